// Records that are compiled one by one while they are gone through, so that only one is in memory.
import type { Sequence } from '../../store/sqlite/records.ts';

/** @throws Error when it is gone through again: what compiling notes would be there twice */
export function compileInTurn<T, R>(items: readonly T[], compile: (item: T) => R): Sequence<R> {
  let isBegun = false;
  return {
    length: items.length,
    *[Symbol.iterator]() {
      if (isBegun) throw new Error('these records were compiled before');
      isBegun = true;
      for (const item of items) yield compile(item);
    },
  };
}
