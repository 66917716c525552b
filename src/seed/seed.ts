// The seed job as one function: read → check → build → publish.
import { join } from 'node:path';
import { createFile, finishFile, openFile, schemaVersion } from '../store/file.ts';
import { fileName, type Manifest, readManifest } from '../store/manifest.ts';
import type { Records } from '../store/records.ts';
import { writeRecords } from '../store/write.ts';
import { checkSeeds } from './check.ts';
import { compileSeeds } from './compile.ts';
import { type Problem, sortProblems } from './problem.ts';
import { partPath, publishFile, withLock } from './publish.ts';
import { readSeedFolder } from './read.ts';
import { parseSeeds } from './seeds.ts';
import { verifyFile } from './verify.ts';

/** What the seeds compile to. There are records only when no problem is an error. */
export interface Compilation {
  problems: Problem[];
  digest: string;
  records: Records | undefined;
}

/** Changes with everything that decides the bytes of a file besides the seeds. */
const compiler = `on-record schema ${schemaVersion}`;

export type Progress = (step: string) => void;

/** Reads and checks everything and compiles it in memory; touches no file outside the seeds. */
export function compileFolder(seedsFolder: string): Compilation {
  const { files, problems, digest } = readSeedFolder(seedsFolder);
  const seeds = parseSeeds(files, problems);
  const checked = checkSeeds(seeds);
  const all = sortProblems([...problems, ...checked.problems]);
  const broken = all.some(({ severity }) => severity === 'error');
  const records = broken ? undefined : compileSeeds(seeds, checked.passages);
  return { problems: all, digest, records };
}

/**
 * Builds a file from records, verifies it and publishes it in `folder`.
 * @throws AnotherSeedJob, LostRecords unless forced
 */
export function publishRecords(
  folder: string,
  records: Records,
  digest: string,
  progress: Progress,
  force = false,
): Manifest {
  return withLock(folder, () => {
    const part = partPath(folder);
    progress('building');
    const client = createFile(part);
    writeRecords(client, records, { seeds_sha256: digest, compiler });
    finishFile(client);
    progress('verifying');
    verifyFile(part, records);
    progress('publishing');
    return publishFile(folder, part, force);
  });
}

/** The manifest of the published dataset when it was compiled from exactly these seeds. */
export function findPublished(folder: string, seedsFolder: string): Manifest | undefined {
  try {
    const manifest = readManifest(folder);
    if (!manifest) return undefined;
    const client = openFile(join(folder, fileName(manifest)));
    const facts = client.prepare('SELECT value FROM dataset WHERE key = ?').pluck();
    const current =
      facts.get('seeds_sha256') === readSeedFolder(seedsFolder).digest &&
      facts.get('compiler') === compiler;
    client.close();
    return current ? manifest : undefined;
  } catch {
    return undefined;
  }
}
