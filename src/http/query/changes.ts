// What can be asked about changes: the filters of statements, and what happened to which record.
import { z } from 'zod';
import { ChangeKind } from '../../records/change.ts';
import { Id } from '../../records/reference.ts';
import { resourceNames } from '../../records/resources.ts';
import type { ChangeQuery, Snapshot } from '../../store/store.ts';
import { ApiError, badParameters } from '../exchange/problem.ts';
import { moment, readSince } from './moments.ts';
import { readStatements, statementParameters } from './statements.ts';

export const changeParameters = {
  ...statementParameters,
  id: z
    .array(Id)
    .optional()
    .meta({
      description: 'Records of any kind, also withdrawn or renamed ones.',
      example: ['peskov-2024-11-11-pure-invention'],
    }),
  kind: z
    .array(ChangeKind)
    .optional()
    .meta({ description: 'What happened. Several values mean "or".', example: ['corrected'] }),
  changed_since: moment.optional().meta({
    description: 'What happened on this day or at this instant, or later.',
    example: '2026-11-25',
  }),
};

type ChangeValues = z.output<z.ZodObject<typeof changeParameters>>;

/** @throws ApiError bad_request; rolled_back, as what was taken back would be missing */
export async function readChanges(
  snapshot: Snapshot,
  { id, kind, changed_since, ...values }: ChangeValues,
) {
  requireHistory(snapshot);
  const { query, resolved } = await readStatements(snapshot, values as never);
  const { filters, days, text } = query;
  const isNarrowed = days || text || Object.values(filters).some((value) => value);
  const since = changed_since && (await readSince(snapshot, 'changed_since', changed_since));
  const wanted: ChangeQuery['filters'] = {
    ...(id && { id: await findRecords(snapshot, id) }),
    ...(kind && { kind }),
    ...(since && { changed_since: [since] }),
  };
  return { statements: isNarrowed ? query : undefined, filters: wanted, resolved };
}

/** @throws ApiError rolled_back */
export function requireHistory({ manifest: { rolledBackFrom } }: Snapshot): void {
  if (rolledBackFrom === undefined) return;
  const detail = `Version ${rolledBackFrom} was taken back, so that a list of changes would be wrong until the next publication; try again later.`;
  throw new ApiError('rolled_back', detail);
}

/** Each behind its resource; what goes on under another id under that one too. */
async function findRecords(snapshot: Snapshot, ids: readonly string[]): Promise<string[]> {
  const keys = await Promise.all(
    ids.map(async (id) => {
      const own = await Promise.all(
        resourceNames.map(async (resource) => {
          const past = await snapshot.findPast(resource, id);
          const holders = past && 'holders' in past ? past.holders : [];
          const isThere = past !== undefined || (await snapshot.hasId(resource, id));
          return isThere ? [id, ...holders].map((one) => `${resource}/${one}`) : [];
        }),
      );
      return own.flat().length > 0 ? own.flat() : refuse(id);
    }),
  );
  return keys.flat().sort();
}

function refuse(id: string): never {
  const detail = `id: no record has or had the id "${id}".`;
  throw badParameters([{ parameter: 'id', detail, suggestions: [] }]);
}
