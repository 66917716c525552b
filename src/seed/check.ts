// What must hold between the files. Every problem is collected; nothing is thrown.
import {
  checkDates,
  checkOpenEnds,
  checkSaidBeforePrint,
  checkSaidUntilPrint,
  checkWeekdays,
} from './check/dates.ts';
import { checkEarlierTexts } from './check/earlier-texts.ts';
import { checkIds } from './check/ids.ts';
import { checkLanguages } from './check/languages.ts';
import { checkMemory } from './check/memory.ts';
import { checkPassages, type Passages } from './check/passages.ts';
import { checkReadings } from './check/readings.ts';
import { checkRecords } from './check/records.ts';
import { checkReferences, checkUse } from './check/references.ts';
import { checkRegister } from './check/register.ts';
import { checkSpeakers } from './check/speakers.ts';
import { checkNames, checkTexts } from './check/texts.ts';
import { checkQuotationMarks, checkSummaries } from './check/wording.ts';
import type { Seeds } from './model.ts';
import { type Report, reportTo } from './parse/entry.ts';
import { hasErrors, type Problem } from './problem.ts';

/**
 * Adds all problems found by comparing the seeds with each other, and returns the place of every
 * quote. Unused records and advice on wording are reported only when nothing else is wrong: a
 * corrected reference may use them.
 * @param isMeant whether a file is asked for: problems of others are left out
 */
export function checkSeeds(
  seeds: Seeds,
  problems: Problem[],
  isMeant: (file: string) => boolean = () => true,
): Passages {
  const report: Report = (entry, ...problem) => {
    if (isMeant(entry.file)) reportTo(problems)(entry, ...problem);
  };
  const warn: Report = (entry, path, message) => report(entry, path, message, 'warning');
  checkReferences(seeds, report);
  checkDates(seeds, report);
  checkOpenEnds(seeds, report);
  checkSaidBeforePrint(seeds, report);
  checkLanguages(seeds, report);
  checkNames(seeds, report);
  checkTexts(seeds, report);
  checkIds(seeds, report);
  checkRecords(seeds, report);
  checkMemory(seeds, report);
  checkRegister(seeds, report);
  checkEarlierTexts(seeds, report);
  const passages = checkPassages(seeds, report);
  checkWeekdays(seeds, warn);
  checkSaidUntilPrint(seeds, warn);
  if (!hasErrors(problems)) {
    checkUse(seeds, warn);
    // Passages of a source that was not read may hold them.
    if (!seeds.unclear.has('statement')) checkQuotationMarks(seeds, passages, warn);
    checkSummaries(seeds, warn);
    checkSpeakers(seeds, warn);
    checkReadings(seeds, warn);
  }
  return passages;
}
