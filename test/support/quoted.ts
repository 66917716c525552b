// What may not be rebuilt of a text that may only be quoted: eight words in a row of which one
// stands further than 32 characters from every passage.
import type { Citation } from '../../src/records/citation.ts';
import { listWords } from '../../src/text/words.ts';

const wordsMin = 8;

export const foldWords = (text: string) => listWords(text).map(({ folded }) => folded);

/** Runs of eight words of the text that its citations do not show. */
export function listHiddenRuns(text: string, citations: readonly Citation[]): string[] {
  const shown = new Set<number>();
  for (const { start, end } of citations) {
    for (let at = start - 32; at < end + 32; at++) shown.add(at);
  }
  const words = listWords(text).map(({ folded, start, end }) => ({
    folded,
    first: Array.from(text.slice(0, start)).length,
    last: Array.from(text.slice(0, end)).length - 1,
  }));
  const isShown = ({ first, last }: { first: number; last: number }) =>
    shown.has(first) && shown.has(last);
  return words.slice(wordsMin - 1).flatMap((_, at) => {
    const run = words.slice(at, at + wordsMin);
    return run.every(isShown) ? [] : [run.map(({ folded }) => folded).join(' ')];
  });
}

/** Those of the runs that a text holds, whatever markup stands between its words. */
export function findRuns(text: string, runs: readonly string[]): string[] {
  const words = foldWords(text.replace(/<[^>]*>/g, ''));
  const held = new Set(words.map((_, at) => words.slice(at, at + wordsMin).join(' ')));
  return runs.filter((run) => held.has(run));
}
