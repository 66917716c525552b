// Caveats with their passages, and what they touch.
import { type Caveat, type CaveatReference, CaveatSeverity } from '../../records/caveat.ts';
import type { Memory } from '../../records/memory.ts';
import { resourceOf } from '../../records/resources.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';
import { resolveEvidence } from './evidence.ts';
import type { MemoryIndex } from './memory.ts';

type Target = Caveat['affects'][number]['kind'];
type Touched = Target | 'source';

export interface Caveats {
  /** All of them: major ones first, then by id. */
  list: Caveat[];
  /** Those that name the record, or are about the source, in the same order. */
  of: (kind: Touched, id: string) => CaveatReference[];
}

export function compileCaveats(seeds: Seeds, references: References, memory: MemoryIndex): Caveats {
  const list = listCaveats(seeds, references).map((caveat) => memory.remember('caveat', caveat));
  list.sort(inOrder);
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

function listCaveats(seeds: Seeds, references: References): Omit<Caveat, keyof Memory>[] {
  return [...seeds.sources.values()].flatMap(({ id: source, caveats }) =>
    caveats.map(({ value: { id, kind, severity, explanation, citations, ...caveat } }) => ({
      id,
      kind,
      severity,
      explanation,
      url: `/caveats/${id}`,
      source,
      citations: citations.map((quote, index) =>
        references.citation(`caveat ${id} ${index}`, quote.source ?? source),
      ),
      evidence: caveat.evidence.map(resolveEvidence),
      affects: [
        ...caveat.affects.statements.map((target) => targetOf('statement', target)),
        ...caveat.affects.events.map((target) => targetOf('event', target)),
        ...caveat.affects.actors.map((target) => targetOf('actor', target)),
      ],
    })),
  );
}

function targetOf(kind: Target, id: string) {
  return { kind, id, url: `/${resourceOf[kind]}/${id}` };
}

function inOrder(a: Caveat, b: Caveat): number {
  return rankSeverity(a) - rankSeverity(b) || compare(a.id, b.id);
}

function rankSeverity({ severity }: Caveat): number {
  return CaveatSeverity.options.indexOf(severity);
}
