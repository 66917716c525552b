// Full text. Stored for each stem: its document frequency, its doc ids, and as repeats each doc id
// once for every occurrence after the first (term frequency is 1 + its count there). Norms: the
// words of each doc by doc id, from 1. All uint32 little-endian, doc ids ascending.
import type { SearchTerm } from '../../text/search-query.ts';
import { stemEnglish, stemFrench } from '../../text/search-text.ts';
import { toUint32Array } from '../bytes.ts';
import type { Directory } from '../directory.ts';
import { buildDocSet, type DocId, type DocSet, unite } from '../doc-set.ts';
import type { SearchScope } from '../query.ts';
import { type Norms, rankByBm25, type TermPostings } from './bm25.ts';

export class PostingsReader {
  private readonly directory: Directory;
  private readonly docCount: number;
  private readonly norms = new Map<SearchScope, Norms>();

  constructor(directory: Directory, docCount: number) {
    this.directory = directory;
    this.docCount = docCount;
  }

  /** The docs that hold a term. Positions are not stored: phrases are left to the directory. */
  findTerm(term: SearchTerm, scope: SearchScope): DocSet {
    if (term.kind !== 'word') {
      const docIds = this.directory.matchTerm({ ...term, scope });
      return buildDocSet(Uint32Array.from(docIds), this.docCount);
    }
    return unite(
      listStems(term.words, scope).map((stem) => this.findStem(stem, scope)),
      this.docCount,
    );
  }

  /**
   * How many docs have to be looked at to find a term. A phrase is looked for where its rarest word
   * occurs; how many words begin with a prefix is not known in advance.
   */
  estimateScanned({ kind, words }: SearchTerm, scope: SearchScope): number {
    if (kind === 'word') return 0;
    if (kind === 'prefix') return this.docCount;
    const frequencies = words.map((word) =>
      listStems([word], scope)
        .map((stem) => this.directory.readDocFrequency(scope, stem) ?? 0)
        .reduce((sum, frequency) => sum + frequency, 0),
    );
    return Math.min(...frequencies);
  }

  rank(docIds: readonly DocId[], terms: readonly TermPostings[], scope: SearchScope): DocId[] {
    return rankByBm25(docIds, terms, this.readNorms(scope), this.docCount);
  }

  /**
   * The parts of a term that are scored by themselves: its stems, or a phrase as a whole.
   * @param docs where the term occurs
   */
  listPostings(term: SearchTerm, scope: SearchScope, docs: DocSet): TermPostings[] {
    if (term.kind !== 'word') return [{ docs, repeats: new Uint32Array() }];
    const stems = listStems(term.words, scope);
    return stems.map((stem) => {
      const repeats = this.directory.readStemRepeats(scope, stem);
      return {
        docs: stems.length === 1 ? docs : this.findStem(stem, scope),
        repeats: repeats ? toUint32Array(repeats) : new Uint32Array(),
      };
    });
  }

  private findStem(stem: string, scope: SearchScope): DocSet {
    const bytes = this.directory.readStemPostings(scope, stem);
    return buildDocSet(bytes ? toUint32Array(bytes) : new Uint32Array(), this.docCount);
  }

  private readNorms(scope: SearchScope): Norms {
    const cached = this.norms.get(scope);
    if (cached) return cached;
    const { total = 0, lengths = Buffer.alloc(0) } = this.directory.readNorms(scope) ?? {};
    const averageLength = total / Math.max(1, this.docCount);
    const norms = { lengths: toUint32Array(lengths), averageLength };
    this.norms.set(scope, norms);
    return norms;
  }
}

/** Summaries are in English and French, so a word may be of either. */
function listStems([word = '']: readonly string[], scope: SearchScope): string[] {
  const stems = new Set([stemFrench(word)]);
  if (scope === 'summary') stems.add(stemEnglish(word));
  return [...stems];
}
