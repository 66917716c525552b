// Cuts texts into windows, counts their words and collects their shingles; windows-reader.ts says
// what is stored. The same texts in the same order give the same rows.
import { countCodePoints } from '../../text/code-points.ts';
import { hashPair, listWords, type Word } from '../../text/words.ts';
import type { DirectoryWriter, StoredWindow } from '../directory.ts';
import { ShinglesWriter } from './shingles-writer.ts';
import { windowLength } from './windows-reader.ts';

export class WindowsWriter {
  private readonly directory: DirectoryWriter;
  private readonly counts = new Map<string, number>();
  private readonly shingles = new ShinglesWriter();
  private number = 0;

  constructor(directory: DirectoryWriter) {
    this.directory = directory;
  }

  /** With `passages`, ranges of code points in order, only the words that lie in one of them. */
  addText(sourceId: string, text: string, passages?: readonly Range[]): void {
    if (passages) this.addPassages({ sourceId, earlier: null }, text, passages);
    else this.addWords({ sourceId, earlier: null }, listWords(text), new Place(text));
  }

  /** Of a text that was corrected since: the words that lie in these ranges, in order. */
  addEarlier(
    sourceId: string,
    { name: earlier, text }: { name: string; text: string },
    changed: readonly Range[],
  ): void {
    this.number++;
    this.addPassages({ sourceId, earlier }, text, changed);
  }

  private addPassages(of: Belonging, text: string, passages: readonly Range[]): void {
    const place = new Place(text);
    for (const inPassage of groupWords(text, listWords(text), passages)) {
      this.addWords(of, inPassage, place);
      // A number that no window has: what stands between two passages is not told.
      this.number++;
    }
  }

  /** Words in a row, behind those that were added before. */
  private addWords(of: Belonging, words: readonly Word[], place: Place): void {
    for (let from = 0; from < words.length; from += windowLength) {
      const slice = words.slice(from, from + windowLength);
      const number = ++this.number;
      const first = slice[0] as Word;
      const last = slice.at(-1) as Word;
      const { codePoint: start, paragraph } = place.moveTo(first.start);
      const { codePoint: end } = place.moveTo(last.end);
      const folded = slice.map((word) => word.folded);
      const window = { number, ...of, start, end, paragraph, words: folded.join(' ') };
      this.directory.writeWindow(window);
      this.addShingles(number, folded, words[from + windowLength]);
      for (const word of folded) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    }
  }

  /** Returns how many words the texts have together. */
  finish(): number {
    this.shingles.finish(this.directory);
    const sorted = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [word, count] of sorted) this.directory.writeWord({ word, count });
    return sorted.reduce((sum, [, count]) => sum + count, 0);
  }

  /** A shingle across two windows belongs to the first. */
  private addShingles(window: number, words: readonly string[], next: Word | undefined): void {
    for (let index = 1; index < words.length; index++) {
      this.shingles.add(hashPair(words[index - 1] as string, words[index] as string), window);
    }
    if (next) this.shingles.add(hashPair(words.at(-1) as string, next.folded), window);
  }
}

/** Which text words are of. */
type Belonging = Pick<StoredWindow, 'sourceId' | 'earlier'>;

/** Code points of a text. */
interface Range {
  start: number;
  end: number;
}

/** The words that lie in each of the ranges. */
function groupWords(text: string, words: readonly Word[], ranges: readonly Range[]): Word[][] {
  const groups = ranges.map((): Word[] => []);
  let codePoint = 0;
  let at = 0;
  for (const word of words) {
    codePoint += countCodePoints(text, at, word.start);
    at = word.start;
    const end = codePoint + countCodePoints(text, word.start, word.end);
    const index = ranges.findIndex((range) => range.start <= codePoint && end <= range.end);
    groups[index]?.push(word);
  }
  return groups.filter((group) => group.length > 0);
}

/** Walks forward through a text and counts code points and paragraphs on the way. */
class Place {
  codePoint = 0;
  /** From 1; a paragraph is a line that is not empty. */
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
