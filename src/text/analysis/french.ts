// French: elisions, short words, and endings that the stemmer does not treat alike.
import { stemmer } from '@orama/stemmers/french';
import { apostrophes, ignorable, spaces } from '../characters.ts';
import { listTokens, type Token } from '../tokens.ts';
import { buildAnalyser, guessAccents } from './analyser.ts';
import { entNouns, exceptions } from './french-words.ts';

const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/;
const apostrophe = new RegExp(
  `^[${ignorable}]*[${apostrophes}][${spaces}${ignorable}]*\\p{L}`,
  'u',
);
/** Some leave the apostrophe out; a letter that names something is a capital. */
const gap = new RegExp(`^[${spaces}]+[aeiouyhàâéèêëîïôùûœæ]`, 'iu');

/** Without elided articles and pronouns (l’, d’, qu’ …). */
function listFrenchTokens(text: string): Token[] {
  return listTokens(text).filter(({ written, start, end }) => {
    if (written.length > 6 || !elided.test(written)) return true;
    const behind = text.slice(end, end + 8);
    if (apostrophe.test(behind)) return false;
    return !((start === 0 || text.slice(start, end) === written) && gap.test(behind));
  });
}

/** Shorter words lose only what a plural or a feminine adds: Gaza is no form of gaz. */
const shortMax = 4;

function stem(written: string): string {
  const word = written.replaceAll('œ', 'oe').replaceAll('æ', 'ae');
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  const plain = simplify(word);
  if (plain.length > shortMax) return stemmer(plain);
  const singular = plain.length === shortMax ? plain.replace(/[sx]$/, '') : plain;
  return singular.length === shortMax ? singular.replace(/e$/, '') : singular;
}

/** The endings that the stemmer does not treat alike. */
function simplify(word: string): string {
  if (/(?:é|ee)(?:s|e|es)?$/.test(word)) return word.replace(/(?:ées?|ees?|és?)$/, 'é');
  if (/trices?$/.test(word)) return word.replace(/trices?$/, 'teur');
  if (/.{4}[^i]ères?$/.test(word)) return word.replace(/ères?$/, 'er');
  if (/ifs?$/.test(word)) return word.replace(/ifs?$/, 'ive');
  const isVerb = /(?<!m|ai|èr|iss)ent$/.test(word) && word.length > 5 && !entNouns.has(word);
  return isVerb ? word.slice(0, -'nt'.length) : word;
}

const guess = guessAccents([
  ['erent', 'èrent'],
  ['es', 'és'],
  ['e', 'é'],
]);

export const french = buildAnalyser({ listTokens: listFrenchTokens, stem, guess });
