// Full text: which statements hold the words of a search, and which of them fit best.
// Every word is quoted, so no input is ever read as FTS5 syntax (sqlite.org/fts5 §3).
import type Database from 'better-sqlite3';
import type { SearchQuery, SearchTerm } from '../domain/search-query.ts';
import { stemEnglish, stemFrench } from '../domain/search-text.ts';
import { type NumberSet, numberSet, unite } from './number-set.ts';

/** What is searched: the verbatim passages, or the editorial summaries in both languages. */
export type SearchScope = 'passage' | 'summary';

const columns = {
  passage: { words: 'words', stems: 'stems' },
  summary: { words: 'summary_words', stems: 'summary_stems' },
} as const;

interface Ranked {
  number: number;
  /** As FTS5 has it: the smaller the better. */
  score: number;
}

export class SearchIndex {
  private readonly matching: Database.Statement<[string], number>;
  private readonly ranked: Database.Statement<[string, number], Ranked>;
  private readonly total: number;

  constructor(client: Database.Database, total: number) {
    this.total = total;
    this.matching = client.prepare<[string], number>(
      'SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rowid',
    );
    this.ranked = client.prepare(
      `SELECT rowid AS number, bm25(statement_search) AS score FROM statement_search
       WHERE statement_search MATCH ? AND rowid >= ?`,
    );
    this.matching.pluck();
  }

  /** The numbers of the statements that hold a term. */
  findTerm(term: SearchTerm, scope: SearchScope): NumberSet {
    const numbers = this.matching.all(matchExpression(term, scope));
    return numberSet(Uint32Array.from(numbers), this.total);
  }

  /** All that hold a required term, from number `from` on, best first. */
  rank({ required }: SearchQuery, scope: SearchScope, from: number): number[] {
    if (required.length === 0) return [];
    const expression = required.map((term) => `(${matchExpression(term, scope)})`).join(' AND ');
    return this.ranked
      .all(expression, from)
      .sort((a, b) => a.score - b.score || b.number - a.number)
      .map(({ number }) => number);
  }

  /** The numbers that hold any of the terms. */
  findAny(terms: readonly SearchTerm[], scope: SearchScope): NumberSet {
    return unite(
      terms.map((term) => this.findTerm(term, scope)),
      this.total,
    );
  }
}

function matchExpression({ kind, words }: SearchTerm, scope: SearchScope): string {
  const { words: exact, stems } = columns[scope];
  if (kind === 'phrase') return `${exact} : "${words.join(' ')}"`;
  const [word = ''] = words;
  if (kind === 'prefix') return `${exact} : "${word}" *`;
  const alternatives = new Set([stemFrench(word)]);
  if (scope === 'summary') alternatives.add(stemEnglish(word));
  const stemmed = [...alternatives].map((stem) => `"${stem}"`).join(' OR ');
  return `${stems} : (${stemmed})`;
}
