// Dates in French. Plain spaces at punctuation are typeset with the whole dictionary.
import type { z } from 'zod';
import type { DateBasis } from '../../records/dates.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Dates } from './dates-en.ts';

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const dayName = (day: number) => (day === 1 ? '1er' : String(day));

function date({ year, month, day }: CalendarDate): string {
  const name = month === undefined ? '' : `${months[month - 1]} `;
  return `${day === undefined ? '' : `${dayName(day)} `}${name}${year}`;
}

/** With the article, which only a day has. */
const theDate = (on: CalendarDate) => (on.day === undefined ? date(on) : `le ${date(on)}`);

/** "le 3 décembre", "en décembre". */
const onDate = (on: CalendarDate) => (on.day === undefined ? `en ${date(on)}` : `le ${date(on)}`);

/** Leaves out what both ends share: "le 5 et le 10 novembre 2024". */
function start(from: CalendarDate, to: CalendarDate): string {
  if (from.year !== to.year) return theDate(from);
  if (from.month === to.month && from.day !== undefined && to.day !== undefined) {
    return `le ${dayName(from.day)}`;
  }
  return theDate(from).replace(new RegExp(` ${from.year}$`), '');
}

const basisWords: Record<z.infer<typeof DateBasis>, string> = {
  explicit: 'date donnée par la source',
  relative: 'calculée d’après la source',
  inferred: 'déduite du contexte',
  external: 'connue par ailleurs',
};

export const datesFr: Dates = {
  unknown: 'date inconnue',
  on: date,
  about: (on) => `vers ${theDate(on)}`,
  uncertain: (text) => `${text} (date incertaine)`,
  between: (from, to) => `entre ${start(from, to)} et ${theDate(to)}`,
  notAfter: (on) => `au plus tard ${onDate(on)}`,
  notBefore: (on) => `au plus tôt ${onDate(on)}`,
  since: (on) => `depuis ${theDate(on)}`,
  until: (on) => (on.day === undefined ? `jusqu’en ${date(on)}` : `jusqu’au ${date(on)}`),
  basis: (basis, printed) =>
    `${basisWords[basis]}${printed === null ? '' : ` ; la source écrit « ${printed} »`}`,
};
