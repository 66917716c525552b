// Collects, while statements are written, which of them hold which stems, how often, and how many
// words each has. The same words in the same order give the same rows.
import type Database from 'better-sqlite3';
import { fromArray } from '../bytes.ts';
import { FieldBuilder } from '../field-writer.ts';
import { GrowingList } from '../growing-list.ts';
import type { SearchScope } from './reader.ts';

type Stem = (word: string) => string;

export class StemBuilder {
  private readonly scope: SearchScope;
  private readonly stems = new FieldBuilder();
  /** The code of each word's stem: a word is stemmed and looked up once. */
  private readonly codes = new Map<Stem, Map<string, number>>();
  private readonly lengths = new GrowingList();
  private total = 0;

  constructor(scope: SearchScope) {
    this.scope = scope;
    this.lengths.push(0);
  }

  /** Numbers come in order, from 1. Words of several languages come with the stemmer of each. */
  add(number: number, texts: readonly (readonly [words: readonly string[], stem: Stem])[]): void {
    let length = 0;
    for (const [words, stem] of texts) {
      const codes = this.codesBy(stem);
      for (const word of words) {
        let code = codes.get(word);
        if (code === undefined) {
          code = this.stems.codeOf(stem(word));
          codes.set(word, code);
        }
        this.stems.addCode(number, code);
      }
      length += words.length;
    }
    this.lengths.push(length);
    this.total += length;
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

  private codesBy(stem: Stem): Map<string, number> {
    const known = this.codes.get(stem);
    if (known) return known;
    const codes = new Map<string, number>();
    this.codes.set(stem, codes);
    return codes;
  }
}

/** The different numbers of an ascending list, and each that follows its like. */
function splitRepeats(ascending: Uint32Array): [numbers: Uint32Array, repeats: Uint32Array] {
  const repeats = ascending.filter((number, at) => at > 0 && number === ascending[at - 1]);
  if (repeats.length === 0) return [ascending, repeats];
  return [ascending.filter((number, at) => at === 0 || number !== ascending[at - 1]), repeats];
}
