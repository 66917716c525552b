// Comparing two sequences of words: where they run together, how they align, what differs.
// Indexes count words; it knows nothing of texts or records.

/** Asked word `asked` is passage word `passage`. */
export interface Kept {
  asked: number;
  passage: number;
}

/** The same words in the same order, without a gap on either side, as long as possible. */
export interface Run extends Kept {
  length: number;
}

/** Half-open ranges of words; one of the two is empty for `missing` and for `added`. */
export interface Difference {
  type: 'kept' | 'changed' | 'missing' | 'added';
  asked: readonly [from: number, to: number];
  passage: readonly [from: number, to: number];
}

/** Where each word stands, in order. */
export type Places = ReadonlyMap<string, readonly number[]>;

export function listPlaces(words: readonly string[]): Places {
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const known = places.get(word);
    if (known) known.push(index);
    else places.set(word, [index]);
  }
  return places;
}

/**
 * Every shared word votes for the place where the asked words would begin in the passage. A word
 * that stands everywhere says little about the place: it is weighed by its rarity there.
 */
export function voteDiagonals(asked: readonly string[], passage: Places): Map<number, number> {
  const votes = new Map<number, number>();
  for (const [index, word] of asked.entries()) {
    const candidates = passage.get(word) ?? [];
    for (const place of candidates) {
      const begin = place - index;
      votes.set(begin, (votes.get(begin) ?? 0) + 1 / candidates.length);
    }
  }
  return votes;
}

/** The place with most votes, the first of equals; undefined when no word is shared. */
export function findBestDiagonal(votes: ReadonlyMap<number, number>): number | undefined {
  let best: { begin: number; score: number } | undefined;
  for (const [begin, score] of votes) {
    if (!best || score > best.score || (score === best.score && begin < best.begin)) {
      best = { begin, score };
    }
  }
  return best?.begin;
}

export function listRuns(
  asked: readonly string[],
  passage: readonly string[],
  places: Places,
): Run[] {
  const runs: Run[] = [];
  for (const [index, word] of asked.entries()) {
    for (const place of places.get(word) ?? []) {
      const continues = index > 0 && place > 0 && asked[index - 1] === passage[place - 1];
      if (continues) continue;
      let length = 1;
      while (index + length < asked.length && asked[index + length] === passage[place + length]) {
        length++;
      }
      runs.push({ asked: index, passage: place, length });
    }
  }
  return runs;
}

/** How many asked words an alignment in this band can keep at most. */
export function countReachable(
  asked: readonly string[],
  passage: Places,
  diagonal: number,
  band: number,
): number {
  let reachable = 0;
  for (const [index, word] of asked.entries()) {
    const near = (place: number) => Math.abs(place - index - diagonal) <= band;
    if (passage.get(word)?.some(near)) reachable++;
  }
  return reachable;
}

export interface AlignOptions {
  /** The passage word at which the asked words would begin; may be negative. */
  diagonal: number;
  /** How many words more or fewer the passage may have on the way. */
  band: number;
  /** `all`: every asked word counts; `stretch`: only the part that fits well. */
  fit: 'all' | 'stretch';
  /** Numbers of asked words behind which the passage may go on at no cost. */
  omissions: ReadonlySet<number>;
}

/** How the best alignment came to a cell: it began there, or used up a word of one or both. */
const move = { begin: 0, both: 1, added: 2, missing: 3 } as const;

const unreachable = -(2 ** 30);

/** The scores are kept for two rows only, the moves for all of them. */
interface Table {
  asked: readonly string[];
  passage: readonly string[];
  /** The passage word that column 0 of row 0 stands for. */
  start: number;
  /** Columns in a row. One more at its end, never reached, stands for what is outside the band. */
  width: number;
  cost: number;
  above: Int32Array;
  current: Int32Array;
  moves: Uint8Array;
}

/**
 * The words that are kept in the best alignment, in order: as Smith and Waterman do it, inside a
 * band around the diagonal. Time and space grow with the asked words times the band.
 */
export function alignWords(
  asked: readonly string[],
  passage: readonly string[],
  { diagonal, band, fit, omissions }: AlignOptions,
): Kept[] {
  const width = 2 * band + 1;
  const cost = fit === 'all' ? 1 : 2;
  const moves = new Uint8Array((asked.length + 1) * width);
  const above = new Int32Array(width + 1);
  const current = new Int32Array(width + 1);
  const table = { asked, passage, start: diagonal - band, width, cost, above, current, moves };
  let best = { score: unreachable, row: 0, column: 0 };
  above[width] = unreachable;
  for (let row = 1; row <= asked.length; row++) {
    const begin = fit === 'all' ? -row * cost : 0;
    fillRow(table, row, begin, omissions.has(row) ? 0 : cost);
    if (fit === 'stretch' || row === asked.length) {
      const column = findMaximum(table.current);
      const score = table.current[column] as number;
      if (score > best.score) best = { score, row, column };
    }
    [table.above, table.current] = [table.current, table.above];
  }
  return traceBack(table, best);
}

/**
 * @param begin the score of an alignment that begins in this row
 * @param gap what a passage word costs here that was not asked for
 */
function fillRow(table: Table, row: number, begin: number, gap: number): void {
  const { asked, passage, width, cost, above, current, moves } = table;
  const start = table.start + row;
  const word = asked[row - 1];
  current.fill(unreachable);
  let left = unreachable;
  const end = Math.min(width, passage.length - start + 1);
  for (let column = Math.max(0, -start); column < end; column++) {
    const used = start + column;
    let score = begin;
    let came: number = move.begin;
    const same = used > 0 && word === passage[used - 1];
    const both = used > 0 ? (above[column] as number) + (same ? 1 : -cost) : unreachable;
    if (both > score || (same && both === score)) {
      score = both;
      came = move.both;
    }
    const added = (above[column + 1] as number) - cost;
    if (added > score) {
      score = added;
      came = move.added;
    }
    const missing = left - gap;
    if (missing > score) {
      score = missing;
      came = move.missing;
    }
    current[column] = score;
    left = score;
    moves[row * width + column] = came;
  }
}

/** The index of the first of the greatest. */
function findMaximum(values: Int32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] as number) > (values[best] as number)) best = index;
  }
  return best;
}

function traceBack(
  { asked, passage, start, width, moves }: Table,
  end: { row: number; column: number },
): Kept[] {
  const kept: Kept[] = [];
  let { row, column } = end;
  while (row > 0) {
    const came = moves[row * width + column];
    if (came === move.begin) break;
    if (came === move.both) {
      const used = start + row + column;
      row--;
      if (asked[row] === passage[used - 1]) kept.push({ asked: row, passage: used - 1 });
    } else if (came === move.added) {
      row--;
      column++;
    } else {
      column--;
    }
  }
  return kept.reverse();
}

/** What became of each asked word, and of each passage word from the first to the last kept. */
export function listDifferences(kept: readonly Kept[], askedLength: number): Difference[] {
  const differences: Difference[] = [];
  let asked = 0;
  let passage = kept[0]?.passage ?? 0;
  const add = (type: Difference['type'], askedEnd: number, passageEnd: number) => {
    differences.push({ type, asked: [asked, askedEnd], passage: [passage, passageEnd] });
    asked = askedEnd;
    passage = passageEnd;
  };
  const addGap = (askedEnd: number, passageEnd: number) => {
    if (askedEnd > asked && passageEnd > passage) add('changed', askedEnd, passageEnd);
    else if (askedEnd > asked) add('added', askedEnd, passageEnd);
    else if (passageEnd > passage) add('missing', askedEnd, passageEnd);
  };
  for (let index = 0; index < kept.length; ) {
    const first = kept[index] as Kept;
    let length = 1;
    while (
      kept[index + length]?.asked === first.asked + length &&
      kept[index + length]?.passage === first.passage + length
    ) {
      length++;
    }
    addGap(first.asked, first.passage);
    add('kept', first.asked + length, first.passage + length);
    index += length;
  }
  addGap(askedLength, passage);
  return differences;
}

/**
 * How many words are kept, of how many on either side. What stands at a mark of omission counts
 * as one word, however long it is.
 */
export function countWords(
  differences: readonly Difference[],
  omissions: ReadonlySet<number>,
): { kept: number; asked: number; passage: number } {
  const counts = { kept: 0, asked: 0, passage: 0 };
  for (const { type, asked, passage } of differences) {
    const askedWords = asked[1] - asked[0];
    const passageWords = passage[1] - passage[0];
    const omitted = [...omissions].some((index) => index >= asked[0] && index <= asked[1]);
    if (type === 'kept') counts.kept += askedWords;
    counts.asked += askedWords;
    counts.passage += omitted ? Math.min(passageWords, askedWords + 1) : passageWords;
  }
  return counts;
}
