// Caveats with their passages, and what they touch.
import { type Caveat, type CaveatReference, CaveatSeverity } from '../../records/caveat.ts';
import type { Memory } from '../../records/memory.ts';
import { resourceOf } from '../../records/resources.ts';
import type { Sequence } from '../../store/sqlite/records.ts';
import type { Seeds } from '../model.ts';
import type { SeedCaveat } from '../parse/schema.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';
import { resolveEvidence } from './evidence.ts';
import type { MemoryIndex } from './memory.ts';
import { compileInTurn } from './stream.ts';

type Target = Caveat['affects'][number]['kind'];
type Touched = Target | 'source';

export interface Caveats {
  /** All of them: major ones first, then by id. */
  list: Sequence<Caveat>;
  /** Those that name the record, or are about the source, in the same order. */
  of: (kind: Touched, id: string) => CaveatReference[];
}

export function compileCaveats(seeds: Seeds, references: References, memory: MemoryIndex): Caveats {
  const written = listCaveats(seeds).sort(inOrder);
  const touching = new Map<string, CaveatReference[]>();
  const touch = (kind: Touched, id: string, caveat: CaveatReference) => {
    const known = touching.get(`${kind} ${id}`);
    if (known) known.push(caveat);
    else touching.set(`${kind} ${id}`, [caveat]);
  };
  for (const { source, caveat } of written) {
    const { id, kind, severity, explanation } = caveat;
    const reference = { id, kind, severity, explanation, url: `/caveats/${id}` };
    touch('source', source, reference);
    for (const target of listAffected(caveat)) touch(target.kind, target.id, reference);
  }
  return {
    list: compileInTurn(written, (one) => memory.remember('caveat', compile(one, references))),
    of: (kind, id) => touching.get(`${kind} ${id}`) ?? [],
  };
}

interface Written {
  source: string;
  caveat: SeedCaveat;
}

function listCaveats(seeds: Seeds): Written[] {
  return [...seeds.sources.values()].flatMap(({ id: source, caveats }) =>
    caveats.map(({ value: caveat }) => ({ source, caveat })),
  );
}

function compile({ source, caveat }: Written, references: References): Omit<Caveat, keyof Memory> {
  const { id, kind, severity, explanation, citations, evidence } = caveat;
  return {
    id,
    kind,
    severity,
    explanation,
    url: `/caveats/${id}`,
    source,
    citations: citations.map((quote, index) =>
      references.citation(`caveat ${id} ${index}`, quote.source ?? source),
    ),
    evidence: evidence.map(resolveEvidence),
    affects: listAffected(caveat),
  };
}

function listAffected({ affects }: SeedCaveat): Caveat['affects'] {
  return [
    ...affects.statements.map((target) => targetOf('statement', target)),
    ...affects.events.map((target) => targetOf('event', target)),
    ...affects.actors.map((target) => targetOf('actor', target)),
  ];
}

function targetOf(kind: Target, id: string) {
  return { kind, id, url: `/${resourceOf[kind]}/${id}` };
}

function inOrder({ caveat: a }: Written, { caveat: b }: Written): number {
  return rankSeverity(a) - rankSeverity(b) || compare(a.id, b.id);
}

function rankSeverity({ severity }: SeedCaveat): number {
  return CaveatSeverity.options.indexOf(severity);
}
