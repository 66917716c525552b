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

/** A folded word without its French inflection: *negociations* and *negociation* are one. */
export function stemFrench(word: string): string {
  return stemmer(word) || word;
}

export function stemEnglish(word: string): string {
  return englishStemmer(word) || word;
}
