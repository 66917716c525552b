// The newest table of the benchmark, for the README.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../test/bench/results');

export function renderBenchmark(): string {
  const newest = readdirSync(folder).sort().at(-1);
  if (newest === undefined) throw new Error('there is no result; run npm run bench');
  return readFileSync(join(folder, newest), 'utf8').trim();
}
