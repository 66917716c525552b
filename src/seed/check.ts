// What must hold between the files. Every problem is collected; nothing is thrown.
import { checkMemory } from './check/memory.ts';
import { checkPassages, type Passages } from './check/passages.ts';
import { checkRecords } from './check/records.ts';
import { checkReferences, checkUse } from './check/references.ts';
import type { Seeds } from './model.ts';
import { reportTo } from './parse/entry.ts';
import type { Problem } from './problem.ts';

/**
 * Adds all problems of the seeds taken together, and returns the place of every quote that was
 * found. What nobody uses is told only when nothing else is wrong: a mended reference may use it.
 */
export function checkSeeds(seeds: Seeds, problems: Problem[]): Passages {
  const report = reportTo(problems);
  checkReferences(seeds, report);
  checkRecords(seeds, report);
  checkMemory(seeds, report);
  const passages = checkPassages(seeds, report);
  if (problems.length === 0) checkUse(seeds, report);
  return passages;
}
