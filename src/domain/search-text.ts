// How text becomes search tokens: the same for what is indexed and for what is asked.

import { stemmer as englishStemmer } from '@orama/stemmers/english';
import { stemmer } from '@orama/stemmers/french';
import { foldName } from './names.ts';

/** Folded words; an elided article or pronoun (l’, d’, qu’ …) is a word of its own and dropped. */
export function listSearchWords(text: string): string[] {
  const withoutElisions = text.replace(
    /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=\p{L})/giu,
    ' ',
  );
  const folded = foldName(withoutElisions);
  return folded === '' ? [] : folded.split(' ');
}

/** Short words lose only a plural ending: the stemmer would make Gaza and gaz one word. */
const shortWordMax = 4;

/** A folded word without its French inflection: *negociations* and *negociation* are one. */
export function stemFrench(word: string): string {
  return stem(word, stemmer);
}

export function stemEnglish(word: string): string {
  return stem(word, englishStemmer);
}

function stem(word: string, stemLong: (word: string) => string): string {
  if (word.length <= shortWordMax) return word.length < 4 ? word : word.replace(/[sx]$/, '');
  return stemLong(word) || word;
}
