// Days where a format wants an instant. No clock is read: what a feed calls "updated" is when the
// record changed, as it remembers, and in a database that was never released when it was printed.
import type { UncertainDate } from '../records/dates.ts';
import type { Event } from '../records/event.ts';
import type { Statement } from '../records/statement.ts';
import type { About } from './format.ts';

/** When a statement was published here and last changed; else when it was printed. */
export function findInstants(statement: Statement): { added: string; modified: string } {
  const { first, last } = findPrintedDays(statement);
  const { added, modified } = statement;
  return { added: added ?? formatInstant(first), modified: modified ?? formatInstant(last) };
}

/** The last of the instants at which something in a feed changed. */
export function findNewest(
  statements: readonly Statement[],
  { gone, newestChange, newestDay }: Pick<About, 'gone' | 'newestChange' | 'newestDay'>,
): string {
  const instants = [
    ...statements.map((statement) => findInstants(statement).modified),
    ...gone.map(({ on }) => on),
  ];
  return instants.sort().at(-1) ?? newestChange ?? formatInstant(newestDay ?? unknownDay);
}

/** For formats that demand an instant when the dataset knows no day at all. */
const unknownDay = '1970-01-01';

/** Whether a date is a day, month or year of ISO 8601, neither qualified nor an interval. */
export function isCertain({ edtf }: UncertainDate): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(edtf);
}

/** The last day that a date may mean, else the first. */
export function lastDay(date: UncertainDate | null | undefined): string | undefined {
  return date?.latest ?? date?.earliest ?? undefined;
}

/**
 * The days on which the first and the last report of a statement appeared; where no source is
 * dated, the day on which it was said.
 */
function findPrintedDays({ citations, said }: Statement): { first: string; last: string } {
  const days = citations
    .map(({ source }) => lastDay(source.published))
    .filter((day) => day !== undefined)
    .sort();
  const fallback = lastDay(said) ?? unknownDay;
  return { first: days[0] ?? fallback, last: days.at(-1) ?? fallback };
}

/** The day on which the last source of an event appeared, else the day of the event. */
export function findReportedDay({ citations, when }: Event): string {
  const days = citations
    .map(({ source }) => lastDay(source.published))
    .filter((day) => day !== undefined)
    .sort();
  return days.at(-1) ?? lastDay(when) ?? unknownDay;
}

/** The first instant of a day (RFC 3339, UTC), without fractions of a second. */
export function formatInstant(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The following day, `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
