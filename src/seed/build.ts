// Fills a fresh file, and notes what it has to hold.
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { buildFile } from '../store/sqlite/file.ts';
import type { Records } from '../store/sqlite/records.ts';
import { type Facts, writeRecords } from '../store/sqlite/write.ts';
import { buildInThread } from '../store/sqlite/write-thread.ts';
import { Expectation } from './expectation.ts';

/** Where the file is filled: in this thread, or in one of its own while this one compiles. */
export type Filling = 'here' | 'in a thread';

/** Below that a thread costs more than it saves. */
const statementsMin = 5000;

/** The file is the same, byte for byte, wherever it is filled. */
export function buildFrom(
  records: Records,
  path: string,
  facts: Facts,
  filling: Filling = chooseFilling(records),
): Expectation {
  const expected = new Expectation(records);
  if (filling === 'here') {
    const watched = expected.watch(records);
    buildFile(path, (client) => writeRecords(client, watched, facts));
  } else {
    buildInThread(path, records, facts, (...noted) => expected.note(...noted));
  }
  return expected;
}

/**
 * A thread has as small a heap as this one where that is limited (`--max-old-space-size`, a small
 * container), and ends without a word where it is full.
 */
const heapBytesMin = 1e9;

export function chooseFilling(
  { statements }: { statements: { readonly length: number } },
  processors = availableParallelism(),
  heapBytesMax = getHeapStatistics().heap_size_limit,
): Filling {
  const isWorthIt = statements.length >= statementsMin && processors > 1;
  return isWorthIt && heapBytesMax >= heapBytesMin ? 'in a thread' : 'here';
}
