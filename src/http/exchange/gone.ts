// What is gone from a list of statements: for feeds, whose readers keep what they have read.
import type { Gone } from '../../formats/format.ts';
import type { Change } from '../../records/change.ts';
import type { Query, Snapshot } from '../../store/store.ts';

/** More would make every feed long; `/changes` has all of them. */
const goneMax = 100;

/** Statements that the query would find if they had not been withdrawn or renamed, newest first. */
export async function readGone(
  { snapshot }: { snapshot: Snapshot },
  { filters: { changed_since, ...filters }, days, text }: Query,
): Promise<Gone[]> {
  const { documents } = await snapshot.listChanges({
    statements: { resource: 'statements', filters, days, text },
    filters: { kind: ['withdrawn', 'renamed'], ...(changed_since && { changed_since }) },
    after: undefined,
    limit: goneMax,
  });
  const changes = JSON.parse(`[${documents}]`) as Change[];
  return changes.flatMap((change) => describeGone(change) ?? []);
}

/** Undefined for a statement that stands again. */
function describeGone({ kind, record, on, was, note }: Change): Gone | undefined {
  if (kind === 'withdrawn' && record.label === null && note) {
    return { id: record.id, on, reason: note };
  }
  if (kind !== 'renamed' || was === null) return undefined;
  return { id: was, on, reason: { en: `Now ${record.id}.`, fr: `Désormais ${record.id}.` } };
}
