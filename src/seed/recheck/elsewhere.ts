// Lets seeds of which only some sources were read know the names that are claimed in the others.

import { type Seeds, sourceOf } from '../model.ts';
import type { CheckedSource } from './last-check.ts';

/**
 * @param ids of all sources, in the order in which they are read
 * @param others those that did not change
 */
export function addElsewhere(
  seeds: Seeds,
  ids: readonly string[],
  others: ReadonlyMap<string, CheckedSource>,
): void {
  for (const kind of ['source', 'statement', 'caveat'] as const) {
    const read = Map.groupBy(seeds.claimed[kind], ([, place]) => sourceOf(place) as string);
    const claimed = ids.flatMap((id) => read.get(id) ?? listClaims(id, kind, others.get(id)));
    seeds.claimed[kind] = new Map(claimed);
  }
  seeds.elsewhere = ids.flatMap((id) => {
    const other = seeds.sources.has(id) ? undefined : others.get(id);
    return other ? [other.interface] : [];
  });
}

function listClaims(
  id: string,
  kind: 'source' | 'statement' | 'caveat',
  source: CheckedSource | undefined,
): [string, string][] {
  const claims = source?.interface.claims.filter((name) => name.startsWith(`${kind} `)) ?? [];
  return claims.map((name) => [name.slice(kind.length + 1), `sources/${id}`]);
}
