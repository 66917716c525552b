// Which part of the seeds a check has to read: what changed since the last one, what depends on
// that, and what these are compared with. Of all other sources their interfaces are enough.
import { listReferences } from '../check/named-ids.ts';
import { type Seeds, type SourceInterface, sourceOf } from '../model.ts';
import { parseSeeds } from '../parse.ts';
import type { Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { hashSeedFiles, openSeedFiles } from '../read.ts';
import { hashSha256 } from '../sha256.ts';
import { addElsewhere } from './elsewhere.ts';
import { listInterfaces } from './interface.ts';
import type { CheckedSource, LastCheck, SharedState } from './last-check.ts';
import { listNeighbours } from './neighbours.ts';
import { describeShared, isEntangled, isStillTrue } from './shared.ts';

interface Folder {
  path: string;
  /** Of all files, sorted. */
  paths: readonly string[];
  progress: Progress;
}

/** Some of the sources, and whatever is no source. */
interface Slice {
  seeds: Seeds;
  /** Of reading and parsing. */
  problems: Problem[];
  /** Of each source that was read; undefined where a file of it cannot be read. */
  hashes: SourceHashes;
  shared: SharedState;
}

type SourceHashes = ReadonlyMap<string, string | undefined>;

export interface Plan extends Slice {
  /** Whether a file is to be checked; others are there to be compared with. */
  isMeant: (file: string) => boolean;
  /** The sources that are as they were: what the last check said of them holds. */
  others: ReadonlyMap<string, CheckedSource>;
  /** Whether it is worth keeping. */
  isNew: boolean;
}

export function planEverything(folder: Folder): Plan {
  return { ...readSlice(folder), isMeant: () => true, others: new Map(), isNew: true };
}

/** Undefined where everything has to be checked. */
export function planChanges(folder: Folder, last: LastCheck): Plan | undefined {
  const hashes = hashSources(folder.paths, hashSeedFiles(folder.path, folder.paths));
  const changed = listChanged(hashes, last);
  const { seeds, shared } = readSlice(folder, changed);
  const kept = [...last.sources.values()].map((one) => one.interface);
  const interfaces = [...kept, ...listInterfaces(seeds)];
  const hasQuoted = interfaces.some(({ isQuoted }) => isQuoted);
  if (!isStillTrue(last.shared, shared, hasQuoted)) return undefined;
  // Without what is withheld an event may not be published either.
  const isDropping = interfaces.some(({ isWithheld }) => isWithheld);
  if (isDropping && shared.events.some((one) => isEntangled(one, hasQuoted))) return undefined;
  const meant = changed.union(listNeighbours(changed, interfaces));
  // Its words may stand anywhere.
  if (interfaces.some(({ id, isQuoted }) => isQuoted && meant.has(id))) return undefined;
  const slice = readSlice(folder, meant.union(listContext(seeds, meant, interfaces)));
  const others = new Map([...last.sources].filter(([id]) => !meant.has(id)));
  addElsewhere(slice.seeds, [...hashes.keys()], others);
  const isMeant = (file: string) => {
    const id = sourceOf(file);
    return id === undefined || meant.has(id);
  };
  const isSteady = [...meant].every((id) => slice.hashes.get(id) === hashes.get(id));
  return { ...slice, isMeant, others, isNew: isSteady && changed.size > 0 };
}

function listChanged(hashes: SourceHashes, { sources }: LastCheck): Set<string> {
  const isOld = (id: string) => {
    const one = sources.get(id);
    // What is withheld is checked against what is published that day.
    return one !== undefined && one.hash === hashes.get(id) && !one.interface.isWithheld;
  };
  return new Set([...hashes.keys(), ...sources.keys()].filter((id) => !isOld(id)));
}

/** What those to be checked are compared with, and what is compared with every source. */
function listContext(
  seeds: Seeds,
  meant: ReadonlySet<string>,
  interfaces: readonly SourceInterface[],
): Set<string> {
  const quoted = new Set(interfaces.filter(({ isQuoted }) => isQuoted).map(({ id }) => id));
  const renamed = interfaces.filter(({ claims }) => claims.some((name) => /^former /.test(name)));
  const cited = listReferences({ ...seeds, sources: new Map() }).filter(
    ({ kind }) => kind === 'source',
  );
  return listNeighbours(meant.union(quoted), interfaces).union(
    new Set([...renamed, ...cited].map(({ id }) => id)),
  );
}

/** @param ids the only sources to read, where not all are wanted */
function readSlice({ path, paths, progress }: Folder, ids?: ReadonlySet<string>): Slice {
  const wanted = paths.filter((file) => {
    const id = sourceOf(file);
    return !ids || id === undefined || ids.has(id);
  });
  const problems: Problem[] = [];
  const { files, hashes } = openSeedFiles(path, wanted, problems);
  progress.begin('parsing');
  const seeds = parseSeeds(files, problems, progress.count);
  const shared = describeShared(seeds, hashes);
  return { seeds, problems, hashes: hashSources(wanted, hashes), shared };
}

function hashSources(paths: readonly string[], files: ReadonlyMap<string, string>): SourceHashes {
  const bySource = Map.groupBy(paths, sourceOf);
  bySource.delete(undefined);
  return new Map(
    [...bySource].map(([id, own]) => {
      const hashes = own.map((path) => [path, files.get(path)]);
      const isWhole = hashes.every(([, hash]) => hash !== undefined);
      return [id as string, isWhole ? hashSha256(JSON.stringify(hashes)) : undefined];
    }),
  );
}
