// How many records the seeds have, as the seed job prints it.
import { resourceNames } from '../records/resources.ts';
import type { Seeds, SourceCounts, SourceSeed } from './model.ts';
import { compare } from './problem.ts';

/** Statements of each held source, those that it reports included; then the totals. */
export function countSeeds(seeds: Seeds): [string, number][] {
  const read = [...seeds.sources.values()].map(countSource);
  const sources: SourceCounts[] = [...read, ...seeds.elsewhere];
  const totals: Record<(typeof resourceNames)[number], number> = {
    statements: 0,
    actors: seeds.actors.size,
    events: seeds.events.size,
    sources: sources.length,
    topics: seeds.topics.length,
    caveats: 0,
  };
  const perSource: [string, number][] = [];
  for (const { id, statements, caveats, cited } of sources) {
    totals.statements += statements;
    totals.caveats += caveats;
    if (cited !== null) perSource.push([id, cited]);
  }
  return [
    ...perSource.sort(([a], [b]) => compare(a, b)),
    ...resourceNames.map((name): [string, number] => [name, totals[name]]),
  ];
}

export function countSource({
  id,
  source,
  statements,
  reports,
  caveats,
}: SourceSeed): SourceCounts {
  const reported = new Set(reports.map(({ value }) => value.statement));
  const cited = source?.value.held ? statements.length + reported.size : null;
  return { id, statements: statements.length, caveats: caveats.length, cited };
}
