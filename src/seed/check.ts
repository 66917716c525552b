// What must hold between the files. Every problem is collected; nothing is thrown.
import { checkDates, checkOpenEnds, checkSaidBeforePrint, checkWeekdays } from './check/dates.ts';
import { checkIds } from './check/ids.ts';
import { checkLanguages } from './check/languages.ts';
import { checkMemory } from './check/memory.ts';
import { checkPassages, type Passages } from './check/passages.ts';
import { checkRecords } from './check/records.ts';
import { checkReferences, checkUse } from './check/references.ts';
import { checkRegister } from './check/register.ts';
import { checkNames, checkTexts } from './check/texts.ts';
import { checkQuotationMarks, checkSummaries } from './check/wording.ts';
import type { Seeds } from './model.ts';
import { type Report, reportTo } from './parse/entry.ts';
import { hasErrors, type Problem } from './problem.ts';

/** Rules that the curated seeds do not meet everywhere yet. They warn as long as they are here. */
const pending: ReadonlySet<string> = new Set([
  'register', // what was released is accounted for
  'openEnds', // `said` has two finite bounds or is null
  'saidBeforePrint', // `said` ends before its first source can have appeared
]);

/**
 * Adds all problems found by comparing the seeds with each other, and returns the place of every
 * quote. Unused records and advice on wording are reported only when nothing else is wrong: a
 * corrected reference may use them.
 */
export function checkSeeds(seeds: Seeds, problems: Problem[]): Passages {
  const report = reportTo(problems);
  const warn: Report = (entry, path, message) => report(entry, path, message, 'warning');
  const reportOf = (rule: string) => (pending.has(rule) ? warn : report);
  checkReferences(seeds, report);
  checkDates(seeds, report);
  checkOpenEnds(seeds, reportOf('openEnds'));
  checkSaidBeforePrint(seeds, reportOf('saidBeforePrint'));
  checkLanguages(seeds, report);
  checkNames(seeds, report);
  checkTexts(seeds, report);
  checkIds(seeds, report);
  checkRecords(seeds, report);
  checkMemory(seeds, report);
  checkRegister(seeds, reportOf('register'));
  const passages = checkPassages(seeds, report);
  checkWeekdays(seeds, warn);
  if (!hasErrors(problems)) {
    checkUse(seeds, warn);
    checkQuotationMarks(seeds, passages, warn);
    checkSummaries(seeds, warn);
  }
  return passages;
}
