// What the checks of other files ask of a source, told apart from the rest of it: where this is the
// same as before, what they said of the others is so, too.
import { listReferences } from '../check/named-ids.ts';
import { listGivers } from '../check/references.ts';
import { findRow } from '../check/register.ts';
import { hashWords } from '../check/texts.ts';
import { countSource } from '../counts.ts';
import { type Seeds, type SourceInterface, type SourceSeed, sourceOf } from '../model.ts';
import type { Register } from '../parse/register.ts';
import { listRecords, type Registrable } from '../register.ts';

/** Of those sources that were read. */
export function listInterfaces(seeds: Seeds): SourceInterface[] {
  const names = listNames(seeds);
  return [...seeds.sources.values()].map((seed) => {
    const { claims, mentions } = names.get(seed.id) as Names;
    const { draft = false, embargo, text } = seed.source?.value ?? {};
    const words = hashWords(seed);
    if (words) claims.add(`text ${words}`);
    return {
      ...countSource(seed),
      claims: [...claims],
      mentions: [...mentions].filter((name) => !claims.has(name)),
      vias: seed.reports.flatMap(({ value }): [string, string][] =>
        value.via == null ? [] : [[`statement ${value.statement}`, `source ${value.via}`]],
      ),
      givers: listActorFiles(seeds, seed),
      isWithheld: draft || embargo != null,
      isQuoted: text === 'quotes',
    };
  });
}

interface Names {
  claims: Set<string>;
  mentions: Set<string>;
}

function listNames(seeds: Seeds): Map<string, Names> {
  const names = new Map<string, Names>();
  for (const id of seeds.sources.keys()) {
    names.set(id, { claims: new Set(), mentions: new Set() });
  }
  for (const kind of ['source', 'statement', 'caveat'] as const) {
    for (const [id, place] of seeds.claimed[kind]) {
      names.get(sourceOf(place) ?? '')?.claims.add(`${kind} ${id}`);
    }
  }
  const { register } = seeds;
  const sources = { ...seeds, actors: new Map(), events: new Map(), topics: [] };
  for (const { entry, kind, id } of listReferences(sources)) {
    names.get(sourceOf(entry.file) ?? '')?.mentions.add(`${kind} ${id}`);
  }
  for (const record of listRecords(sources)) {
    const own = names.get(sourceOf(record.entry.file) ?? '');
    if (own) addPast(own, record, register);
  }
  return names;
}

/** The names of before by which records meet. */
function addPast({ claims, mentions }: Names, record: Registrable, register?: Register): void {
  for (const id of record.entry.value.formerly) {
    const name = `${record.kind} ${id}`;
    mentions.add(name);
    claims.add(former(name));
  }
  const row = register && findRow(record, { register });
  // What relations led to when they were released.
  for (const relation of row?.cells.relations?.split(' ').filter(Boolean) ?? []) {
    const name = relation.split(':').slice(1).join(' ');
    mentions.add(name).add(former(name));
  }
}

const former = (name: string) => `former ${name}`;

function listActorFiles({ actors }: Seeds, seed: SourceSeed): string[] {
  const givers = listGivers({ sources: new Map([[seed.id, seed]]), actors, elsewhere: [] });
  return [...givers].filter((file) => file?.startsWith('actors/')) as string[];
}
