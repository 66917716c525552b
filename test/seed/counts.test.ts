// The seed job counts what the seeds say without compiling them: as many as are published.
import { expect, test } from 'vitest';
import { compileSeeds } from '../../src/seed/compile.ts';
import { countSeeds } from '../../src/seed/counts.ts';
import { checkFolder } from '../../src/seed/pipeline.ts';
import { seedsFolder } from '../support/curated.ts';

test('each source has as many statements as its record says, and so has everything', () => {
  const { seeds } = checkFolder(seedsFolder);
  const { statements, actors, events, sources, topics, caveats } = compileSeeds(seeds);
  const held = sources.filter((source) => source.held);
  const totals = { statements, actors, events, sources, topics, caveats };
  expect(countSeeds(seeds)).toEqual([
    ...held.map((source) => [source.id, source.statements.count]),
    ...Object.entries(totals).map(([name, list]) => [name, list.length]),
  ]);
});
