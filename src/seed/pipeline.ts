// The stages of the seed job in their order; see ../README.md.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, type Manifest, readManifest } from '../publication/manifest.ts';
import { licence } from '../records/licence.ts';
import { readFacts, schemaVersion } from '../store/sqlite/file.ts';
import type { Records } from '../store/sqlite/records.ts';
import { buildFrom, type Filling } from './build.ts';
import { checkWritten } from './check.ts';
import { type CompiledRecords, compileSeeds } from './compile.ts';
import { checkSource } from './only.ts';
import { parseSeeds } from './parse.ts';
import { hasErrors, type Problem, sortProblems } from './problem.ts';
import { noProgress, type Progress, watch } from './progress.ts';
import { type Publishing, publishFile } from './publish.ts';
import { hashSeedFolder, listSeedFiles, openSeedFiles } from './read.ts';
import { recheckFolder } from './recheck.ts';
import { verifyFile } from './verify.ts';

/** What the seeds compile to. There are records only when no problem is an error. */
export interface Compilation {
  problems: Problem[];
  digest: string;
  records: CompiledRecords | undefined;
}

/**
 * Raise this whenever the same seeds compile to different bytes, so that `npm start` compiles them
 * again. A test reminds you.
 */
export const compilerVersion = 32;

const compiler = `on-record ${schemaVersion}.${compilerVersion}`;

/**
 * Reads and checks everything and compiles it in memory; touches no file outside the seeds.
 * @param isStrict whether a warning is an error
 * @param date embargoes that end by then are over; without it all hold
 */
export function compileFolder(seedsFolder: string, isStrict = false, date?: string): Compilation {
  const checked = checkFolder(seedsFolder, { isStrict, date });
  const { seeds, problems, digest } = checked;
  const records = hasErrors(problems) ? undefined : compileSeeds(seeds);
  return { problems, digest, records };
}

export interface CheckOptions {
  isStrict?: boolean | undefined;
  date?: string | undefined;
  progress?: Progress;
}

/**
 * Reads and checks everything. Problems are sorted; if strict, warnings become errors. What is
 * written holds also what is not published yet.
 */
export function checkFolder(
  seedsFolder: string,
  { isStrict = false, date, progress = noProgress }: CheckOptions = {},
) {
  const { written, problems, digest } = readSeeds(seedsFolder, progress);
  progress.begin('checking');
  const { seeds, advice } = checkWritten(written, problems, date);
  return {
    written,
    seeds,
    problems: finish([...problems, ...(advice ?? [])], isStrict),
    digest,
  };
}

/**
 * The same problems, found by checking only what may have others than at the last check.
 * @param cacheFolder where is kept what each check finds out; nowhere without it
 */
export function checkAgain(
  seedsFolder: string,
  cacheFolder: string | undefined,
  { isStrict = false, date, progress = noProgress }: CheckOptions = {},
) {
  const { problems, counts } = recheckFolder(seedsFolder, { date, cacheFolder, progress });
  return { problems: finish(problems, isStrict), counts };
}

/** What the files say. Each text is let go of when it is parsed. */
function readSeeds(seedsFolder: string, progress: Progress) {
  progress.begin('reading');
  const { paths, problems } = listSeedFiles(seedsFolder);
  const { files, digest } = openSeedFiles(seedsFolder, paths, problems);
  progress.begin('parsing');
  const written = parseSeeds(files, problems, progress.count);
  return { written, problems, digest: digest() };
}

/** Reads one source and checks it by itself. */
export function checkOnly(seedsFolder: string, source: string, isStrict = false) {
  const { seeds, problems } = checkSource(seedsFolder, source);
  return { written: seeds, seeds, problems: finish(problems, isStrict) };
}

function finish(problems: readonly Problem[], isStrict: boolean): Problem[] {
  return sortProblems(problems).map((problem) =>
    isStrict ? { ...problem, severity: 'error' } : problem,
  );
}

export interface PublishOptions extends Omit<Publishing, 'erased'> {
  progress?: Progress;
  /** By default as is faster. */
  filling?: Filling;
}

/**
 * Builds a file from records, verifies it and publishes it in `folder`.
 * @throws FolderLockedError when another seed job is running, RecordLossError unless forced
 */
export function publishRecords(
  folder: string,
  records: Records,
  digest: string,
  { progress = noProgress, filling, ...how }: PublishOptions = {},
): Manifest {
  return publishFile(folder, { ...how, erased: records.erased }, (part) => {
    progress.begin('building');
    const { authority } = records;
    const watched = { ...records, statements: watch(records.statements, progress.count) };
    const facts = { seeds_sha256: digest, compiler, licence, authority };
    const expected = buildFrom(watched, part, facts, filling);
    progress.begin('verifying');
    verifyFile(part, expected, progress.count);
    progress.begin('publishing');
  });
}

/** The manifest of the published dataset when that is whole and comes from exactly these seeds. */
export function findPublished(folder: string, seedsFolder: string): Manifest | undefined {
  try {
    const manifest = readManifest(folder);
    if (!manifest) return undefined;
    const path = join(folder, fileName(manifest));
    const facts = readFacts(path);
    const isCurrent =
      statSync(path).size === manifest.bytes &&
      facts.get('compiler') === compiler &&
      facts.get('seeds_sha256') === hashSeedFolder(seedsFolder);
    return isCurrent ? manifest : undefined;
  } catch {
    return undefined;
  }
}
