// Dates in English. The shape of this dictionary is the shape of all.
import type { z } from 'zod';
import type { DateBasis } from '../../records/dates.ts';
import type { CalendarDate } from './calendar-date.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function date({ year, month, day }: CalendarDate): string {
  const name = month === undefined ? '' : `${months[month - 1]} `;
  return `${day === undefined ? '' : `${day} `}${name}${year}`;
}

/** Leaves out what both ends share: "5 and 10 November 2024". */
function start(from: CalendarDate, to: CalendarDate): string {
  if (from.year !== to.year) return date(from);
  const sameMonth = from.month === to.month && from.day !== undefined && to.day !== undefined;
  if (sameMonth) return String(from.day);
  return date(from).replace(new RegExp(` ${from.year}$`), '');
}

const basisWords: Record<z.infer<typeof DateBasis>, string> = {
  explicit: 'the source gives the date',
  relative: 'worked out from the source',
  inferred: 'inferred from context',
  external: 'known from elsewhere',
};

export const datesEn = {
  unknown: 'date not known',
  on: date,
  about: (on: CalendarDate) => `around ${date(on)}`,
  uncertain: (text: string) => `${text} (uncertain)`,
  between: (from: CalendarDate, to: CalendarDate) => `between ${start(from, to)} and ${date(to)}`,
  notAfter: (on: CalendarDate) => `${on.day === undefined ? 'in' : 'on'} or before ${date(on)}`,
  notBefore: (on: CalendarDate) => `${on.day === undefined ? 'in' : 'on'} or after ${date(on)}`,
  since: (on: CalendarDate) => `since ${date(on)}`,
  until: (on: CalendarDate) => `until ${date(on)}`,
  basis: (basis: z.infer<typeof DateBasis>, printed: string | null) =>
    `${basisWords[basis]}${printed === null ? '' : `; the source says “${printed}”`}`,
};

export type Dates = typeof datesEn;
