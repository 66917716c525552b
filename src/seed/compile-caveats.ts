// Caveats with their passages and what they touch.
import type { Caveat } from '../domain/caveat.ts';
import { compare } from './problem.ts';
import type { References } from './reference-builder.ts';
import type { Seeds } from './seeds.ts';

export function compileCaveats(seeds: Seeds, references: References): Caveat[] {
  const caveats = [...seeds.sources.values()].flatMap(({ id: source, source: entry }) =>
    (entry?.value.caveats ?? []).map(
      ({ id, kind, severity, explanation, citations, affects }): Caveat => ({
        id,
        kind,
        severity,
        explanation,
        url: `/caveats/${id}`,
        source,
        citations: citations.map((quote) => references.citation(quote, quote.source ?? source)),
        affects: [
          ...affects.statements.map((target) => targetOf('statement', target)),
          ...affects.events.map((target) => targetOf('event', target)),
        ],
      }),
    ),
  );
  return caveats.sort((a, b) => compare(a.id, b.id));
}

function targetOf(kind: 'statement' | 'event', id: string) {
  return { kind, id, url: `/${kind}s/${id}` };
}
