// Puts a finished file in place: content-addressed, named by the manifest, in one atomic step.
// Whatever happens before the manifest is renamed, readers see the file they saw before.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileName, type Manifest, manifestName, readManifest } from '../publication/manifest.ts';
import { hashFile, schemaVersion } from '../store/sqlite/file.ts';
import { checkLoss } from './loss.ts';

const keptFiles = 5;
const linkName = 'onrecord.sqlite';
const partSuffix = '.part';
const partPattern = /\.part(-journal)?$/;

/** Where a file is built before it has a name. */
export function partPath(folder: string): string {
  return join(folder, `${process.pid}${partSuffix}`);
}

/**
 * Moves the finished file at `part` into place and names it in the manifest.
 * @throws LostRecords unless forced
 */
export function publishFile(folder: string, part: string, force: boolean): Manifest {
  if (!force) checkLoss(folder, part);
  const sha256 = hashFile(part);
  const bytes = statSync(part).size;
  chmodSync(part, 0o444);
  syncPath(part);
  renameSync(part, join(folder, fileName({ sha256 })));
  syncPath(folder);
  return nameFile(folder, sha256, bytes);
}

/** Names a file that is in place as the current one; nothing changes when it is that already. */
export function nameFile(folder: string, sha256: string, bytes: number): Manifest {
  const previous = findManifest(folder);
  const unchanged = previous?.sha256 === sha256 && previous.schema === schemaVersion;
  const seq = (previous?.seq ?? findLostNumber(folder)) + 1;
  const manifest = { seq, version: sha256.slice(0, 12), sha256, bytes, schema: schemaVersion };
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

/** Nodes refuse a lower number than they have seen, so what can be read of a damaged one counts. */
function findLostNumber(folder: string): number {
  const path = join(folder, manifestName);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return Number(/"seq"\s*:\s*(\d{1,15})/.exec(text)?.[1] ?? 0);
}

/** Removes what jobs that did not end have left behind. */
export function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (partPattern.test(name)) rmSync(join(folder, name), { force: true });
  }
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
