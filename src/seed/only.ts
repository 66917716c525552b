// One source by itself, to check it while it is written: with it are read the actors, events and
// topics, and the sources that it names, but none of the others.
import { nearestNames } from '../text/names.ts';
import { listReferences } from './check/named-ids.ts';
import { checkSeeds } from './check.ts';
import type { Seeds } from './model.ts';
import { parseSeeds } from './parse.ts';
import { atStart, type Problem } from './problem.ts';
import { listSeedFiles, openSeedFiles } from './read.ts';

/**
 * What is wrong in the files of one source. Whether its ids are used elsewhere, and whether another
 * source has the statements that it names, only a check of everything can tell.
 */
export function checkSource(
  seedsFolder: string,
  id: string,
): { seeds: Seeds; problems: Problem[] } {
  const isMeant = (file: string) => file.startsWith(`sources/${id}/`);
  const alone = parseSources(seedsFolder, [id], isMeant).seeds;
  const named = listReferences(alone).flatMap((one) => (one.kind === 'source' ? [one.id] : []));
  const { seeds, problems: all } = parseSources(seedsFolder, [id, ...named]);
  const problems = all.filter(({ file }) => isMeant(file) || file === '.');
  if (seeds.sources.has(id)) checkSeeds(seeds, problems, isMeant);
  else if (problems.length === 0) {
    const [nearest] = nearestNames(id, seeds.claimed.source.keys(), 1);
    const advice = nearest ? `did you mean "${nearest}"?` : 'check its spelling';
    problems.push(atStart(`sources/${id}`, `there is no source "${id}"; ${advice}`));
  }
  const sources = new Map([...seeds.sources].filter(([one]) => one === id));
  return { seeds: { ...seeds, sources }, problems };
}

/** @param isMeant the only files to read, where not all that are no source are wanted */
function parseSources(
  seedsFolder: string,
  ids: readonly string[],
  isMeant: (file: string) => boolean = () => true,
) {
  const { paths, problems, otherSources } = listSeedFiles(seedsFolder, new Set(ids));
  const { files } = openSeedFiles(seedsFolder, paths.filter(isMeant), problems);
  const seeds = parseSeeds(files, problems);
  for (const id of otherSources) seeds.claimed.source.set(id, `sources/${id}`);
  for (const kind of ['statement', 'caveat'] as const) seeds.unclear.add(kind);
  return { seeds, problems };
}
