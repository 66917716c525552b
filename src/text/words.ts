// Folded words with their places: what is compared when wording is compared. Quotation marks,
// apostrophes, punctuation, spaces, case and accents are not part of a word.
import { unspaced } from './characters.ts';
import { hashText } from './hash.ts';
import { foldName } from './names.ts';
import { listTokens, type Token } from './tokens.ts';

/** `start` and `end` are UTF-16 indexes into the text; `folded` is what is compared. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

const unspacedCharacter = new RegExp(
  `${unspaced.source}\\p{M}*|(?:(?!${unspaced.source}).)+`,
  'gsu',
);

/**
 * Every word in order. An elided one (l’, d’, qu’) is a word of its own, and so is each character
 * of a script without spaces, so that no dictionary decides what is found.
 */
export function listWords(text: string): Word[] {
  const words: Word[] = [];
  for (const token of listTokens(text)) {
    if (unspaced.test(token.written)) words.push(...listCharacters(text, token));
    else addWord(words, token.written, token.start, token.end);
  }
  return words;
}

function listCharacters(text: string, { start, end }: Token): Word[] {
  const words: Word[] = [];
  for (const { 0: character, index } of text.slice(start, end).matchAll(unspacedCharacter)) {
    addWord(words, character, start + index, start + index + character.length);
  }
  return words;
}

function addWord(words: Word[], written: string, start: number, end: number): void {
  const folded = /^[a-z0-9]+$/.test(written) ? written : foldName(written).replaceAll(' ', '');
  if (folded !== '') words.push({ folded, start, end });
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

/**
 * What a hyphen and the end of a line leave at the end of the first half of a word. A soft hyphen
 * belongs to that half, the others stand behind it.
 */
const lineBreak = /[\p{L}\p{M}\p{N}][-\u2010\u00ad\u00ac]\s+$/u;

/** Where words may have been broken at the end of a line: the indexes of the first halves. */
export function listBreaks(text: string, words: readonly Word[]): number[] {
  const breaks: number[] = [];
  for (let index = 1; index < words.length; index++) {
    const first = text.slice((words[index - 1] as Word).start, (words[index] as Word).start);
    if (lineBreak.test(first)) breaks.push(index - 1);
  }
  return breaks;
}

const brokenWord = /(\p{L})[-\u2010\u00ad\u00ac][^\S\n]*\n\s*(?=\p{Ll})/gu;

/** Whether a word may be broken at the end of a line. */
export function isBroken(text: string): boolean {
  return text.search(brokenWord) !== -1;
}

/** The text with words whole that may be broken at the end of a line. */
export function joinLines(text: string): string {
  return text.replace(brokenWord, '$1');
}

/** The words with these halves and what follows each of them as one. */
export function joinWords(words: readonly Word[], halves: ReadonlySet<number>): Word[] {
  const joined: Word[] = [];
  for (const [index, word] of words.entries()) {
    const before = joined.at(-1);
    if (before && halves.has(index - 1)) {
      joined[joined.length - 1] = {
        folded: before.folded + word.folded,
        start: before.start,
        end: word.end,
      };
    } else joined.push(word);
  }
  return joined;
}

/** A uint32 that stands for two adjacent words: collisions are harmless. */
export function hashPair(first: string, second: string): number {
  return hashText(second, hashText(' ', hashText(first))) >>> 0;
}
