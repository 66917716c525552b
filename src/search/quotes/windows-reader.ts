// The texts in windows of folded words, so that wording is compared piece by piece. Stored for
// each: its number (from 1, over all texts), source, first and last code point, the paragraph it
// begins in, and its words joined by spaces. Beside them, how often each word occurs.
import { type Passage, passageAt } from '../../text/passages.ts';
import { listWords } from '../../text/words.ts';
import type { StoredWindow } from '../directory.ts';
import { type Reading, read } from '../reading.ts';
import type { Frequencies } from './information.ts';

/** Words of one window; the last one of a text may have fewer. */
export const windowLength = 128;

/** Consecutive windows of one text, and their words. */
export interface Region {
  sourceId: string;
  earlier: string | null;
  windows: readonly StoredWindow[];
  words: readonly string[];
}

export interface RegionPassage extends Passage {
  /** UTF-16 ranges of its words in `exact`. */
  words: readonly { start: number; end: number }[];
}

/** Code points before and after a passage that are read for its context. */
const contextLength = 32;

export class WindowsReader {
  private wordTotal: number | undefined;

  /** How often these words occur in the texts. */
  *findFrequencies(words: Iterable<string>): Reading<Frequencies> {
    const stored = yield* read('readWords', [...new Set(words)]);
    const counts = new Map(stored.map(({ word, count }) => [word, count]));
    this.wordTotal ??= yield* read('readWordTotal');
    return { total: this.wordTotal, countOf: (word) => counts.get(word) };
  }

  /** The window and `reach` windows on either side, as far as the text goes without a gap. */
  *readRegion(window: number, reach: number): Reading<Region> {
    const near = yield* read('readWindows', window - reach, window + reach, window);
    const at = near.findIndex(({ number }) => number === window);
    const windows = near.filter(({ number }, index) => number - window === index - at);
    const { sourceId = '', earlier = null } = windows[0] ?? {};
    return { sourceId, earlier, windows, words: windows.flatMap(({ words }) => words.split(' ')) };
  }
}

/** The passage of a region from one word to behind another, verbatim. */
export function* readPassage(
  { sourceId, earlier, windows }: Region,
  [from, to]: readonly [number, number],
): Reading<RegionPassage> {
  const { slice, skipped } = sliceWindows(windows, from, to);
  const first = slice[0] as StoredWindow;
  const last = slice.at(-1) as StoredWindow;
  const start = Math.max(0, first.start - contextLength);
  const length = last.end + 2 * contextLength - start;
  const text = (yield* read('readText', { sourceId, earlier }, start, length)) ?? '';
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
    words: words.map((word) => ({ start: lead + word.start - at, end: lead + word.end - at })),
  };
}

/** The windows that hold a range of a region's words, and how many words come before them. */
function sliceWindows(windows: readonly StoredWindow[], from: number, to: number) {
  const slice: StoredWindow[] = [];
  let skipped = 0;
  let at = 0;
  for (const window of windows) {
    const end = at + window.words.split(' ').length;
    if (end <= from) skipped = end;
    else if (at < to) slice.push(window);
    at = end;
  }
  return { slice, skipped };
}
