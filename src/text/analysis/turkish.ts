// Turkish: dotted and dotless i, and endings that an apostrophe parts from a name.
import { stemmer } from '@orama/stemmers/turkish';
import { apostrophes } from '../characters.ts';
import { listTokens, type Token } from '../tokens.ts';
import { buildAnalyser } from './analyser.ts';

const apostrophe = new RegExp(`\\p{L}[${apostrophes}]$`, 'u');

function listTurkishTokens(text: string): Token[] {
  return listTokens(text)
    .filter(({ start }) => !apostrophe.test(text.slice(Math.max(0, start - 3), start)))
    .map((token) => {
      const { start, end } = token;
      const capitals = /[Iİ]/.test(text.slice(start, end));
      return capitals
        ? { ...token, written: text.slice(start, end).normalize('NFC').toLocaleLowerCase('tr') }
        : token;
    });
}

/** Endings stand one behind the other; the stemmer takes them away two or three at a time. */
function stem(written: string): string {
  return stemmer(stemmer(written));
}

export const turkish = buildAnalyser({ listTokens: listTurkishTokens, stem });
