// /statements/{id}/history: what a statement was before, and where it can be read as it was.
import type { Change } from '../../records/change.ts';
import { type Revision, StatementHistory } from '../../records/history.ts';
import { resources } from '../../records/resources.ts';
import type { Archive, Snapshot } from '../../store/store.ts';
import { answerJson } from '../exchange/answer.ts';
import { findRecord, parseDocuments, type Reading } from '../exchange/documents.ts';
import { withVersion } from '../exchange/memento.ts';
import { listHolding } from '../query/as-of.ts';
import { requireHistory } from '../query/changes.ts';
import { notFound } from '../query/missing.ts';
import { noQuery, route } from './route.ts';

/** A page of them has some 300 kB. */
const changesMax = 1000;

export const findHistory = route({
  path: '/statements/{id}/history',
  operationId: 'findHistory',
  tag: 'statements',
  summary: 'What a statement was before',
  description:
    'Its revisions, with what stood there before and why that was changed, and the versions in ' +
    'which it can be read as it was. A withdrawn statement has its history too: the day on which ' +
    'it was withdrawn, and of one that was reinstated both days.',
  id: 'peskov-2024-11-11-pure-invention',
  query: noQuery,
  success: {
    description: 'Its history.',
    type: 'application/json',
    schema: StatementHistory,
  },
  examples: { history: { id: 'peskov-2024-11-11-pure-invention' } },
  answer: async ({ snapshot, address, archive, id }) =>
    answerJson(await readHistory({ snapshot, address }, archive, id)),
});

async function readHistory(
  reading: Reading,
  archive: Archive | undefined,
  id: string,
): Promise<StatementHistory> {
  const { snapshot, address } = reading;
  requireHistory(snapshot);
  const record = await findRecord(reading, 'statements', id);
  if (!record) await requireTombstone(snapshot, id);
  const { documents } = await snapshot.listChanges({
    statements: undefined,
    filters: { id: [`statements/${id}`] },
    after: undefined,
    limit: changesMax,
  });
  const changes = parseDocuments<Change>(documents, address).reverse();
  const url = `/statements/${id}`;
  const holding = await listHolding(snapshot, archive, 'statements', id);
  return {
    record: {
      kind: 'statement',
      id,
      label: record ? resources.statements.label(record) : null,
      url: `${address}${url}`,
    },
    revisions: groupChanges(changes, record?.revision),
    changes: `${address}/changes?id=${id}`,
    versions: holding.map(({ version, publishedAt }) => ({
      version,
      published: publishedAt,
      url: `${address}${withVersion(url, version)}`,
    })),
    dataset: { version: snapshot.version },
  };
}

/** @throws ApiError unless the statement was withdrawn */
async function requireTombstone(snapshot: Snapshot, id: string): Promise<void> {
  const past = await snapshot.findPast('statements', id);
  if (!past || 'holders' in past) await notFound(snapshot, 'statements', id);
}

/**
 * @param changes oldest first
 * @param last the number of the last revision; by default as many as there are
 */
function groupChanges(changes: readonly Change[], last?: number): Revision[] {
  const [first] = changes;
  const added = first?.kind === 'added' ? [first] : [];
  const later = Map.groupBy(changes.slice(added.length), ({ on }) => on);
  const isWhole = changes.length < changesMax;
  const groups: [string | null, readonly Change[]][] = [
    ...(isWhole ? [[added[0]?.on ?? null, added] satisfies [string | null, Change[]]] : []),
    ...later,
  ];
  const before = (last ?? groups.length) - groups.length;
  return groups.map(([on, list], index) => ({
    revision: before + index + 1,
    on,
    changes: list.map(({ on: _, record: __, ...change }) => change),
  }));
}
