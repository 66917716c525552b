// Records that are compiled one by one while they are gone through, so that only one is in memory.
import type { Sequence } from '../../store/sqlite/records.ts';
import { PackedList } from './packed-list.ts';

/** What is to be compiled, and how. */
export interface InTurn<T, R> {
  items: T[];
  compile: (item: T) => R;
}

/**
 * Takes the items out of the draft.
 * @throws Error when it is gone through again: what compiling notes would be there twice
 */
export function compileInTurn<T, R>({ items, compile }: InTurn<T, R>): Sequence<R> {
  const packed = new PackedList(items);
  let isBegun = false;
  return {
    length: packed.length,
    *[Symbol.iterator]() {
      if (isBegun) throw new Error('these records were compiled before');
      isBegun = true;
      for (const item of packed) yield compile(item);
    },
  };
}
