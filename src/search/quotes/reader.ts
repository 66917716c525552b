// What the file holds for finding wording in the texts: word counts, pairs of words, windows.
// Every query is bounded, however common the words are.
import type Database from 'better-sqlite3';
import { type Passage, passageAt } from '../../text/passages.ts';
import { listWords } from '../../text/words.ts';
import { toUint32Array } from '../bytes.ts';
import type { Frequencies } from './information.ts';
import { pairRowsMax } from './shingle-writer.ts';

interface Window {
  number: number;
  sourceId: string;
  start: number;
  end: number;
  paragraph: number;
  words: string;
}

/** Consecutive windows of one text, and their words. */
export interface Region {
  sourceId: string;
  windows: readonly Window[];
  words: readonly string[];
}

/** A statement one of whose passages meets a stretch of text. */
export interface Carrier {
  id: string;
  /** Which of its citations that is. */
  position: number;
  start: number;
  end: number;
}

const carriersMax = 50;
const contextLength = 32;

export class PassageIndex {
  private readonly total: number;
  private readonly counts: Database.Statement<[string], { word: string; count: number }>;
  private readonly names: Database.Statement<[string], string>;
  private readonly bucket: Database.Statement<[number], { hashes: Buffer; windows: Buffer }>;
  private readonly common: Database.Statement<[number], Buffer>;
  private readonly windows: Database.Statement<[number, number, number], Window>;
  private readonly slice: Database.Statement<[number, number, string], string>;
  private readonly carriers: Database.Statement<[string, number, number], Carrier>;
  private readonly caveats: Database.Statement<[string, number, number], string>;

  constructor(client: Database.Database) {
    const total = client.prepare<[], string>(
      "SELECT value FROM dataset WHERE key = 'source_words'",
    );
    this.total = Number(total.pluck().get());
    this.counts = client.prepare(
      `SELECT word, count FROM json_each(?) AS wanted
       CROSS JOIN source_words ON word = wanted.value`,
    );
    this.names = client.prepare<[string], string>(
      `SELECT folded FROM json_each(?) AS wanted
       CROSS JOIN spellings ON kind = 'actors' AND folded = wanted.value`,
    );
    this.bucket = client.prepare('SELECT hashes, windows FROM source_pairs WHERE bucket = ?');
    this.common = client.prepare<[number], Buffer>(
      'SELECT windows FROM common_pairs WHERE hash = ?',
    );
    this.windows = client.prepare(
      `SELECT number, source_id AS sourceId, start, "end", paragraph, words FROM source_windows
       WHERE number BETWEEN ? AND ?
         AND source_id = (SELECT source_id FROM source_windows WHERE number = ?)
       ORDER BY number`,
    );
    this.slice = client.prepare<[number, number, string], string>(
      'SELECT substr(text, ? + 1, ?) FROM sources WHERE id = ?',
    );
    this.carriers = client.prepare(
      `SELECT statement_id AS id, position, start, "end" FROM citations
       WHERE source_id = ? AND start < ? AND "end" > ? AND statement_id IS NOT NULL
       ORDER BY start DESC, id LIMIT ${carriersMax}`,
    );
    this.caveats = client.prepare<[string, number, number], string>(
      `SELECT id FROM caveats WHERE id IN (
         SELECT caveat_id FROM citations WHERE source_id = ? AND start < ? AND "end" > ?)
       ORDER BY number LIMIT ${carriersMax}`,
    );
    for (const query of [this.names, this.common, this.slice, this.caveats]) query.pluck();
  }

  /** How often these words stand in the held texts. */
  findFrequencies(words: Iterable<string>): Frequencies {
    const rows = this.counts.all(JSON.stringify([...new Set(words)]));
    const counts = new Map(rows.map(({ word, count }) => [word, count]));
    return { total: this.total, countOf: (word) => counts.get(word) };
  }

  /** Those of the folded phrases that name an actor. */
  listNames(phrases: Iterable<string>): Set<string> {
    return new Set(this.names.all(JSON.stringify([...new Set(phrases)])));
  }

  /** Windows that hold a pair (see hashPair); one more than `pairRowsMax` when it is common. */
  listWindows(hash: number): readonly number[] {
    const row = this.bucket.get(hash >>> 16);
    if (!row) return [];
    const hashes = toUint32Array(row.hashes);
    const from = hashes.indexOf(hash);
    if (from === -1) return [];
    return [...toUint32Array(row.windows).subarray(from, hashes.lastIndexOf(hash) + 1)];
  }

  /** Up to `pairRowsMax` windows that hold both of two common pairs. */
  listCommonWindows(first: number, second: number): readonly number[] {
    const [shorter, longer] = [first, second]
      .map((hash) => this.common.get(hash))
      .map((windows) => (windows ? toUint32Array(windows) : new Uint32Array()))
      .sort((a, b) => a.length - b.length) as [Uint32Array, Uint32Array];
    const others = new Set(longer);
    return [...shorter.filter((window) => others.has(window)).subarray(0, pairRowsMax)];
  }

  /** The window and as many before and behind it, as far as the text goes. */
  readRegion(window: number, reach: number): Region {
    const windows = this.windows.all(window - reach, window + reach, window);
    const sourceId = windows[0]?.sourceId ?? '';
    return { sourceId, windows, words: windows.flatMap(({ words }) => words.split(' ')) };
  }

  /** The passage of a region from one word to behind another, verbatim. */
  readPassage({ sourceId, windows }: Region, from: number, to: number): ReadPassage {
    const { taken, skipped } = takeWindows(windows, from, to);
    const first = taken[0] as Window;
    const last = taken.at(-1) as Window;
    const start = Math.max(0, first.start - contextLength);
    const length = last.end + 2 * contextLength - start;
    const text = this.slice.get(start, length, sourceId) as string;
    const lead = Array.from(text)
      .slice(0, first.start - start)
      .join('').length;
    const words = listWords(text.slice(lead)).slice(from - skipped, to - skipped);
    const at = lead + (words[0]?.start ?? 0);
    const local = passageAt(text, at, lead + (words.at(-1)?.end ?? 0) - at);
    return {
      ...local,
      start: start + local.start,
      end: start + local.end,
      paragraph: first.paragraph + local.paragraph - passageAt(text, lead, 1).paragraph,
      words: words.map((word) => ({
        start: lead + word.start - at,
        end: lead + word.end - at,
      })),
    };
  }

  /** Statements whose passage meets code points `start` to `end`, nearest beginning first. */
  listCarriers(sourceId: string, start: number, end: number): Carrier[] {
    return this.carriers.all(sourceId, end, start);
  }

  /** Caveats that cite a passage which meets code points `start` to `end`. */
  listCaveats(sourceId: string, start: number, end: number): string[] {
    return this.caveats.all(sourceId, end, start);
  }
}

export interface ReadPassage extends Passage {
  /** UTF-16 ranges of its words in `exact`. */
  words: readonly { start: number; end: number }[];
}

/** The windows that hold a range of a region's words, and how many words stand before them. */
function takeWindows(windows: readonly Window[], from: number, to: number) {
  const taken: Window[] = [];
  let skipped = 0;
  let at = 0;
  for (const window of windows) {
    const end = at + window.words.split(' ').length;
    if (end <= from) skipped = end;
    else if (at < to) taken.push(window);
    at = end;
  }
  return { taken, skipped };
}
