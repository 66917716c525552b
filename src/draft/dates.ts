// When something was said: a date or weekday that the sentence prints beside the verb of saying.
// The day of publication only resolves a weekday; it is never taken in silence.
import { dayNumber, isoDate } from '../records/dates.ts';
import type { Lexicon } from './lexicon.ts';
import { isCapitalized, type Token } from './tokens.ts';

export interface Said {
  edtf: string;
  basis: 'explicit' | 'relative';
  printed: string;
  /** Set when the printed weekday is not that of the printed date. */
  contradiction: boolean;
}

export interface Region {
  from: number;
  to: number;
}

export interface Dating {
  tokens: readonly Token[];
  lexicon: Lexicon;
  text: string;
  /** The day of publication, `YYYY-MM-DD`. */
  published: string | null;
}

/** The first date in one of the regions that stands free, not as part of a name of something. */
export const findDate = (dating: Dating, regions: readonly Region[]) =>
  findFirst(regions, (at) => readDate(dating, at));

/** What is read at the first place in one of the regions where there is something. */
export function findFirst<T>(
  regions: readonly Region[],
  read: (at: number) => T | undefined,
): T | undefined {
  for (const { from, to } of regions) {
    for (let at = from; at < to; at++) {
      const found = read(at);
      if (found) return found;
    }
  }
  return undefined;
}

/** What a date belongs to, rather than the verb: "la réunion du 2 décembre", "until Friday". */
const bound =
  /^(?:de|d'|du|des|à|au|aux|et|ou|depuis|jusqu'|avant|après|dès|pour|avec|entre|ici|vers|via|of|to|and|or|since|until|till|before|after|by|from|for|through|between|next|last|prochain|'s)$/;

function readDate(dating: Dating, at: number): Said | undefined {
  const { tokens, lexicon } = dating;
  const token = tokens[at] as Token;
  const before = skipArticles(dating, at);
  // "USA Today" is a name.
  const isNamed =
    before >= 0 && before === at - 1 && isCapitalized(token) && lexicon.is('today', token.lower);
  if (isNamed) return undefined;
  const isBound = bound.test(tokens[before]?.lower ?? '') && !isOfOccasion(dating, before);
  if (isBound || tokens[at + 1]?.lower === "'s") return undefined;
  const weekday = lexicon.is('weekdays', token.lower) ? at : undefined;
  const dayAt = weekday === undefined ? at : skipComma(tokens, at + 1);
  const full = readDay(dating, dayAt);
  if (full && (isBeforeNoun(dating, at, full.to) || isSubject(dating, at, full.to)))
    return undefined;
  if (full) {
    const isWrong = weekday !== undefined && weekdayOf(full.day) !== indexOf(lexicon, token.lower);
    return {
      edtf: full.day,
      basis: full.isExplicit ? 'explicit' : 'relative',
      printed: slice(dating, at, full.to),
      contradiction: isWrong,
    };
  }
  return readRelative(dating, at);
}

/** How far before its day an occasion may stand. */
const occasionReach = 4;

/** "lors de la séance du 3 mars", "dans une lettre datée du 3 mars": the day of saying it. */
function isOfOccasion(dating: Dating, at: number): boolean {
  const { tokens, lexicon } = dating;
  if (!lexicon.is('ofDays', tokens[at]?.lower)) return false;
  if (lexicon.is('datedLeads', tokens[at - 1]?.lower)) return true;
  for (let noun = at - 1; noun >= Math.max(1, at - occasionReach); noun--) {
    const { kind, lower } = tokens[noun] as Token;
    const isDocument = lexicon.heads.get(lower)?.kind === 'document' || kind === 'quote';
    if (isDocument || Object.hasOwn(lexicon.words.occasions, lower)) return isLed(dating, noun);
    if (lexicon.is('prepositions', lower) && !lexicon.is('of', lower)) return false;
  }
  return false;
}

/** "lors de la séance", "dans une lettre"; not "après la séance". */
function isLed({ tokens, lexicon }: Dating, noun: number): boolean {
  const { is } = lexicon;
  const isSmall = (lower = '') => is('determiners', lower) || is('of', lower);
  let before = noun - 1;
  while (before > 0 && isSmall(tokens[before]?.lower)) before--;
  const lead = tokens[before]?.lower ?? '';
  const leads = lexicon.sequences('occasionLeads').flat();
  return is('documentLeads', lead) || (leads.includes(lead) && !isSmall(lead));
}

/** "said Monday would be free": it is what the clause is about. */
const isSubject = ({ tokens, lexicon }: Dating, from: number, to: number) =>
  lexicon.words.headLast &&
  lexicon.is('auxiliaries', tokens[to]?.lower) &&
  lexicon.forms.has(tokens[from - 1]?.lower ?? '');

/** A weekday, "hier", "today": resolved by the day of publication, if that is known. */
function readRelative(dating: Dating, at: number): Said | undefined {
  const { tokens, lexicon, published } = dating;
  const [lower = '', next = ''] = [tokens[at]?.lower, tokens[at + 1]?.lower];
  if (published === null || /^(?:prochain|suivant|précédent|next|ou|or|et|and)$/.test(next))
    return undefined;
  if (isSubject(dating, at, at + 1)) return undefined;
  if (lexicon.is('weekdays', lower)) {
    if (isOtherDay(dating, at)) return undefined;
    const back = (weekdayOf(published) - indexOf(lexicon, lower) + 7) % 7;
    const isWeekAgo = back === 0 && /^(?:dernier|passé)$/.test(next);
    return relative(dating, at, shift(published, isWeekAgo ? -7 : -back));
  }
  if (lexicon.is('today', lower)) return relative(dating, at, published);
  if (lexicon.is('dayBefore', lower)) return relative(dating, at, shift(published, -2));
  return lexicon.is('yesterday', lower) ? relative(dating, at, shift(published, -1)) : undefined;
}

/** "every Monday", "the Monday attack", "Monday night's attack", "lundi de Pâques". */
function isOtherDay({ tokens, lexicon }: Dating, at: number): boolean {
  const isOwner = tokens[at + 2]?.lower === "'s";
  const isLed = lexicon.is('otherDays', tokens[at - 1]?.lower);
  return isOwner || isLed || lexicon.is('dayTails', tokens[at + 1]?.lower);
}

/** Back over articles, and over the weekday of a day: "pour le samedi 4 mars". */
function skipArticles({ tokens, lexicon }: Dating, at: number): number {
  let before = at - 1;
  while (
    /^(?:le|ce|cet|this|on|the|late|early|earlier)$/.test(tokens[before]?.lower ?? '') ||
    (before < at && lexicon.is('weekdays', tokens[before]?.lower))
  ) {
    before--;
  }
  return before;
}

/** "the December 31 attack": the day belongs to what it stands before. */
function isBeforeNoun({ tokens, lexicon }: Dating, from: number, to: number): boolean {
  const next = tokens[to];
  return (
    tokens[from - 1]?.lower === 'the' &&
    next?.kind === 'word' &&
    !lexicon.is('auxiliaries', next.lower)
  );
}

const skipComma = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === ',' || tokens[at]?.lower === 'le' ? at + 1 : at;

/** "3 décembre 2025", "1er mai", "December 3, 2025". */
export function readDay({ tokens, lexicon, published }: Dating, at: number) {
  const [first, second] = [tokens[at], tokens[at + 1]];
  const isDayFirst = /^\d{1,2}(?:er)?$/.test(first?.text ?? '');
  const dayToken = isDayFirst ? first : second;
  const monthToken = isDayFirst ? second : first;
  const month = lexicon.words.months.indexOf(monthToken?.lower ?? '') + 1;
  const day = Number.parseInt(dayToken?.text ?? '', 10);
  if (month === 0 || !(day >= 1 && day <= 31) || dayToken?.kind !== 'number') return undefined;
  const suffix = tokens[at + 2]?.text === ',' ? at + 3 : at + 2;
  const year = /^(?:19|20)\d\d$/.test(tokens[suffix]?.text ?? '')
    ? tokens[suffix]?.text
    : undefined;
  const pad = (value: number) => String(value).padStart(2, '0');
  const within = (one: string | number) => `${one}-${pad(month)}-${pad(day)}`;
  if (year !== undefined) return checkDay(within(year), suffix + 1, true);
  if (published === null) return undefined;
  // "le 14 août dernier" is the last one.
  const isLast = /^(?:dernier|last)$/.test(tokens[at + 2]?.lower ?? '');
  const nearest = findNearest(within, published, isLast);
  return nearest === undefined ? undefined : checkDay(nearest, at + 2, false);
}

/** The last day of that name before an article appeared, if it is not long ago. */
function findNearest(within: (year: number) => string, published: string, isLast: boolean) {
  const thisYear = Number(published.slice(0, 4));
  if (within(thisYear) <= published) return within(thisYear);
  const before = within(thisYear - 1);
  // "le 12 juin" in an article of 4 June has yet to come.
  const isLongAgo = !isLast && dayNumber(published) - dayNumber(before) > yearlessMax;
  return isLongAgo ? undefined : before;
}

/** How many days back a day without its year may lie in the year before. */
const yearlessMax = 150;

function checkDay(day: string, to: number, isExplicit: boolean) {
  return isoDate(dayNumber(day)) === day ? { day, to, isExplicit } : undefined;
}

const weekdayOf = (day: string) => (dayNumber(day) + 3) % 7;
const indexOf = ({ words }: Lexicon, lower: string) => words.weekdays.indexOf(lower);
const shift = (day: string, days: number) => isoDate(dayNumber(day) + days);

export const slice = ({ text, tokens }: Dating, from: number, to: number) =>
  text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);

function relative(dating: Dating, at: number, edtf: string): Said {
  return { edtf, basis: 'relative', printed: slice(dating, at, at + 1), contradiction: false };
}
