// The curated seeds with every source copied many times, each copy with statements and caveats of
// its own: all of them speak of the same actors, events and topics, which is how a database grows.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seedsFolder } from './curated.ts';
import { temporaryFolder } from './seeds.ts';

/** Writes the seeds, with `copies` of every source, into a new folder. */
export function multiplySeeds(copies: number): string {
  const folder = temporaryFolder();
  const files = readdirSync(seedsFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(seedsFolder.length + 1), text: readFileSync(path, 'utf8') }))
    // What was released or withdrawn was so once.
    .filter(({ path }) => !path.startsWith('register/') && path !== 'withdrawn.yaml')
    .map(({ path, text }) => ({ path, text: text.replace(/^ *formerly: \[.*\]\n/gm, '') }));
  const sources = files.filter(({ path }) => path.startsWith('sources/'));
  const ids = new Set(sources.map(({ path }) => path.split('/')[1] as string));
  for (const { text } of sources) {
    for (const [, id] of text.matchAll(/^ {2}- id: (\S+)/gm)) ids.add(id as string);
  }
  const longestFirst = [...ids].sort((a, b) => b.length - a.length);
  const names = new RegExp(`(?<![\\w-])(${longestFirst.join('|')})(?![\\w-])`, 'g');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of files) write(path, text);
  for (let copy = 1; copy < copies; copy++) {
    for (const { path, text } of sources) {
      const [, id = '', name = ''] = path.split('/');
      const copied = name.endsWith('.txt')
        ? `${text.trimEnd()}\n\nCopie ${copy}.\n`
        : text.replace(names, `$1-${copy}`);
      write(`sources/${id}-${copy}/${name}`, copied);
    }
  }
  return folder;
}
