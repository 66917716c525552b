// Dates as a source gives them: EDTF (ISO 8601-2, levels 0 to 2) and the days they span.
// It must not read the clock.
import edtf from 'edtf';
import { z } from 'zod';

/** The first and last possible day, `YYYY-MM-DD`; null where the date is open at that end. */
export interface DayBounds {
  earliest: string | null;
  latest: string | null;
}

export const DateBasis = z.enum(['explicit', 'relative', 'inferred']).meta({
  id: 'DateBasis',
  description:
    'How the date is known: `explicit` (printed in full), `relative` (a weekday or "last week", ' +
    'resolved), `inferred` (from the date of the article or from another source).',
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

const dayMs = 86_400_000;
const hint =
  'write a day 2025-12-02, a month 2025-12, a year 2025 or an interval 2025-12-02/2025-12-03';

/**
 * The days that an EDTF text spans.
 * @throws Error with a message for the person who wrote the text
 */
export function parseEdtf(text: string): DayBounds {
  return parsePlain(text) ?? parseAny(text);
}

/** A year, month or day, which nearly all dates are: the full parser takes a hundred times longer. */
function parsePlain(text: string): DayBounds | undefined {
  if (/^\d{4}$/.test(text)) return { earliest: `${text}-01-01`, latest: `${text}-12-31` };
  const match = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const monthDays = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (day === undefined) return { earliest: `${text}-01`, latest: `${text}-${monthDays}` };
  return Number(day) <= monthDays ? { earliest: text, latest: text } : undefined;
}

function parseAny(text: string): DayBounds {
  // The parser would take 30 February for the first or second of March.
  for (const [day] of text.matchAll(/\d{4}-\d\d-\d\d/g)) {
    const ms = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(ms) || isoDay(ms) !== day) throw new Error(`there is no day ${day}`);
  }
  const interval = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(text);
  if (interval && (interval[1] as string) > (interval[2] as string)) {
    throw new Error(`the date ${text} ends before it begins`);
  }
  let min: number;
  let max: number;
  try {
    ({ min, max } = edtf(text));
  } catch (error) {
    const reversed = error instanceof Error && /invalid (upper|lower) bound/.test(error.message);
    throw new Error(
      reversed ? `the date ${text} ends before it begins` : `${text} is not an EDTF date: ${hint}`,
    );
  }
  return { earliest: isoDay(min), latest: isoDay(max) };
}

/** Days since 1970-01-01, for typed arrays. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function isoDay(epochMs: number): string | null {
  return Number.isFinite(epochMs) ? new Date(epochMs).toISOString().slice(0, 10) : null;
}
