// Which test files noticed the bugs of a source file: they are asked first about its next bug. The
// process that counts writes it down, and the one that runs the tests reads it.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

interface Notes {
  /** The source file of each bug, by the id of the bug. */
  sources: Record<string, string>;
  /** By source file and name of the test file: how many bugs it noticed. */
  noticed: Record<string, Record<string, number>>;
}

// What runs the tests is told where it is: it has a TMPDIR of its own.
if (process.env.MUTATION_NOTES === undefined) {
  process.env.MUTATION_NOTES = join(tmpdir(), `onrecord-mutants-${process.pid}.json`);
  process.on('exit', () => rmSync(path, { force: true }));
}
const path = process.env.MUTATION_NOTES;

const read = (): Notes =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { sources: {}, noticed: {} };

/** The bugs of a room, before the first is tried. */
export function noteSources(mutants: readonly { id: string; fileName: string }[]): void {
  const sources = Object.fromEntries(mutants.map(({ id, fileName }) => [id, fileName]));
  writeFileSync(path, JSON.stringify({ ...read(), sources }));
}

/** @param test id of the test, which begins with the path of its file and `#` */
export function noteKiller(source: string, test: string): void {
  const notes = read();
  const counts = notes.noticed[source] ?? {};
  const file = basename(test.split('#')[0] as string);
  notes.noticed[source] = { ...counts, [file]: (counts[file] ?? 0) + 1 };
  writeFileSync(path, JSON.stringify(notes));
}

/** How many bugs of the file that holds this bug each test file noticed, by its name. */
export function readKillers(mutant: string): Readonly<Record<string, number>> {
  const { sources, noticed } = read();
  return noticed[sources[mutant] ?? ''] ?? {};
}
