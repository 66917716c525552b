// A seed's date with the days it spans, and its place in a list.
import { type ExplainedDate, parseEdtf, type UncertainDate } from '../../records/dates.ts';
import type { SeedDate } from '../parse/schema.ts';
import { resolveEvidence } from './evidence.ts';

/** Null where there is no date. */
export function resolveDate(date: SeedDate | null): UncertainDate | null {
  if (date === null) return null;
  const { edtf, basis, printed } = date;
  return { edtf, ...parseEdtf(edtf), basis, printed: printed ?? null };
}

/** The same with its reasons. */
export function explainDate(seed: SeedDate | null): ExplainedDate | null {
  const date = resolveDate(seed);
  if (seed === null || date === null) return null;
  return { ...date, note: seed.note ?? null, evidence: seed.evidence.map(resolveEvidence) };
}

/** Sorts by first possible day, then by last; records without a date come first. */
export function dateKey(date: UncertainDate | null): string {
  return `${date?.earliest ?? ''} ${date?.latest ?? ''}`;
}
