// Cuts the held texts into windows while they are written, and counts their words, so that a
// sentence from elsewhere can be found in them. The same texts give the same rows.
import type Database from 'better-sqlite3';
import { hashPair, listWords, type Word } from '../../text/words.ts';
import { PairBuilder } from './shingle-writer.ts';

/** Words of one window; the last of a text may have fewer. */
export const windowLength = 128;

/** A window as it is stored. */
interface StoredWindow {
  number: number;
  sourceId: string;
  /** Code points in the text: of the first word, and behind the last. */
  start: number;
  end: number;
  /** In which paragraph the first word stands. */
  paragraph: number;
  /** Folded, joined by spaces. */
  words: string;
}

export class WindowBuilder {
  private readonly counts = new Map<string, number>();
  private readonly pairs = new PairBuilder();
  private readonly insertWindow: (row: StoredWindow) => void;
  private number = 0;

  constructor(insertWindow: (row: StoredWindow) => void) {
    this.insertWindow = insertWindow;
  }

  addText(sourceId: string, text: string): void {
    const words = listWords(text);
    const place = new Place(text);
    for (let from = 0; from < words.length; from += windowLength) {
      const taken = words.slice(from, from + windowLength);
      const number = ++this.number;
      const first = taken[0] as Word;
      const last = taken.at(-1) as Word;
      const { codePoint: start, paragraph } = place.moveTo(first.start);
      const { codePoint: end } = place.moveTo(last.end);
      const folded = taken.map((word) => word.folded);
      this.insertWindow({ number, sourceId, start, end, paragraph, words: folded.join(' ') });
      this.addPairs(number, folded, words[from + windowLength]);
      for (const word of folded) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    }
  }

  /** Writes pairs and counts in key order; returns how many words the texts have together. */
  finish(
    client: Database.Database,
    insertWord: (row: { word: string; count: number }) => void,
  ): number {
    this.pairs.finish(client);
    const sorted = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [word, count] of sorted) insertWord({ word, count });
    return sorted.reduce((sum, [, count]) => sum + count, 0);
  }

  /** A pair across two windows belongs to the first. */
  private addPairs(window: number, words: readonly string[], next: Word | undefined): void {
    for (let index = 1; index < words.length; index++) {
      this.pairs.add(hashPair(words[index - 1] as string, words[index] as string), window);
    }
    if (next) this.pairs.add(hashPair(words.at(-1) as string, next.folded), window);
  }
}

/** Walks forward through a text and counts code points and paragraphs on the way. */
class Place {
  codePoint = 0;
  /** Counts non-empty lines from 1. */
  paragraph = 1;
  private readonly text: string;
  private at = 0;
  private lineIsEmpty = true;

  constructor(text: string) {
    this.text = text;
  }

  moveTo(at: number): Readonly<Pick<Place, 'codePoint' | 'paragraph'>> {
    for (const character of this.text.slice(this.at, at)) {
      this.codePoint++;
      if (character === '\n') {
        if (!this.lineIsEmpty) this.paragraph++;
        this.lineIsEmpty = true;
      } else if (character.trim() !== '') {
        this.lineIsEmpty = false;
      }
    }
    this.at = at;
    return { codePoint: this.codePoint, paragraph: this.paragraph };
  }
}
