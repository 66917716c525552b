// Caveats with their passages, and what they touch.
import { type Caveat, type CaveatReference, CaveatSeverity } from '../../records/caveat.ts';
import { resourceOf } from '../../records/resources.ts';
import type { Seeds } from '../model.ts';
import type { SeedCaveat } from '../parse/schema.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';
import { resolveEvidence } from './evidence.ts';
import type { MemoryIndex } from './memory.ts';
import { packText, unpackText } from './packed-list.ts';
import type { InTurn } from './stream.ts';

type Target = Caveat['affects'][number]['kind'];
type Touched = Target | 'source';

export interface Caveats {
  /** All of them: major ones first, then by id. */
  all: InTurn<Item, Caveat>;
  /** Those that name the record, or are about the source, in the same order. */
  of: (kind: Touched, id: string) => CaveatReference[];
}

export function compileCaveats(seeds: Seeds, references: References, memory: MemoryIndex): Caveats {
  const written = listCaveats(seeds).sort(inOrder);
  const touching = new Map<string, Packed[]>();
  const touch = (kind: Touched, id: string, caveat: Packed) => {
    const known = touching.get(`${kind} ${id}`);
    if (known) known.push(caveat);
    else touching.set(`${kind} ${id}`, [caveat]);
  };
  const items = written.map(({ source, caveat: { explanation, ...caveat } }): Item => {
    const { id, kind, severity } = caveat;
    const packed = { id, kind, severity, explanation: packText(JSON.stringify(explanation)) };
    touch('source', source, packed);
    for (const target of listAffected(caveat)) touch(target.kind, target.id, packed);
    return { source, caveat };
  });
  const find = (kind: Touched, id: string) => touching.get(`${kind} ${id}`) ?? [];
  const compile = ({ source, caveat }: Item): Caveat => {
    const reference = find('source', source).find(({ id }) => id === caveat.id) as Packed;
    return memory.remember('caveat', {
      ...unpack(reference),
      ...describe(source, caveat, references),
    });
  };
  return { all: { items, compile }, of: (kind, id) => find(kind, id).map(unpack) };
}

interface Written {
  source: string;
  caveat: SeedCaveat;
}

/** A caveat whose explanation is kept for those that it touches. */
interface Item {
  source: string;
  caveat: Omit<SeedCaveat, 'explanation'>;
}

/** As it is embedded; most of it is its explanation. */
type Packed = Pick<SeedCaveat, 'id' | 'kind' | 'severity'> & { explanation: string };

function unpack({ id, kind, severity, explanation }: Packed): CaveatReference {
  return {
    id,
    kind,
    severity,
    explanation: JSON.parse(unpackText(explanation)),
    url: `/caveats/${id}`,
  };
}

function listCaveats(seeds: Seeds): Written[] {
  return [...seeds.sources.values()].flatMap(({ id: source, caveats }) =>
    caveats.map(({ value: caveat }) => ({ source, caveat })),
  );
}

function describe(source: string, caveat: Item['caveat'], references: References) {
  return {
    source,
    citations: caveat.citations.map((quote) => references.citation(quote, quote.source ?? source)),
    evidence: caveat.evidence.map(resolveEvidence),
    affects: listAffected(caveat),
  };
}

function listAffected({ affects }: Pick<SeedCaveat, 'affects'>): Caveat['affects'] {
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
