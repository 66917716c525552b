// A seed's date with the days it spans, and its place in a list.
import { parseEdtf, type UncertainDate } from '../../records/dates.ts';
import type { SeedDate } from '../parse/schema.ts';

/** Null where there is no date. */
export function resolveDate(date: SeedDate | null): UncertainDate | null {
  if (date === null) return null;
  const { edtf, basis, printed } = date;
  return { edtf, ...parseEdtf(edtf), basis, printed: printed ?? null };
}

/** Sorts by first possible day, then last; what has none comes first. */
export function dateKey(date: UncertainDate | null): string {
  return `${date?.earliest ?? ''} ${date?.latest ?? ''}`;
}
