// A dataset file as one request sees it. Fast answers are given at once; slow terms are searched in
// the worker thread, and the results are kept until the request ends.
import { type Offload, OffloadError } from '../../search/offload.ts';
import type { ScopedTerm } from '../../search/query.ts';
import type { Reading } from '../../search/reading.ts';
import { EngineSnapshot, type Version } from '../engine-snapshot.ts';
import { type Awaitable, type Query, StoreOverloadedError } from '../store.ts';
import type { SqliteEngine } from './engine.ts';

/** What snapshots of one file share. */
interface Shared extends Version {
  readonly engine: SqliteEngine;
  readonly offload: Offload;
}

export class SqliteSnapshot extends EngineSnapshot<Shared> {
  constructor(shared: Shared, signal: (() => AbortSignal) | undefined) {
    super(shared, shared.engine.engine, signal);
  }

  protected override read<T>(reading: Reading<T>): T {
    return this.shared.engine.read(reading);
  }

  /** At once when no term is slow; otherwise all slow terms are first sent in one message. */
  protected override search<T>(queries: readonly Query[], begin: () => Reading<T>): Awaitable<T> {
    const searching = queries.filter(({ text }) => text !== undefined);
    const slow = searching.flatMap((query) =>
      this.read(this.engine.listSlowTerms(query, this.terms)),
    );
    if (slow.length === 0) return this.read(begin());
    return this.findAside(slow).then(() => this.read(begin()));
  }

  /** @throws StoreOverloadedError */
  private async findAside(terms: readonly ScopedTerm[]): Promise<void> {
    const release = this.hold();
    try {
      const lists = await this.shared.offload.find(terms, this.signal?.());
      for (const [index, term] of terms.entries()) {
        const docIds = lists[index] as Uint32Array;
        this.terms.set(...this.engine.acceptTerm(term, docIds));
      }
    } catch (error) {
      if (!(error instanceof OffloadError)) throw error;
      throw new StoreOverloadedError(error.message, { cause: error });
    } finally {
      release();
    }
  }
}
