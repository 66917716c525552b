// A plugin of StrykerJS: notes what becomes of each bug, and prints what no test notices as soon as
// that is known, so that a run that is cut off has told what it found.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { buildRandom } from '../support/random.ts';
import { noteKiller, noteSources } from './killers.ts';

export interface TestedMutant {
  id: string;
  fileName: string;
  location: Record<'start' | 'end', { line: number; column: number }>;
  replacement?: string;
  status: string;
  statusReason?: string;
  /** Ids of the tests that noticed it. */
  killedBy?: string[];
}

/** In the order in which they were tried. */
export const tested: TestedMutant[] = [];

export const missed = ['Survived', 'NoCoverage'];

const shorten = (text = '') => text.replace(/\s+/g, ' ').slice(0, 100);

/** What stands where the bug was put in. */
function findOriginal({ fileName, location: { start, end } }: TestedMutant): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  return [...lines.slice(0, -1), last].join('\n').slice(start.column - 1);
}

/** How many bugs of a room are tried, drawn with which seed. */
export const sample = { mutantsMax: Number.POSITIVE_INFINITY, seed: 1 };

interface Plan {
  /** Nothing is run for one that is ignored. */
  plan: 'Run' | 'EarlyResult';
  mutant: TestedMutant;
}

class SurvivorReporter {
  /** What is taken out of the plans is not tried. */
  onMutationTestingPlanReady({ mutantPlans }: { mutantPlans: Plan[] }): void {
    const { mutantsMax, seed } = sample;
    const random = buildRandom(seed);
    const drawn = mutantPlans
      .filter(({ plan }) => plan === 'Run')
      .map((plan, at) => ({ plan, at, by: random() }))
      .sort((a, b) => a.by - b.by)
      .slice(0, mutantsMax)
      .sort((a, b) => a.at - b.at)
      .map(({ plan }) => plan);
    mutantPlans.splice(0, Number.POSITIVE_INFINITY, ...drawn);
    noteSources(drawn.map(({ mutant }) => mutant));
  }

  onMutantTested(mutant: TestedMutant): void {
    tested.push(mutant);
    const { fileName, location, replacement, status, killedBy = [] } = mutant;
    for (const test of killedBy) noteKiller(fileName, test);
    if (![...missed, 'RuntimeError'].includes(status)) return;
    const { line, column } = location.start;
    const what = `${shorten(findOriginal(mutant))} → ${shorten(replacement)}`;
    const why = mutant.statusReason ? ` (${shorten(mutant.statusReason)})` : '';
    const path = relative(`${import.meta.dirname}/../..`, fileName);
    console.info(`${path}:${line}:${column} ${status}: ${what}${why}`);
  }
}

export const strykerPlugins = [
  { kind: 'Reporter', name: 'survivors', injectableClass: SurvivorReporter },
];
