// Full text. Stored for each stem of a language: its document frequency, its doc ids, and as
// repeats each doc id once for every occurrence after the first (term frequency is 1 + its count
// there). Norms: the words of each doc by doc id, from 1. uint32 little-endian, doc ids ascending.
import { toUint32Array } from '../bytes.ts';
import { RecentCache } from '../cache.ts';
import type { StemKey } from '../directory.ts';
import { buildDocSet, type DocId, type DocSet, sizeOf, unite } from '../doc-set.ts';
import { keyOfTerm, type ScopedTerm, type SearchScope } from '../query.ts';
import { type Reading, read, readEach } from '../reading.ts';
import { type Norms, rankByBm25, type TermPostings } from './bm25.ts';

interface ScopeNorms extends Norms {
  /** How many docs have a text in each language. */
  docCounts: ReadonlyMap<string, number>;
}

export class PostingsReader {
  private readonly docCount: number;
  private readonly norms = new Map<SearchScope, ScopeNorms>();

  /** Of the terms that were ranked last. */
  private readonly postings: RecentCache<string, readonly TermPostings[]>;

  /** @param cacheBytesMax of postings to keep */
  constructor(docCount: number, cacheBytesMax: number) {
    this.docCount = docCount;
    this.postings = new RecentCache(cacheBytesMax, sizeOfPostings);
  }

  /** The languages that texts are in, as primary subtags. */
  *listLanguages(scope: SearchScope): Reading<string[]> {
    const { docCounts } = yield* this.readNorms(scope);
    return [...docCounts.keys()];
  }

  /** The docs that hold a term. Positions are not stored: phrases are left to the directory. */
  *findTerm(term: ScopedTerm): Reading<DocSet> {
    if (term.kind !== 'word') {
      const mayOccur = yield* this.mayOccur(term);
      const docIds = mayOccur ? yield* read('matchTerm', term) : [];
      return buildDocSet(Uint32Array.from(docIds), this.docCount);
    }
    return unite(yield* this.findStems(listStems(term)), this.docCount);
  }

  /**
   * How many docs have to be looked at to find a term. A phrase is looked for where its rarest word
   * occurs; how many words begin with a prefix is not known in advance.
   */
  *estimateScanned(term: ScopedTerm): Reading<number> {
    if (term.kind === 'word') return 0;
    if (term.kind === 'prefix') return yield* this.countDocs(term);
    return Math.min(...(yield* this.listFrequencies(term)));
  }

  /** @param docIds descending */
  *rank(
    docIds: readonly DocId[],
    terms: readonly TermPostings[],
    scope: SearchScope,
  ): Reading<DocId[]> {
    return rankByBm25(docIds, terms, yield* this.readNorms(scope));
  }

  /**
   * The parts of a term that are scored by themselves: its stems, or a phrase as a whole.
   * @param docs where the term occurs
   */
  *listPostings(term: ScopedTerm, docs: DocSet): Reading<readonly TermPostings[]> {
    const key = keyOfTerm(term);
    const kept = this.postings.get(key);
    if (kept) return kept;
    const postings = yield* this.readTermPostings(term, docs);
    this.postings.set(key, postings);
    return postings;
  }

  private *readTermPostings(term: ScopedTerm, docs: DocSet): Reading<TermPostings[]> {
    const docCount = yield* this.countDocs(term);
    if (term.kind !== 'word') return [{ docs, docCount, repeats: new Uint32Array() }];
    const stems = listStems(term);
    const keys = stems.map((key): [StemKey] => [key]);
    const repeats = yield* readEach('readStemRepeats', keys);
    const sets = stems.length === 1 ? [docs] : yield* this.findStems(stems);
    return sets.map((docs, index) => ({ docs, docCount, repeats: toList(repeats[index]) }));
  }

  /** A phrase with a word that does not occur need not be looked for. */
  private *mayOccur(term: ScopedTerm): Reading<boolean> {
    return term.kind === 'prefix' || !(yield* this.listFrequencies(term)).includes(0);
  }

  /** In how many docs each word of a phrase occurs, in any form. */
  private *listFrequencies({ scope, language, stems }: ScopedTerm): Reading<number[]> {
    const keys = stems.flat().map((stem): [StemKey] => [{ scope, language, stem }]);
    const frequencies = yield* readEach('readDocFrequency', keys);
    let at = 0;
    return stems.map((ofWord) => {
      const ofStems = frequencies.slice(at, at + ofWord.length);
      at += ofWord.length;
      return ofStems.reduce<number>((sum, frequency) => sum + (frequency ?? 0), 0);
    });
  }

  private *findStems(keys: readonly StemKey[]): Reading<DocSet[]> {
    const lists = yield* readEach(
      'readStemPostings',
      keys.map((key): [StemKey] => [key]),
    );
    return lists.map((bytes) => buildDocSet(toList(bytes), this.docCount));
  }

  /** Docs that have a text in the language of a term. */
  private *countDocs({ scope, language }: ScopedTerm): Reading<number> {
    const { docCounts } = yield* this.readNorms(scope);
    return docCounts.get(language) ?? 0;
  }

  private *readNorms(scope: SearchScope): Reading<ScopeNorms> {
    const cached = this.norms.get(scope);
    if (cached) return cached;
    const stored = yield* read('readNorms', scope);
    const { total = 0, languages = '{}', lengths = Buffer.alloc(0) } = stored ?? {};
    const norms = {
      lengths: toUint32Array(lengths),
      averageLength: total / Math.max(1, this.docCount),
      docCounts: new Map(Object.entries<number>(JSON.parse(languages))),
    };
    this.norms.set(scope, norms);
    return norms;
  }
}

function sizeOfPostings(postings: readonly TermPostings[]): number {
  return postings.reduce((sum, { docs, repeats }) => sum + sizeOf(docs) + repeats.byteLength, 64);
}

function toList(bytes: Buffer | undefined): Uint32Array {
  return bytes ? toUint32Array(bytes) : new Uint32Array();
}

/** The stems of the only word. */
function listStems({ scope, language, stems }: ScopedTerm): StemKey[] {
  return (stems[0] ?? []).map((stem) => ({ scope, language, stem }));
}
