// What is known of where the seeds stand in their files. It is needed for problems alone, and takes
// a good part of the memory of large seeds.
import type { Seeds } from './model.ts';
import type { Entry } from './parse/entry.ts';

const start = { line: 1, column: 1 };

/** From here on every part of a source stands at the beginning of its file. */
export function forgetPlaces({ sources }: Seeds): void {
  for (const seed of sources.values()) {
    const { source, caveats, statements, reports, dismissed } = seed;
    const entries: Entry<unknown>[] = [...caveats, ...statements, ...reports, ...dismissed];
    if (source) entries.push(source);
    for (const entry of entries) entry.locate = () => start;
    seed.defaults = undefined;
  }
}
