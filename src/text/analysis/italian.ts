// Italian: elided articles and prepositions (l’, dell’, un’ …) are no words.
import { stemmer } from '@orama/stemmers/italian';
import { apostrophes } from '../characters.ts';
import { listTokens, type Token } from '../tokens.ts';
import { buildAnalyser, guessAccents } from './analyser.ts';

const elided =
  /^(?:[cdlmstv]|un|gl|all|dall|dell|nell|sull|coll|quell|quest|sant|bell|anch|com|dov|cos|nient)$/;
const apostrophe = new RegExp(`^[${apostrophes}]\\s?\\p{L}`, 'u');

function listItalianTokens(text: string): Token[] {
  return listTokens(text).filter(
    ({ written, end }) => !(elided.test(written) && apostrophe.test(text.slice(end, end + 4))),
  );
}

const guess = guessAccents([
  ['a', 'à'],
  ['o', 'ò'],
]);

export const italian = buildAnalyser({ listTokens: listItalianTokens, stem: stemmer, guess });
