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
  const renamed = Map.groupBy(
    changes.filter(({ kind }) => kind === 'renamed'),
    ({ was }) => was,
  );
  return [
    ...changes.flatMap((change) => describeWithdrawn(change) ?? []),
    ...[...renamed.values()].flatMap((parts) => describeRenamed(parts) ?? []),
  ].sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0));
}

/** Undefined for a statement that stands again. */
function describeWithdrawn({ kind, record, on, note }: Change): Gone | undefined {
  if (kind !== 'withdrawn' || record.label !== null || !note) return undefined;
  return { id: record.id, on, reason: note };
}

/** @param parts more than one for what was split */
function describeRenamed(parts: readonly Change[]): Gone | undefined {
  const [first] = parts;
  if (!first || first.was === null) return undefined;
  const ids = parts.map(({ record }) => record.id).sort();
  return {
    id: first.was,
    on: first.on,
    reason: {
      en: `Now ${ids.join(' and ')}.`,
      fr: `Désormais ${ids.join(' et ')}.`,
    },
  };
}
