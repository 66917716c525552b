// How many records the seeds have, as the seed job prints it.
import { resourceNames } from '../records/resources.ts';
import type { Seeds } from './model.ts';
import { compare } from './problem.ts';

/** Statements of each held source, those that it reports included; then the totals. */
export function countSeeds(seeds: Seeds): [string, number][] {
  const sources = [...seeds.sources.values()];
  const totals: Record<(typeof resourceNames)[number], number> = {
    statements: 0,
    actors: seeds.actors.size,
    events: seeds.events.size,
    sources: sources.length,
    topics: seeds.topics.length,
    caveats: 0,
  };
  const perSource: [string, number][] = [];
  for (const { id, source, statements, reports, caveats } of sources) {
    totals.statements += statements.length;
    totals.caveats += caveats.length;
    if (!source?.value.held) continue;
    const reported = new Set(reports.map(({ value }) => value.statement));
    perSource.push([id, statements.length + reported.size]);
  }
  return [
    ...perSource.sort(([a], [b]) => compare(a, b)),
    ...resourceNames.map((name): [string, number] => [name, totals[name]]),
  ];
}
