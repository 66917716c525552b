// Portuguese.
import { stemmer } from '@orama/stemmers/portuguese';
import { buildAnalyser, guessAccents } from './analyser.ts';

const guess = guessAccents([
  ['coes', 'ções'],
  ['cao', 'ção'],
  ['ao', 'ão'],
  ['oes', 'ões'],
  ['ario', 'ário'],
  ['encia', 'ência'],
]);

export const portuguese = buildAnalyser({ stem: stemmer, guess });
