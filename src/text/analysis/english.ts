// English; an apostrophe with s is no word.
import { stemmer } from '@orama/stemmers/english';
import { apostrophes } from '../characters.ts';
import { listTokens, type Token } from '../tokens.ts';
import { buildAnalyser } from './analyser.ts';

const apostrophe = new RegExp(`[${apostrophes}]$`);

function listEnglishTokens(text: string): Token[] {
  return listTokens(text).filter(
    ({ written, start }) => written !== 's' || !apostrophe.test(text.slice(0, start)),
  );
}

const unchanging = new Set(['news', 'us', 'gas', 'bus', 'politics', 'economics', 'was', 'has']);

function stem(written: string): string {
  return unchanging.has(written) ? written : stemmer(written);
}

export const english = buildAnalyser({ listTokens: listEnglishTokens, stem });
