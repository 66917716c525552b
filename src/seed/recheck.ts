// `--check`, as compilers compile: a source is checked again only where it changed, or what it
// depends on did. What is reported, and in which order, is what a check of everything reports.
import { checkWritten } from './check.ts';
import { countSeeds } from './counts.ts';
import { sourceOf } from './model.ts';
import { hasErrors, type Problem } from './problem.ts';
import type { Progress } from './progress.ts';
import { listSeedFiles } from './read.ts';
import { listInterfaces } from './recheck/interface.ts';
import {
  type CheckedSource,
  findLastCheck,
  keepLastCheck,
  type LastCheck,
} from './recheck/last-check.ts';
import { type Plan, planChanges, planEverything } from './recheck/slice.ts';

interface Options {
  date: string | undefined;
  /** Where is kept what was found out; nowhere without it. */
  cacheFolder: string | undefined;
  progress: Progress;
}

/** All problems, not sorted, and how many records there are. */
export function recheckFolder(path: string, { date, cacheFolder, progress }: Options) {
  progress.begin('reading');
  const { paths, problems } = listSeedFiles(path);
  const folder = { path, paths, progress };
  const last = cacheFolder === undefined ? undefined : findLastCheck(cacheFolder);
  const plan = (last && planChanges(folder, last)) ?? planEverything(folder);
  problems.push(...plan.problems);
  progress.begin('checking');
  const { seeds, advice } = checkWritten(plan.seeds, problems, date, plan.isMeant);
  const counts = countSeeds(seeds);
  if (advice && !hasErrors(problems) && plan.isNew && cacheFolder !== undefined) {
    keepLastCheck(cacheFolder, describe(plan, problems, advice));
  }
  const others = [...plan.others.values()].flatMap((one) => [
    ...one.warnings,
    ...(advice ? one.advice : []),
  ]);
  return { problems: [...problems, ...(advice ?? []), ...others], counts };
}

/** What this check found out. */
function describe(plan: Plan, warnings: Problem[], advice: Problem[]): LastCheck {
  const { seeds, shared, others, hashes, isMeant } = plan;
  const sources = new Map(others);
  const own = Map.groupBy(warnings, ({ file }) => sourceOf(file));
  const advised = Map.groupBy(advice, ({ file }) => sourceOf(file));
  for (const one of listInterfaces(seeds)) {
    const hash = hashes.get(one.id);
    if (hash === undefined || !isMeant(`sources/${one.id}`)) continue;
    sources.set(one.id, {
      hash,
      interface: one,
      warnings: own.get(one.id) ?? [],
      advice: advised.get(one.id) ?? [],
    } satisfies CheckedSource);
  }
  return { shared, sources };
}
