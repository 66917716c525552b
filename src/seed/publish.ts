// Puts a finished file in place: content-addressed, named by the manifest, in one atomic step.
// Whatever happens before the manifest is renamed, readers see the file they saw before.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { schemaVersion } from '../store/file.ts';
import { fileName, type Manifest, manifestName, readManifest } from '../store/manifest.ts';

const keptFiles = 5;
const linkName = 'onrecord.sqlite';
const partSuffix = '.part';
const partPattern = /\.part(-journal)?$/;

/** Where a file is built before it has a name. */
export function partPath(folder: string): string {
  return join(folder, `${process.pid}${partSuffix}`);
}

/**
 * Moves the finished file at `part` into place and names it in the manifest. When the manifest
 * names these bytes already it stays as it is; the file is put back all the same, which mends one
 * that was damaged or lost.
 */
export function publishFile(folder: string, part: string): Manifest {
  const previous = findManifest(folder);
  const sha256 = hashFile(part);
  const manifest: Manifest = {
    seq: (previous?.seq ?? 0) + 1,
    version: sha256.slice(0, 12),
    sha256,
    bytes: statSync(part).size,
    schema: schemaVersion,
  };
  const unchanged = previous?.sha256 === sha256 && previous.schema === schemaVersion;
  chmodSync(part, 0o444);
  syncPath(part);
  renameSync(part, join(folder, fileName(manifest)));
  syncPath(folder);
  if (!unchanged) replaceFile(folder, manifestName, `${JSON.stringify(manifest)}\n`);
  replaceLink(folder, fileName(manifest));
  removeOldFiles(folder, manifest);
  return unchanged ? previous : manifest;
}

/** A manifest that cannot be understood counts as none: publishing again is what mends it. */
function findManifest(folder: string): Manifest | undefined {
  try {
    return readManifest(folder);
  } catch {
    return undefined;
  }
}

/** Removes what jobs that did not end have left behind. */
export function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (partPattern.test(name)) rmSync(join(folder, name), { force: true });
  }
}

export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function replaceFile(folder: string, name: string, content: string): void {
  const part = join(folder, `${name}.${process.pid}${partSuffix}`);
  writeFileSync(part, content, { flush: true });
  renameSync(part, join(folder, name));
  syncPath(folder);
}

/** For people: `sqlite3 data/onrecord.sqlite`. Replaced by rename too, so it never dangles. */
function replaceLink(folder: string, target: string): void {
  const part = join(folder, `${linkName}.${process.pid}${partSuffix}`);
  symlinkSync(target, part);
  renameSync(part, join(folder, linkName));
}

function removeOldFiles(folder: string, current: Manifest): void {
  const files = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name) && name !== fileName(current))
    .map((name) => ({ name, modifiedMs: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.modifiedMs - a.modifiedMs);
  for (const { name } of files.slice(keptFiles - 1)) rmSync(join(folder, name));
}

/** Flushes a file or a folder to the disk, so that a power cut cannot undo a rename. */
function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
