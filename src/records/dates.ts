// Dates as a source gives them: EDTF (ISO 8601-2, levels 0 to 2) and the days they span.
// It must not read the clock.
import edtf from 'edtf';
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { LocalizedText } from './reference.ts';

/** The first and last possible day, `YYYY-MM-DD`; null where the date is open at that end. */
export interface DayBounds {
  earliest: string | null;
  latest: string | null;
}

export const DateBasis = z.enum(['explicit', 'relative', 'inferred', 'external']).meta({
  id: 'DateBasis',
  description:
    'How the date is known: `explicit` (printed in full), `relative` (a weekday or "last week", ' +
    'resolved), `inferred` (from the date of the article or from another source here), ' +
    '`external` (publicly known, but not from the source).',
});

const Day = z.iso.date().nullable();

/** A date with its derived bounds. `printed` is what the source prints, null where not recorded. */
export const UncertainDate = z
  .strictObject({
    edtf: z.string().meta({ description: 'EDTF (ISO 8601-2): a day, a month, an interval …' }),
    earliest: Day.meta({ description: 'First possible day; null when open.' }),
    latest: Day.meta({ description: 'Last possible day; null when open.' }),
    basis: DateBasis,
    printed: z.string().nullable().meta({ description: 'The words of the source, verbatim.' }),
  })
  .meta({ id: 'UncertainDate' });
export type UncertainDate = z.infer<typeof UncertainDate>;

/** The same with its reasons, in the record that it belongs to. */
export const ExplainedDate = UncertainDate.extend({
  note: LocalizedText.nullable().meta({ description: 'How the date was worked out.' }),
  evidence: z.array(Evidence).meta({ description: 'Where the day can be looked up.' }),
}).meta({ id: 'ExplainedDate' });
export type ExplainedDate = z.infer<typeof ExplainedDate>;

const dayMs = 86_400_000;
const hint =
  'write a day 2025-12-02, a month 2025-12, a year 2025 or an interval 2025-12-02/2025-12-03';

/** What is left of a date without its qualifiers and its time of day. */
const calendarDate =
  /^(?:\d\dXX|\d{3}X|\d{4}(?:-(?:0[1-9]|1[0-2]|XX))?|\d{4}-(?:XX-XX|(?:0[1-9]|1[0-2])-(?:XX|\d\d)))$/;

export class EdtfError extends Error {
  override readonly name = 'EdtfError';
  /** What is wrong with the text, without the text itself. */
  readonly reason: string;

  constructor(text: string, reason: string, message = `"${text}" ${reason}`) {
    super(message);
    this.reason = reason;
  }
}

/**
 * The days that an EDTF text spans. Years run from 0000 to 9999; seasons and quarters, whose days
 * nobody agrees on, are refused: their months can be written instead.
 * @throws EdtfError with a message for the person who wrote the text
 */
export function parseEdtf(text: string): DayBounds {
  const set = /^(?:\[(.+)\]|\{(.+)\})$/.exec(text);
  const ranges = set
    ? ((set[1] ?? set[2]) as string).split(',').map((member) => boundsOf(member, '..'))
    : [boundsOf(text, '/')];
  if (ranges.some(isReversed)) throw new EdtfError(text, 'ends before it begins; swap its ends');
  const bounds = ranges.reduce(span);
  if (!bounds || (bounds.earliest === null && bounds.latest === null)) {
    throw new EdtfError(text, `is not an EDTF date; ${hint}`);
  }
  return bounds;
}

/** The bounds of one date or of two joined by `separator`; undefined when it is neither. */
function boundsOf(text: string, separator: '/' | '..'): DayBounds | undefined {
  const dates = text.split(separator);
  if (dates.length > 2) return undefined;
  const ends = dates.map((date) =>
    dates.length === 2 && (date === '' || date === '..')
      ? { earliest: null, latest: null }
      : daysOf(date),
  );
  const [start, end] = [ends.at(0), ends.at(-1)];
  return start && end && { earliest: start.earliest, latest: end.latest };
}

function daysOf(date: string): DayBounds | undefined {
  const known = knownSpans.get(date) ?? findDays(date);
  if (known === undefined) return undefined;
  if (knownSpans.size === knownSpansMax) knownSpans.clear();
  knownSpans.set(date, known);
  return known;
}

function findDays(date: string): DayBounds | undefined {
  const day = date.replace(/T.*/, '');
  const digits = day.replace(/[?~%]/g, '');
  if (!calendarDate.test(digits)) return undefined;
  const plain = findPlainDays(digits);
  if (digits === date && plain) return plain;
  try {
    // A time of day only has to be well-formed: the day is the one that is written, in its zone.
    if (day !== date) edtf(date);
    const { min, max } = edtf(day);
    return plain ?? { earliest: isoDate(min / dayMs), latest: isoDate(max / dayMs) };
  } catch {
    return undefined;
  }
}

/** The same few dates come again and again, and the library takes a millisecond for one. */
const knownSpans = new Map<string, DayBounds>();
const knownSpansMax = 10_000;

/**
 * The bounds of a month or a day without the library, which takes a hundred times longer.
 * @throws EdtfError when there is no such day: the library would take 29 February for 1 March
 */
function findPlainDays(digits: string): DayBounds | undefined {
  if (digits.length === 4 || digits.includes('X')) return undefined;
  const month = digits.slice(0, 7);
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  const last = isoDate(next.getTime() / dayMs);
  if (digits === month) return { earliest: `${month}-01`, latest: last };
  if (digits.endsWith('-00') || digits > last) {
    const reason = `names ${digits}, which is no day; correct it`;
    throw new EdtfError(digits, reason, `there is no day ${digits}; correct it`);
  }
  return { earliest: digits, latest: digits };
}

function isReversed(bounds: DayBounds | undefined): boolean {
  return (bounds?.earliest ?? '') > (bounds?.latest ?? '9999-99');
}

function span(a: DayBounds | undefined, b: DayBounds | undefined): DayBounds | undefined {
  if (!a || !b) return undefined;
  const pick = (days: (string | null)[], at: number) =>
    days.includes(null) ? null : (days.sort().at(at) as string);
  return { earliest: pick([a.earliest, b.earliest], 0), latest: pick([a.latest, b.latest], 1) };
}

/** Whether a part of it is qualified as uncertain or approximate (`?`, `~`, `%`). */
export function isQualified({ edtf }: Pick<UncertainDate, 'edtf'>): boolean {
  return /[?~%]/.test(edtf);
}

/** Days since 1970-01-01, for typed arrays. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
