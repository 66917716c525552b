// Russian: й is a letter of its own, which folding would take for и (войн, воин); ё is written е.
import { stemmer } from '@orama/stemmers/russian';
import { buildAnalyser } from './analyser.ts';

function stem(written: string): string {
  return stemmer(written.replaceAll('ё', 'е')).replaceAll('й', 'ј');
}

export const russian = buildAnalyser({ stem });
