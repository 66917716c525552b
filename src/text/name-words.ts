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

export function listNameWords(text: string): NameWord[] {
  return Array.from(text.matchAll(nameWord), ({ 0: written, index }) => ({
    written,
    folded: foldName(written),
    start: index,
    end: index + written.length,
  }));
}
