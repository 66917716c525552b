// References must point to a record, name it once, and not be circular.

import type { RecordKind } from '../../records/resources.ts';
import { nearestNames } from '../../text/names.ts';
import type { Seeds } from '../model.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { ActorFile } from '../parse/schema.ts';
import { listReferences, listUsed, type Reference } from './named-ids.ts';

export function checkReferences(seeds: Seeds, report: Report): void {
  const listed = new Map<Entry<unknown>, Set<string>>();
  for (const reference of listReferences(seeds)) {
    const { entry, path, kind, id } = reference;
    const known = seeds.claimed[kind];
    if (!known.has(id) && !seeds.unclear.has(kind)) {
      const [nearest] = nearestNames(id, known.keys(), 1);
      const advice = nearest ? `did you mean "${nearest}"?` : `add the ${kind} or remove this`;
      report(entry, path, `there is no ${kind} "${id}"; ${advice}`);
    }
    if (isRepeated(reference, listed)) {
      report(entry, path, `the ${kind} "${id}" appears twice in this list; remove one`);
    }
  }
  checkRelations(seeds, report);
  checkParts(seeds, report);
  checkCycles(seeds.events, 'parent', report);
  checkCycles(seeds.actors, 'member_of', report);
  checkCycles(seeds.actors, 'part_of', report);
}

/** Topics, actors and events that nothing refers to, and values that nothing inherits. */
export function checkUse(seeds: Seeds, report: Report): void {
  const used = listUsed(seeds);
  const check = (entry: Entry<unknown>, kind: RecordKind, id: string) => {
    if (used.has(`${kind} ${id}`)) return;
    report(entry, [], `nothing uses the ${kind} "${id}"; use it or remove it`);
  };
  for (const [id, entry] of seeds.actors) check(entry, 'actor', id);
  for (const [id, entry] of seeds.events) check(entry, 'event', id);
  for (const entry of seeds.topics) check(entry, 'topic', entry.value.id);
  checkDefaults(seeds, report);
  checkSides(seeds, report);
}

const side = 'on_behalf_of';
const hasSide = (actor?: Entry<ActorFile>) => actor?.value[side] != null;

const unused = (key: string) => `no statement inherits "${key}"; remove it`;

function checkDefaults({ sources }: Seeds, report: Report): void {
  for (const { source, statements } of sources.values()) {
    if (!source) continue;
    for (const key of Object.keys(source.value.defaults)) {
      if (statements.some(({ locate }) => locate([key]).file === source.file)) continue;
      report(source, ['defaults', key], unused(key));
    }
  }
}

/** The files from which statements inherit on whose behalf they are. */
export function listGivers({
  sources,
  actors,
  elsewhere,
}: Pick<Seeds, 'sources' | 'actors' | 'elsewhere'>): Set<string | undefined> {
  const givers = new Set<string | undefined>(elsewhere.flatMap((one) => one.givers));
  for (const { statements } of sources.values()) {
    for (const { value, locate } of statements) {
      if (hasSide(actors.get(value.actor))) givers.add(locate([side]).file);
    }
  }
  return givers;
}

function checkSides(seeds: Seeds, report: Report): void {
  const givers = listGivers(seeds);
  for (const actor of seeds.actors.values()) {
    if (hasSide(actor) && !givers.has(actor.file)) report(actor, [side], unused(side));
  }
}

function isRepeated(reference: Reference, listed: Map<Entry<unknown>, Set<string>>): boolean {
  const { entry, path, id } = reference;
  if (typeof path.at(-1) !== 'number') return false;
  const seen = listed.get(entry) ?? new Set();
  listed.set(entry, seen);
  const key = `${path.slice(0, -1).join('/')} ${id}`;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function checkRelations(seeds: Seeds, report: Report): void {
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      const seen = new Set<string>();
      for (const [index, relation] of entry.value.relations.entries()) {
        const key = JSON.stringify(relation);
        if (seen.has(key)) {
          report(entry, ['relations', index], 'this relation appears twice; remove one');
        }
        seen.add(key);
        if (relation.statement === entry.value.id) {
          const message = 'a statement cannot relate to itself; name another or remove it';
          report(entry, ['relations', index], message);
        }
      }
    }
  }
}

/** Institutions are parts of institutions; a person is a member of one. */
function checkParts(seeds: Seeds, report: Report): void {
  for (const [id, entry] of seeds.actors) {
    for (const [index, whole] of entry.value.part_of.entries()) {
      for (const part of [id, whole]) {
        const kind = seeds.actors.get(part)?.value.kind;
        if (kind === undefined || kind === 'organization' || kind === 'government') continue;
        const message = `"${part}" is no organization or government; write member_of: instead`;
        report(entry, ['part_of', index], message);
      }
    }
  }
}

/** Following `key` from record to record must end. */
function checkCycles<K extends string>(
  entries: ReadonlyMap<
    string,
    Entry<{ [key in K]?: string | readonly string[] | null | undefined }>
  >,
  key: K,
  report: Report,
): void {
  for (const [id, entry] of entries) {
    const way = findWayBack(id, (next) => [entries.get(next)?.value[key] ?? []].flat());
    if (!way) continue;
    const path = [id, ...way].join(' → ');
    report(entry, [key], `"${id}" is part of itself (${path}); remove one ${key}`);
  }
}

/** The ids that lead from one back to itself, the shortest way; undefined when none do. */
function findWayBack(id: string, listNext: (id: string) => string[]): string[] | undefined {
  const ways = [[id]];
  const visited = new Set<string>();
  for (const way of ways) {
    for (const next of listNext(way.at(-1) as string)) {
      if (next === id) return [...way.slice(1), next];
      if (!visited.has(next)) ways.push([...way, next]);
      visited.add(next);
    }
  }
  return undefined;
}
