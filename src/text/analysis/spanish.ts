// Spanish.
import { stemmer } from '@orama/stemmers/spanish';
import { buildAnalyser, guessAccents } from './analyser.ts';

const guess = guessAccents([
  ['cion', 'ción'],
  ['sion', 'sión'],
  ['o', 'ó'],
  ['an', 'án'],
  ['ia', 'ía'],
]);

export const spanish = buildAnalyser({ stem: stemmer, guess });
