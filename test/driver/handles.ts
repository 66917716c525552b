// Opens, uses and drops handles of the driver and their statements, with forced collections: in
// this thread, then in a worker. A driver that frees them wrongly aborts the process.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { isMainThread, Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';

const handles = 1000;
const file = process.argv[2] as string;
let freed = 0;
const dropped = new FinalizationRegistry(() => {
  freed++;
});

/** Nothing is closed: that is left to the collector, as it is after an error. */
function useHandle(): void {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const one = database.prepare('SELECT word FROM words WHERE id = ?');
  const all = database.prepare('SELECT id, word FROM words');
  one.get(7);
  all.all();
  all.iterate().next();
  for (const value of [database, one, all]) dropped.register(value, undefined);
}

/**
 * By allocating until the collector comes, which is then in no context of JavaScript (where
 * better-sqlite3 12 aborts on Node 24), and by calling it.
 */
async function collect(): Promise<void> {
  for (let round = 0; round < 20; round++) Array.from({ length: 10_000 }, (_, index) => [index]);
  globalThis.gc?.();
  // What is told of a collection comes as a task of its own.
  await setTimeout(1);
}

if (isMainThread) {
  const database = new Database(file);
  database.exec('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)');
  const insert = database.prepare('INSERT INTO words (word) VALUES (?)');
  for (let index = 0; index < 100; index++) insert.run(`word ${index}`);
  database.close();
}

for (let index = 1; index <= handles; index++) {
  useHandle();
  if (index % 25 === 0) await collect();
}
for (let round = 0; round < 50 && freed < 3 * handles; round++) await collect();
process.stdout.write(`${isMainThread ? 'main' : 'worker'}: ${freed} of ${3 * handles} freed\n`);

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: [file] });
  const [code] = await once(worker, 'exit');
  process.exitCode = code;
}
