// Full text: which statements hold the words of a search, and which of them fit best.
// Every word is quoted, so no input is ever read as FTS5 syntax (sqlite.org/fts5 §3).
import type Database from 'better-sqlite3';
import type { SearchTerm } from '../../text/search-query.ts';
import { stemEnglish, stemFrench } from '../../text/search-text.ts';
import { toUint32Array } from '../bytes.ts';
import {
  countNumbers,
  firstAtLeast,
  hasNumber,
  type NumberSet,
  numberSet,
  unite,
} from '../doc-set.ts';

/** What is searched: the verbatim passages, or the editorial summaries in both languages. */
export type SearchScope = 'passage' | 'summary';

/** What a statement may hold, for ranking: in which it stands, and in which again. */
export interface Weighed {
  set: NumberSet;
  /** Ascending, once for each further time. */
  repeats: Uint32Array;
}

interface Lengths {
  average: number;
  of: Uint32Array;
}

/** BM25's usual constants: how soon repeating a word counts no more, and how much length counts. */
const saturation = 1.2;
const lengthWeight = 0.75;

export const matchingSql =
  'SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rowid';

export class SearchIndex {
  private readonly count: Database.Statement<[SearchScope, string], number>;
  private readonly stem: Database.Statement<[SearchScope, string], { numbers: Buffer }>;
  private readonly repeats: Database.Statement<[SearchScope, string], Buffer>;
  private readonly matching: Database.Statement<[string], number>;
  private readonly length: Database.Statement<[SearchScope], { total: number; lengths: Buffer }>;
  private readonly lengths = new Map<SearchScope, Lengths>();
  private readonly total: number;

  constructor(client: Database.Database, total: number) {
    this.total = total;
    this.count = client.prepare<[SearchScope, string], number>(
      'SELECT count FROM search_stems WHERE scope = ? AND stem = ?',
    );
    this.stem = client.prepare('SELECT numbers FROM search_stems WHERE scope = ? AND stem = ?');
    this.repeats = client.prepare<[SearchScope, string], Buffer>(
      'SELECT repeats FROM search_stems WHERE scope = ? AND stem = ?',
    );
    this.matching = client.prepare<[string], number>(matchingSql);
    this.length = client.prepare('SELECT total, lengths FROM search_lengths WHERE scope = ?');
    for (const query of [this.count, this.repeats, this.matching]) query.pluck();
  }

  /** The numbers of the statements that hold a term. */
  findTerm(term: SearchTerm, scope: SearchScope): NumberSet {
    if (term.kind !== 'word') {
      const numbers = this.matching.all(matchExpression(term, scope));
      return numberSet(Uint32Array.from(numbers), this.total);
    }
    return unite(
      listStems(term.words, scope).map((stem) => this.findStem(stem, scope)),
      this.total,
    );
  }

  /**
   * How many statements have to be looked at for a term. A phrase is looked for where its rarest
   * word stands; how many words begin with a prefix is not known beforehand.
   */
  estimateScanned({ kind, words }: SearchTerm, scope: SearchScope): number {
    if (kind === 'word') return 0;
    if (kind === 'prefix') return this.total;
    const counts = words.map((word) =>
      listStems([word], scope)
        .map((stem) => this.count.get(scope, stem) ?? 0)
        .reduce((sum, count) => sum + count, 0),
    );
    return Math.min(...counts);
  }

  /** Sorts numbers by how well they fit the terms (BM25), best first, then highest first. */
  rank(weighed: readonly Weighed[], scope: SearchScope, numbers: readonly number[]): number[] {
    const { of, average } = this.readLengths(scope);
    const terms = weighed.map(({ set, repeats }) => {
      const count = countNumbers(set);
      const rarity = Math.log(1 + (this.total - count + 0.5) / (count + 0.5));
      return { set, repeats, rarity };
    });
    const scored = numbers.map((number) => {
      const relative = (of[number] as number) / average;
      const damping = saturation * (1 - lengthWeight + lengthWeight * relative);
      let score = 0;
      for (const { set, repeats, rarity } of terms) {
        if (!hasNumber(set, number)) continue;
        const times = 1 + countIn(repeats, number);
        score += (rarity * times * (saturation + 1)) / (times + damping);
      }
      return { number, score };
    });
    scored.sort((a, b) => b.score - a.score || b.number - a.number);
    return scored.map(({ number }) => number);
  }

  /**
   * The parts of a term that count by themselves: its stems, or the phrase as a whole.
   * @param found where the term stands
   */
  weigh(term: SearchTerm, scope: SearchScope, found: NumberSet): Weighed[] {
    if (term.kind !== 'word') return [{ set: found, repeats: new Uint32Array() }];
    const stems = listStems(term.words, scope);
    return stems.map((stem) => {
      const repeats = this.repeats.get(scope, stem);
      return {
        set: stems.length === 1 ? found : this.findStem(stem, scope),
        repeats: repeats ? toUint32Array(repeats) : new Uint32Array(),
      };
    });
  }

  private findStem(stem: string, scope: SearchScope): NumberSet {
    const row = this.stem.get(scope, stem);
    return numberSet(row ? toUint32Array(row.numbers) : new Uint32Array(), this.total);
  }

  private readLengths(scope: SearchScope): Lengths {
    const known = this.lengths.get(scope);
    if (known) return known;
    const { total = 0, lengths = Buffer.alloc(0) } = this.length.get(scope) ?? {};
    const read = { average: total / Math.max(1, this.total), of: toUint32Array(lengths) };
    this.lengths.set(scope, read);
    return read;
  }
}

/** How often a number stands in an ascending list. */
function countIn(numbers: Uint32Array, number: number): number {
  let at = firstAtLeast(numbers, number);
  const first = at;
  while (numbers[at] === number) at++;
  return at - first;
}

/** Summaries are in English and French, so a word may be of either. */
function listStems([word = '']: readonly string[], scope: SearchScope): string[] {
  const stems = new Set([stemFrench(word)]);
  if (scope === 'summary') stems.add(stemEnglish(word));
  return [...stems];
}

export function matchExpression({ kind, words }: SearchTerm, scope: SearchScope): string {
  return `${scope} : "${words.join(' ')}"${kind === 'prefix' ? ' *' : ''}`;
}
