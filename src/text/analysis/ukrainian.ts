// Ukrainian: an apostrophe between two letters belongs to the word, whichever it is.
import { stemmer } from '@orama/stemmers/ukrainian';
import { apostrophes } from '../characters.ts';
import { listTokens, type Token } from '../tokens.ts';
import { buildAnalyser } from './analyser.ts';

const apostrophe = new RegExp(`^[${apostrophes}]$`, 'u');

function listUkrainianTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const token of listTokens(text)) {
    const last = tokens.at(-1);
    if (last && apostrophe.test(text.slice(last.end, token.start))) {
      last.written += token.written;
      last.end = token.end;
    } else {
      tokens.push(token);
    }
  }
  return tokens;
}

/** The stemmer leaves a part of some endings; й would be folded like и. */
function stem(written: string): string {
  const stem = stemmer(written);
  const whole = stem.length > 3 ? stem.replace(/[аеиіїоуюяєьй]+$/u, '') : stem;
  return whole.replaceAll('й', 'ј');
}

export const ukrainian = buildAnalyser({ listTokens: listUkrainianTokens, stem });
