// Windows of source lines that are drawn at random, the same for the same seed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRandom } from '../support/random.ts';
import type { Room } from './rooms.ts';

/** Lines of a window. Mutants that do not fit into one are never drawn, and easiest to notice. */
const windowLines = 8;

/**
 * What StrykerJS is to mutate of a room.
 * @param share of the lines; all of them when 1
 */
export function drawLines(
  root: string,
  { source, except }: Room,
  share: number,
  seed: number,
): string[] {
  const random = buildRandom(seed);
  const files = readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    // In a thread of its own nobody says which bug is to be there.
    .filter((name) => !name.endsWith('-worker.ts'))
    .filter((name) => except === undefined || !name.startsWith(`${except}/`))
    .sort()
    .map((name) => join(source, name));
  if (share >= 1) return files;
  return files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
    const starts = Array.from({ length: Math.ceil(lines / windowLines) }, (_, at) => at);
    return starts
      .filter(() => random() < share)
      .map((at) => `${file}:${at * windowLines + 1}-${(at + 1) * windowLines}`);
  });
}
