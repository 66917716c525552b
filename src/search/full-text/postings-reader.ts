// Full text. Stored for each stem of a language: its document frequency, its doc ids, and as
// repeats each doc id once for every occurrence after the first (term frequency is 1 + its count
// there). Norms: the words of each doc by doc id, from 1. uint32 little-endian, doc ids ascending.
import { toUint32Array } from '../bytes.ts';
import type { Directory, StemKey } from '../directory.ts';
import { buildDocSet, type DocId, type DocSet, unite } from '../doc-set.ts';
import type { ScopedTerm, SearchScope } from '../query.ts';
import { type Norms, rankByBm25, type TermPostings } from './bm25.ts';

interface ScopeNorms extends Norms {
  /** How many docs have a text in each language. */
  docCounts: ReadonlyMap<string, number>;
}

export class PostingsReader {
  private readonly directory: Directory;
  private readonly docCount: number;
  private readonly norms = new Map<SearchScope, ScopeNorms>();

  constructor(directory: Directory, docCount: number) {
    this.directory = directory;
    this.docCount = docCount;
  }

  /** The languages that texts are in, as primary subtags. */
  listLanguages(scope: SearchScope): string[] {
    return [...this.readNorms(scope).docCounts.keys()];
  }

  /** The docs that hold a term. Positions are not stored: phrases are left to the directory. */
  findTerm(term: ScopedTerm): DocSet {
    if (term.kind !== 'word') {
      const docIds = this.mayOccur(term) ? this.directory.matchTerm(term) : [];
      return buildDocSet(Uint32Array.from(docIds), this.docCount);
    }
    return unite(
      listStems(term).map((key) => this.findStem(key)),
      this.docCount,
    );
  }

  /**
   * How many docs have to be looked at to find a term. A phrase is looked for where its rarest word
   * occurs; how many words begin with a prefix is not known in advance.
   */
  estimateScanned(term: ScopedTerm): number {
    if (term.kind === 'word') return 0;
    if (term.kind === 'prefix') return this.countDocs(term);
    return Math.min(...this.listFrequencies(term));
  }

  rank(docIds: readonly DocId[], terms: readonly TermPostings[], scope: SearchScope): DocId[] {
    return rankByBm25(docIds, terms, this.readNorms(scope));
  }

  /**
   * The parts of a term that are scored by themselves: its stems, or a phrase as a whole.
   * @param docs where the term occurs
   */
  listPostings(term: ScopedTerm, docs: DocSet): TermPostings[] {
    const docCount = this.countDocs(term);
    if (term.kind !== 'word') return [{ docs, docCount, repeats: new Uint32Array() }];
    const stems = listStems(term);
    return stems.map((key) => {
      const repeats = this.directory.readStemRepeats(key);
      return {
        docs: stems.length === 1 ? docs : this.findStem(key),
        docCount,
        repeats: repeats ? toUint32Array(repeats) : new Uint32Array(),
      };
    });
  }

  /** A phrase with a word that does not occur need not be looked for. */
  private mayOccur(term: ScopedTerm): boolean {
    return term.kind === 'prefix' || !this.listFrequencies(term).includes(0);
  }

  /** In how many docs each word of a phrase occurs, in any form. */
  private listFrequencies({ scope, language, stems }: ScopedTerm): number[] {
    return stems.map((ofWord) =>
      ofWord
        .map((stem) => this.directory.readDocFrequency({ scope, language, stem }) ?? 0)
        .reduce((sum, frequency) => sum + frequency, 0),
    );
  }

  private findStem(key: StemKey): DocSet {
    const bytes = this.directory.readStemPostings(key);
    return buildDocSet(bytes ? toUint32Array(bytes) : new Uint32Array(), this.docCount);
  }

  /** Docs that have a text in the language of a term. */
  private countDocs({ scope, language }: ScopedTerm): number {
    return this.readNorms(scope).docCounts.get(language) ?? 0;
  }

  private readNorms(scope: SearchScope): ScopeNorms {
    const cached = this.norms.get(scope);
    if (cached) return cached;
    const stored = this.directory.readNorms(scope);
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

/** The stems of the only word. */
function listStems({ scope, language, stems }: ScopedTerm): StemKey[] {
  return (stems[0] ?? []).map((stem) => ({ scope, language, stem }));
}
