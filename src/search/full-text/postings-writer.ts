// Collects the stems of the docs in one scope, and the length of each doc; postings-reader.ts says
// what is stored. The same words in the same order give the same bytes.
import { fromArray } from '../bytes.ts';
import { ChunkedList } from '../chunked-list.ts';
import type { DirectoryWriter } from '../directory.ts';
import type { DocId } from '../doc-set.ts';
import { Inverter } from '../inverter.ts';
import type { SearchScope } from '../query.ts';

type Stemmer = (word: string) => string;

export class PostingsWriter {
  private readonly scope: SearchScope;
  private readonly stems = new Inverter();
  /** The ordinal of each word's stem: a word is stemmed and looked up only once. */
  private readonly ordinals = new Map<Stemmer, Map<string, number>>();
  private readonly lengths = new ChunkedList();
  private total = 0;

  constructor(scope: SearchScope) {
    this.scope = scope;
    this.lengths.push(0);
  }

  /** Docs come in order, from 1. Words of several languages come with the stemmer of each. */
  add(
    docId: DocId,
    texts: readonly (readonly [words: readonly string[], stemmer: Stemmer])[],
  ): void {
    let length = 0;
    for (const [words, stemmer] of texts) {
      const ordinals = this.ordinalsBy(stemmer);
      for (const word of words) {
        let ordinal = ordinals.get(word);
        if (ordinal === undefined) {
          ordinal = this.stems.ordinalOf(stemmer(word));
          ordinals.set(word, ordinal);
        }
        this.stems.addOrdinal(docId, ordinal);
      }
      length += words.length;
    }
    this.lengths.push(length);
    this.total += length;
  }

  finish(directory: DirectoryWriter): void {
    for (const [stem, occurrences] of this.stems.listPostings()) {
      const [docIds, repeats] = splitRepeats(occurrences);
      directory.writeStem(this.scope, stem, {
        docFrequency: docIds.length,
        docIds: fromArray(docIds),
        repeats: fromArray(repeats),
      });
    }
    const lengths = fromArray(this.lengths.toArray());
    directory.writeNorms(this.scope, { total: this.total, lengths });
  }

  private ordinalsBy(stemmer: Stemmer): Map<string, number> {
    const existing = this.ordinals.get(stemmer);
    if (existing) return existing;
    const ordinals = new Map<string, number>();
    this.ordinals.set(stemmer, ordinals);
    return ordinals;
  }
}

/** The distinct doc ids of an ascending list, and the others. */
function splitRepeats(ascending: Uint32Array): [docIds: Uint32Array, repeats: Uint32Array] {
  const repeats = ascending.filter((docId, at) => at > 0 && docId === ascending[at - 1]);
  if (repeats.length === 0) return [ascending, repeats];
  return [ascending.filter((docId, at) => at === 0 || docId !== ascending[at - 1]), repeats];
}
