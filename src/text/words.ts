// Words with their places: what is compared when wording is compared. Quotation marks,
// apostrophes, punctuation, spaces, case and accents are not part of a word.
import { hashText } from './hash.ts';
import { foldName } from './names.ts';

/** `start` and `end` are UTF-16 indexes into the text; `folded` is what is compared. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

// Soft hyphens and zero-width characters come along when a page is copied; they split no word.
// The modifier apostrophe (U+02BC) is a letter to Unicode, but splits words as the others do.
const wordPattern =
  /(?!\u02bc)[\p{L}\p{N}](?:(?!\u02bc)[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff])*/gu;

/** Every word in order. An elided one (l’, d’, qu’) is a word of its own. */
export function listWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const folded = /^[a-z0-9]+$/.test(word) ? word : foldName(word).replaceAll(' ', '');
    if (folded !== '') words.push({ folded, start: index, end: index + word.length });
  }
  return words;
}

/** How many words stand before each mark of omission: …, ..., […] or (...). */
export function listOmissions(text: string, words: readonly Word[]): Set<number> {
  const omissions = new Set<number>();
  for (let index = 1; index < words.length; index++) {
    const between = text.slice((words[index - 1] as Word).end, (words[index] as Word).start);
    if (/…|\.\s?\.\s?\./.test(between)) omissions.add(index);
  }
  return omissions;
}

/** A uint32 that stands for two adjacent words: collisions are harmless. */
export function hashPair(first: string, second: string): number {
  return hashText(second, hashText(' ', hashText(first))) >>> 0;
}
