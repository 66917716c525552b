// Dutch.
import { stemmer } from '@orama/stemmers/dutch';
import { buildAnalyser } from './analyser.ts';

export const dutch = buildAnalyser({ stem: stemmer });
