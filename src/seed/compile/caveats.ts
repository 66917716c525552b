// Caveats with their passages, and what they touch.

import type { Caveat, CaveatReference } from '../../records/caveat.ts';
import { resourceOf } from '../../records/resources.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';

type Touched = 'statement' | 'event' | 'source';

export interface Caveats {
  /** All of them, by id. */
  list: Caveat[];
  /** Those that name the statement or the event, or are about the source. */
  of: (kind: Touched, id: string) => CaveatReference[];
}

export function compileCaveats(seeds: Seeds, references: References): Caveats {
  const list = listCaveats(seeds, references).sort((a, b) => compare(a.id, b.id));
  const touching = new Map<string, CaveatReference[]>();
  const touch = (kind: Touched, id: string, caveat: CaveatReference) => {
    const known = touching.get(`${kind} ${id}`);
    if (known) known.push(caveat);
    else touching.set(`${kind} ${id}`, [caveat]);
  };
  for (const { id, kind, severity, explanation, url, source, affects } of list) {
    const reference = { id, kind, severity, explanation, url };
    touch('source', source, reference);
    for (const target of affects) touch(target.kind, target.id, reference);
  }
  return { list, of: (kind, id) => touching.get(`${kind} ${id}`) ?? [] };
}

function listCaveats(seeds: Seeds, references: References): Caveat[] {
  return [...seeds.sources.values()].flatMap(({ id: source, caveats }) =>
    caveats.map(({ value: { id, kind, severity, explanation, citations, affects } }) => ({
      id,
      kind,
      severity,
      explanation,
      url: `/caveats/${id}`,
      source,
      citations: citations.map((quote, index) =>
        references.citation(`caveat ${id} ${index}`, quote.source ?? source),
      ),
      affects: [
        ...affects.statements.map((target) => targetOf('statement', target)),
        ...affects.events.map((target) => targetOf('event', target)),
      ],
    })),
  );
}

function targetOf(kind: 'statement' | 'event', id: string) {
  return { kind, id, url: `/${resourceOf[kind]}/${id}` };
}
