// Collects, while statements are written, which of them hold which stems, how often, and how many
// words each has. The same words in the same order give the same rows.
import type Database from 'better-sqlite3';
import { fromArray } from './bytes.ts';
import { FieldBuilder } from './field-builder.ts';
import { GrowingList } from './growing-list.ts';
import type { SearchScope } from './search-index.ts';

export class StemBuilder {
  private readonly scope: SearchScope;
  private readonly stems = new FieldBuilder();
  private readonly lengths = new GrowingList();
  private total = 0;

  constructor(scope: SearchScope) {
    this.scope = scope;
    this.lengths.push(0);
  }

  /** Numbers come in order, from 1. */
  add(number: number, stems: readonly string[]): void {
    for (const stem of stems) this.stems.add(number, stem);
    this.lengths.push(stems.length);
    this.total += stems.length;
  }

  finish(client: Database.Database): void {
    const insert = client.prepare('INSERT INTO search_stems VALUES (?, ?, ?, ?, ?)');
    for (const [stem, occurrences] of this.stems.listPostings()) {
      const [numbers, repeats] = splitRepeats(occurrences);
      insert.run(this.scope, stem, numbers.length, fromArray(numbers), fromArray(repeats));
    }
    const lengths = fromArray(this.lengths.toArray());
    client
      .prepare('INSERT INTO search_lengths VALUES (?, ?, ?)')
      .run(this.scope, this.total, lengths);
  }
}

/** The different numbers of an ascending list, and each that follows its like. */
export function splitRepeats(ascending: Uint32Array): [numbers: Uint32Array, repeats: Uint32Array] {
  const repeats = ascending.filter((number, at) => at > 0 && number === ascending[at - 1]);
  if (repeats.length === 0) return [ascending, repeats];
  return [ascending.filter((number, at) => at === 0 || number !== ascending[at - 1]), repeats];
}
