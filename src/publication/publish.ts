// Publishes a finished file: names it by its hash, then replaces the manifest in one atomic step.
// If anything fails before that step, readers go on seeing the previous file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, partPath, placeFile, removeParts, replaceLink } from './disk.ts';
import { listFiles, removeFilesBut } from './files.ts';
import { withLock } from './lock.ts';
import {
  describeFile,
  fileName,
  type Manifest,
  manifestName,
  readManifest,
  writeManifest,
} from './manifest.ts';

const filesMax = 5;

/** A link to the current file, for people: `sqlite3 data/onrecord.sqlite`. */
const linkName = 'onrecord.sqlite';

/**
 * Publishes the file that `write` creates at the path it is given. If `write` throws, nothing
 * changes and the error is passed on.
 * @throws FolderLockedError
 */
export function publish(folder: string, schema: number, write: (part: string) => void): Manifest {
  return withLock(folder, () => {
    removeParts(folder);
    const part = partPath(folder);
    try {
      write(part);
      const sha256 = hashFile(part);
      const { size } = statSync(part);
      placeFile(part, folder, fileName({ sha256 }));
      return nameFile(folder, sha256, size, schema);
    } finally {
      removeParts(folder);
    }
  });
}

/**
 * Makes an older file of the folder the current one again, as a new publication.
 * @param version the first digits of its SHA-256
 * @param check throws when this program cannot serve the file
 * @throws FolderLockedError, or an Error that lists the versions there are
 */
export function publishAgain(
  folder: string,
  schema: number,
  version: string,
  check: (path: string) => void,
): Manifest {
  return withLock(folder, () => {
    const files = listFiles(folder);
    const matches = files.filter(({ sha256 }) => sha256.startsWith(version));
    const [match] = matches;
    if (match === undefined || matches.length > 1) {
      const list = files.map(({ sha256 }) => sha256.slice(0, 12)).join(', ') || 'nothing';
      throw new Error(
        `${version} does not name exactly one version in ${folder}; it keeps ${list}`,
      );
    }
    const { path, sha256 } = match;
    if (hashFile(path) !== sha256) throw new Error(`${path} is damaged; choose another version`);
    check(path);
    return nameFile(folder, sha256, statSync(path).size, schema);
  });
}

/** Makes a file that is in place the current one. Does nothing when it already is. */
function nameFile(folder: string, sha256: string, bytes: number, schema: number): Manifest {
  const previous = findManifest(folder);
  const isUnchanged = previous?.sha256 === sha256 && previous.schema === schema;
  const seq = (previous?.seq ?? findLostNumber(folder)) + 1;
  const manifest = isUnchanged ? previous : describeFile(seq, sha256, bytes, schema);
  if (!isUnchanged) writeManifest(folder, manifest);
  replaceLink(folder, linkName, fileName(manifest));
  const others = listFiles(folder).filter((file) => file.sha256 !== sha256);
  removeFilesBut(folder, [manifest, ...others.slice(0, filesMax - 1)]);
  return manifest;
}

/** A damaged manifest counts as none, because publishing again is the way to repair it. */
function findManifest(folder: string): Manifest | undefined {
  try {
    return readManifest(folder);
  } catch {
    return undefined;
  }
}

/** Reads the number even from a damaged manifest: nodes refuse a lower one than they have seen. */
function findLostNumber(folder: string): number {
  const path = join(folder, manifestName);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return Number(/"seq"\s*:\s*(\d{1,15})/.exec(text)?.[1] ?? 0);
}
