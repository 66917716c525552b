// What engines read, as queries of one publication. This file joins those of the other three, and
// says how they are called.
import type { Read } from '../../search/reading.ts';
import { nameReads } from './name-reads.ts';
import { recordReads } from './record-reads.ts';
import { searchReads } from './search-reads.ts';
import type { Reads, Source } from './source.ts';

type AnyRead = (source: Source, ...args: readonly unknown[]) => Promise<unknown>;

const reads = { ...searchReads, ...recordReads, ...nameReads } satisfies Reads;

/** All of them at once, over one connection. */
export function answer(source: Source, wanted: readonly Read[]): Promise<unknown[]> {
  const named = reads as unknown as Readonly<Record<string, AnyRead>>;
  return Promise.all(
    wanted.map(({ name, args }) => named[name]?.(source, ...args.map(withoutNul))),
  );
}

/** PostgreSQL has no text with a NUL, so what holds one is looked for as what is not there. */
function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uffff');
  return Array.isArray(value) ? value.map(withoutNul) : value;
}
