// A search as a generator: it yields what it wants to read and goes on with the answers. So one
// code serves an engine that reads at once and one that has to wait for a server.
import type { Directory } from './directory.ts';
import type { Corpus } from './quotes/corpus.ts';

/** A method of what is read from. */
export interface Read {
  name: string;
  args: readonly unknown[];
}

/** Yields what can be read together, and is given the answers in the same order. */
export type Reading<T> = Generator<readonly Read[], T, readonly unknown[]>;

type Methods<S> = { [K in keyof S]: (...args: never[]) => unknown };

/** How a reading asks for what `S` has: one thing, or several that can be read together. */
export function askers<S extends Methods<S>>() {
  type Answer<K extends keyof S> = ReturnType<S[K]>;
  return {
    *ask<K extends keyof S & string>(name: K, ...args: Parameters<S[K]>): Reading<Answer<K>> {
      const [answer] = yield [{ name, args }];
      return answer as Answer<K>;
    },
    *askEach<K extends keyof S & string>(
      name: K,
      list: readonly Parameters<S[K]>[],
    ): Reading<Answer<K>[]> {
      if (list.length === 0) return [];
      return (yield list.map((args) => ({ name, args }))) as Answer<K>[];
    },
  };
}

export const { ask: read, askEach: readEach } = askers<Directory & Corpus>();

/** What a reading of each item gives, one after the other. */
export function* forEach<T, R>(
  items: readonly T[],
  visit: (item: T, index: number) => Reading<R>,
): Reading<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(yield* visit(item, index));
  return results;
}

/** @param storage has the methods that the reading asks for, and answers at once */
export function readNow<T>(storage: object, reading: Reading<T>): T {
  const methods = storage as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  let step = reading.next([]);
  while (!step.done) {
    step = reading.next(step.value.map(({ name, args }) => methods[name]?.(...args)));
  }
  return step.value;
}
