// How text becomes search tokens: the same for what is indexed and for what is asked.

import { stemmer as englishStemmer } from '@orama/stemmers/english';
import { stemmer } from '@orama/stemmers/french';
import { foldName } from './names.ts';

const elisions = '(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)';
const elided = new RegExp(`(?<![\\p{L}\\p{N}])${elisions}['’ʼ](?=\\p{L})`, 'giu');
const elision = new RegExp(`^${elisions}$`, 'iu');

/** Folded words; an elided article or pronoun (l’, d’, qu’ …) is dropped. */
export function listSearchWords(text: string): string[] {
  const folded = foldName(text.replace(elided, ' '));
  return folded === '' ? [] : folded.split(' ');
}

/** Whether a word before an apostrophe is an elided article or pronoun. */
export function isElision(word: string): boolean {
  return elision.test(word);
}

/** Short words lose only a plural ending: the stemmer would make Gaza and gaz one word. */
const shortWordMax = 4;

const rememberedMax = 50_000;

/** A folded word without its French inflection: *negociations* and *negociation* are one. */
export const stemFrench = remember((word) => stem(word, stemmer));

export const stemEnglish = remember((word) => stem(word, englishStemmer));

/** One word, folded. */
export const foldWord = remember(foldName);

function stem(word: string, stemLong: (word: string) => string): string {
  if (word.length <= shortWordMax) return word.length < 4 ? word : word.replace(/[sx]$/, '');
  return stemLong(word) || word;
}

/**
 * The same function with its last answers at hand, at most `max` of them: few words make up most of
 * a text.
 */
export function remember(
  change: (word: string) => string,
  max = rememberedMax,
): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size === max) known.clear();
    const changed = change(word);
    known.set(word, changed);
    return changed;
  };
}
