// A plugin of StrykerJS: notes what becomes of each bug, and prints what no test notices as soon as
// that is known, so that a run that is cut off has told what it found.
import { relative } from 'node:path';

export interface TestedMutant {
  fileName: string;
  location: { start: { line: number; column: number } };
  mutatorName: string;
  replacement?: string;
  status: string;
}

/** In the order in which they were tried. */
export const tested: TestedMutant[] = [];

export const missed = ['Survived', 'NoCoverage'];

class SurvivorReporter {
  onMutantTested(mutant: TestedMutant): void {
    tested.push(mutant);
    const { fileName, location, mutatorName, replacement, status } = mutant;
    if (!missed.includes(status)) return;
    const { line, column } = location.start;
    const what = `${mutatorName} → ${replacement?.replace(/\s+/g, ' ').slice(0, 100)}`;
    const path = relative(`${import.meta.dirname}/../..`, fileName);
    console.info(`${path}:${line}:${column} ${status}: ${what}`);
  }
}

export const strykerPlugins = [
  { kind: 'Reporter', name: 'survivors', injectableClass: SurvivorReporter },
];
