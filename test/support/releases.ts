// Releases of small seeds: the register as it is after one, to be added to the seeds of the next.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { compileFolder, type PublishOptions, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { runRegisterCommand } from '../../src/seed/release.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { type Changes, temporaryFolder, writeSeeds } from './seeds.ts';

export function register(folder: string, on?: string, now = new Date('2026-01-01T12:00:00Z')) {
  let stderr = '';
  let stdout = '';
  const terminal = {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  };
  const code = runRegisterCommand({ seeds: folder, on }, terminal, now);
  return { code, stdout, stderr };
}

/** The files of the register of a folder, to be added to other seeds. */
export function readRegister(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'register'));
  return Object.fromEntries(
    names.map((name) => [`register/${name}`, readFileSync(join(folder, 'register', name), 'utf8')]),
  );
}

/** The register after these seeds were released, by default on 1 January 2026. */
export function release(changes: Changes = {}, on?: string): Record<string, string> {
  const folder = writeSeeds(changes);
  try {
    expect(register(folder, on)).toMatchObject({ code: 0 });
    return readRegister(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Publishes the seeds with these changes in a folder, a new one by default, and opens the file. */
export function publishSeeds(
  changes: Changes,
  folder = temporaryFolder(),
  how: PublishOptions = {},
): Dataset {
  const seeds = writeSeeds(changes);
  try {
    const { records, problems, digest } = compileFolder(seeds);
    if (!records) throw new Error(problems.map(formatProblem).join('\n'));
    return new Dataset(folder, publishRecords(folder, records, digest, how));
  } finally {
    rmSync(seeds, { recursive: true });
  }
}
