// When each record was published first: what the seeds say, else its source, else the register.
import type { RecordKind } from '../../records/change.ts';
import type { Seeds } from '../model.ts';
import { instantOf, listMoments } from '../moments.ts';
import { listRecords, type Registrable } from '../register.ts';

/** An instant; null where nothing tells, as in a database that was never released. */
export type FindAddition = (kind: RecordKind, id: string) => string | null;

export function buildAdditions(seeds: Seeds): FindAddition {
  const newest = findNewest(seeds);
  const additions = new Map<RecordKind, Map<string, string | null>>();
  for (const record of listRecords(seeds)) {
    const { kind, id, entry, source } = record;
    const moment = entry.value.added ?? sourceAddition(seeds, source) ?? findRelease(seeds, record);
    const ofKind = additions.get(kind) ?? new Map<string, string | null>();
    additions.set(kind, ofKind);
    ofKind.set(id, moment == null ? newest : instantOf(moment));
  }
  return (kind, id) => additions.get(kind)?.get(id) ?? null;
}

/**
 * The last instant that the seeds tell of. What is in no register yet is as new as that, so that
 * nobody who asks for what is new since then misses it.
 */
export function findNewest(seeds: Seeds): string | null {
  if (!seeds.register) return null;
  const moments = [...seeds.register.releases, ...listMoments(seeds)].map(instantOf);
  return moments.sort().at(-1) ?? null;
}

function sourceAddition({ sources }: Seeds, id: string | undefined): string | null | undefined {
  return id === undefined ? undefined : sources.get(id)?.source?.value.added;
}

/** The first release of a record under any of its ids. A part of what was split is a new record. */
function findRelease({ register }: Seeds, { kind, id, entry }: Registrable): string | undefined {
  const { formerly, split } = entry.value;
  const rows = [id, ...(split ? [] : formerly)].map((one) => register?.rows[kind].get(one)?.value);
  const releases = rows.flatMap((row) => (row ? [row.released] : []));
  return releases.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
