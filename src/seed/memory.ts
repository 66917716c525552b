// Gives memory back to the machine that V8 would keep for later.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Much is held until the file is written, and V8 would let the heap grow by as much again. */
export function limitGarbage(): void {
  setFlagsFromString('--heap-growing-percent=20');
}

/** A smaller heap is not worth the time. */
const heapBytesMin = 256 * 1024 * 1024;

/**
 * For the moment at which most of what a thread holds has become garbage. V8 collects late, and
 * keeps the pages: a thread that fills a file needs as much again.
 */
export function returnMemory(): void {
  if (getHeapStatistics().used_heap_size < heapBytesMin) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('globalThis.gc') as ((how: object) => void) | undefined;
  // Only the last resort gives the pages back.
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
