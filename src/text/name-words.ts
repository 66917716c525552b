// The words of names, and of texts in which names are looked for, as they are written.
import { foldName } from './names.ts';

/** A word of a text or a name; `start` and `end` are UTF-16 indexes. */
export interface NameWord {
  written: string;
  folded: string;
  start: number;
  end: number;
}

/** In Chinese and Japanese every character may begin or end a word. */
const nameWord = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** The same words come again and again. */
const known = new Map<string, string>();
const knownMax = 20_000;

function foldWord(written: string): string {
  let folded = known.get(written);
  if (folded === undefined) {
    folded = foldName(written);
    if (known.size === knownMax) known.clear();
    known.set(written, folded);
  }
  return folded;
}

export function listNameWords(text: string): NameWord[] {
  return Array.from(text.matchAll(nameWord), ({ 0: written, index }) => ({
    written,
    folded: foldWord(written),
    start: index,
    end: index + written.length,
  }));
}
