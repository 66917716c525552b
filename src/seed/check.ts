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
import { checkPassages } from './check/passages.ts';
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
import { withhold } from './withhold.ts';

/** Whether a file is asked for: problems of others are left out. */
type IsMeant = (file: string) => boolean;
const everything: IsMeant = () => true;

/**
 * Adds all problems found by comparing the seeds with each other. Advice is given only when nothing
 * else is wrong.
 */
export function checkSeeds(seeds: Seeds, problems: Problem[], isMeant: IsMeant = everything): void {
  findBreaches(seeds, problems, isMeant);
  if (!hasErrors(problems)) problems.push(...listAdvice(seeds, isMeant));
}

/**
 * The same for all that is written, and for what of it is published. Advice is told apart:
 * undefined when something else is wrong.
 */
export function checkWritten(
  written: Seeds,
  problems: Problem[],
  date: string | undefined,
  isMeant: IsMeant = everything,
) {
  findBreaches(written, problems, isMeant);
  const advice = hasErrors(problems) ? undefined : listAdvice(written, isMeant);
  const published = withhold(written, date);
  if (published !== written && !hasErrors(problems)) {
    const further: Problem[] = [];
    checkSeeds(published, further, isMeant);
    problems.push(...further.filter(({ severity }) => severity === 'error'));
  }
  return { seeds: published, advice };
}

function findBreaches(seeds: Seeds, problems: Problem[], isMeant: IsMeant): void {
  const report = reportOf(problems, isMeant);
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
  checkPassages(seeds, report);
  const warn = asWarning(report);
  checkWeekdays(seeds, warn);
  checkSaidUntilPrint(seeds, warn);
}

/** Unused records and wording: a corrected reference may use them. */
function listAdvice(seeds: Seeds, isMeant: IsMeant): Problem[] {
  const advice: Problem[] = [];
  const warn = asWarning(reportOf(advice, isMeant));
  checkUse(seeds, warn);
  // Passages of a source that was not read may hold them.
  if (!seeds.unclear.has('statement')) checkQuotationMarks(seeds, warn);
  checkSummaries(seeds, warn);
  checkSpeakers(seeds, warn);
  checkReadings(seeds, warn);
  return advice;
}

function reportOf(problems: Problem[], isMeant: IsMeant): Report {
  const report = reportTo(problems);
  return (entry, ...problem) => {
    if (isMeant(entry.file)) report(entry, ...problem);
  };
}

function asWarning(report: Report): Report {
  return (entry, path, message) => report(entry, path, message, 'warning');
}
