// The seed job as one function: read → check → build → publish.
import { join } from 'node:path';
import { withLock } from '../publication/lock.ts';
import { fileName, type Manifest, readManifest } from '../publication/manifest.ts';
import { buildFile, openFile, schemaVersion } from '../store/sqlite/file.ts';
import type { Records } from '../store/sqlite/records.ts';
import { writeRecords } from '../store/sqlite/write.ts';
import { checkSeeds } from './check.ts';
import { type CompiledRecords, compileSeeds } from './compile.ts';
import { parseSeeds } from './parse.ts';
import { type Problem, sortProblems } from './problem.ts';
import { partPath, publishFile, removeParts } from './publish.ts';
import { readSeedFolder } from './read.ts';
import { verifyFile } from './verify.ts';

/** What the seeds compile to. There are records only when no problem is an error. */
export interface Compilation {
  problems: Problem[];
  digest: string;
  records: CompiledRecords | undefined;
}

/**
 * Raised whenever the same seeds compile to other bytes than before, so that what is published
 * counts as older than the program. A test holds it.
 */
export const compilerVersion = 3;

const compiler = `on-record ${schemaVersion}.${compilerVersion}`;

export type Progress = (step: string) => void;

/** Reads and checks everything and compiles it in memory; touches no file outside the seeds. */
export function compileFolder(seedsFolder: string): Compilation {
  const { files, problems, digest } = readSeedFolder(seedsFolder);
  const seeds = parseSeeds(files, problems);
  const passages = checkSeeds(seeds, problems);
  const broken = problems.some(({ severity }) => severity === 'error');
  const records = broken ? undefined : compileSeeds(seeds, passages);
  return { problems: sortProblems(problems), digest, records };
}

/**
 * Builds a file from records, verifies it and publishes it in `folder`.
 * @throws FolderLocked when another seed job is running, LostRecords unless forced
 */
export function publishRecords(
  folder: string,
  records: Records,
  digest: string,
  progress: Progress,
  force = false,
): Manifest {
  return withLock(folder, () => {
    removeParts(folder);
    const part = partPath(folder);
    try {
      progress('building');
      const facts = { seeds_sha256: digest, compiler };
      buildFile(part, (client) => writeRecords(client, records, facts));
      progress('verifying');
      verifyFile(part, records);
      progress('publishing');
      return publishFile(folder, part, force);
    } finally {
      removeParts(folder);
    }
  });
}

/** The manifest of the published dataset when it was compiled from exactly these seeds. */
export function findPublished(folder: string, seedsFolder: string): Manifest | undefined {
  try {
    const manifest = readManifest(folder);
    if (!manifest) return undefined;
    const client = openFile(join(folder, fileName(manifest)));
    try {
      const facts = client.prepare('SELECT value FROM dataset WHERE key = ?').pluck();
      const current =
        facts.get('compiler') === compiler &&
        facts.get('seeds_sha256') === readSeedFolder(seedsFolder).digest;
      return current ? manifest : undefined;
    } finally {
      client.close();
    }
  } catch {
    return undefined;
  }
}
