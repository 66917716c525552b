// Collects the stems of the docs in one scope, language by language, and the length of each doc;
// postings-reader.ts says what is stored. The same words in the same order give the same bytes.
import { findAnalyser } from '../../text/analysis/languages.ts';
import { fromArray } from '../bytes.ts';
import { ChunkedList } from '../chunked-list.ts';
import type { DirectoryWriter } from '../directory.ts';
import type { DocId } from '../doc-set.ts';
import { Inverter } from '../inverter.ts';
import type { SearchScope } from '../query.ts';
import { anyStem } from './scoped-query.ts';

/** What is collected of one language. */
interface Collected {
  stem: (written: string) => string;
  stems: Inverter;
  /** The ordinal of each word's stem: a word is stemmed and looked up only once. */
  ordinals: Map<string, number>;
  docCount: number;
  lastDoc: DocId;
}

export interface WrittenText {
  /** A primary subtag. */
  language: string;
  /** Words as they are written, in lower case. */
  words: readonly string[];
}

export class PostingsWriter {
  private readonly scope: SearchScope;
  private readonly languages = new Map<string, Collected>();
  private readonly lengths = new ChunkedList();
  private total = 0;

  constructor(scope: SearchScope) {
    this.scope = scope;
    this.lengths.push(0);
  }

  /** Docs come in order, from 1. */
  add(docId: DocId, texts: readonly WrittenText[]): void {
    let length = 0;
    for (const { language, words } of texts) {
      const collected = this.collect(language);
      if (collected.lastDoc !== docId) {
        collected.docCount++;
        collected.lastDoc = docId;
        collected.stems.add(docId, anyStem);
      }
      for (const word of words) addWord(collected, docId, word);
      length += words.length;
    }
    this.lengths.push(length);
    this.total += length;
  }

  finish(directory: DirectoryWriter): void {
    const { scope, total } = this;
    const inOrder = [...this.languages].sort(([a], [b]) => (a < b ? -1 : 1));
    const docCounts = inOrder.map(([language, { docCount }]) => [language, docCount]);
    this.languages.clear();
    // Each is let go of when it is written.
    for (let next = inOrder.shift(); next; next = inOrder.shift()) {
      const [language, { stems }] = next;
      for (const [stem, occurrences] of stems.listPostings()) {
        const [docIds, repeats] = splitRepeats(occurrences);
        directory.writeStem(
          { scope, language, stem },
          {
            docFrequency: docIds.length,
            docIds: fromArray(docIds),
            repeats: fromArray(repeats),
          },
        );
      }
    }
    const languages = JSON.stringify(Object.fromEntries(docCounts));
    directory.writeNorms(scope, { total, languages, lengths: fromArray(this.lengths.toArray()) });
  }

  private collect(language: string): Collected {
    const existing = this.languages.get(language);
    if (existing) return existing;
    const { stem } = findAnalyser(language);
    const stems = new Inverter();
    const collected = { stem, stems, ordinals: new Map(), docCount: 0, lastDoc: 0 };
    this.languages.set(language, collected);
    return collected;
  }
}

function addWord({ stem, stems, ordinals }: Collected, docId: DocId, word: string): void {
  let ordinal = ordinals.get(word);
  if (ordinal === undefined) {
    ordinal = stems.ordinalOf(stem(word));
    ordinals.set(word, ordinal);
  }
  stems.addOrdinal(docId, ordinal);
}

/** The distinct doc ids of an ascending list, and the others. */
function splitRepeats(ascending: Uint32Array): [docIds: Uint32Array, repeats: Uint32Array] {
  const repeats = ascending.filter((docId, at) => at > 0 && docId === ascending[at - 1]);
  if (repeats.length === 0) return [ascending, repeats];
  return [ascending.filter((docId, at) => at === 0 || docId !== ascending[at - 1]), repeats];
}
