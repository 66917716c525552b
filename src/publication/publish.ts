// Publishes a finished file: names it by its hash, then replaces the manifest in one atomic step.
// If anything fails before that step, readers go on seeing the previous file.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, partPath, placeFile, removeParts, replaceLink } from './disk.ts';
import { listFiles } from './files.ts';
import { describeNext, type Published } from './ledger.ts';
import { withLock } from './lock.ts';
import {
  fileName,
  type Manifest,
  manifestBytesMax,
  manifestName,
  readManifest,
  seqMax,
  writeManifest,
} from './manifest.ts';
import { readStart } from './regular-file.ts';
import { defaultRetention, type Retention, removeOld } from './retention.ts';
import { isToRenew, type Signer } from './signature.ts';

/** How publications are signed. One that is not is as good until a node trusts a key. */
export interface Signing {
  sign: Signer;
  validDays: number;
}

/** A link to the current file, for people: `sqlite3 data/onrecord.sqlite`. */
const linkName = 'onrecord.sqlite';

export interface Keeping {
  retention?: Retention | undefined;
  signing?: Signing | undefined;
  /** Whether a file of before must be kept nowhere; by default none. */
  isTakenDown?: ((path: string) => boolean) | undefined;
}

/**
 * Publishes the file that `write` creates at the path it is given. If `write` throws, nothing
 * changes and the error is passed on.
 * @throws FolderLockedError
 */
export function publish(
  folder: string,
  schema: number,
  write: (part: string) => void,
  keeping: Keeping = {},
): Manifest {
  return withLock(folder, () => {
    removeParts(folder);
    const part = partPath(folder);
    try {
      write(part);
      const file = { sha256: hashFile(part), bytes: statSync(part).size, schema };
      placeFile(part, folder, fileName(file));
      return nameFile(folder, file, keeping);
    } finally {
      removeParts(folder);
    }
  });
}

interface Again {
  /** Throws when this program cannot serve the file. */
  check: (path: string) => void;
  retention?: Retention | undefined;
  signing?: Signing | undefined;
}

/**
 * Makes an older file of the folder the current one again, as a new publication.
 * @param version the first digits of its SHA-256
 * @throws FolderLockedError, or an Error that lists the versions there are
 */
export function publishAgain(
  folder: string,
  schema: number,
  version: string,
  { check, retention, signing }: Again,
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
    const previous = findManifest(folder);
    const from = previous?.rolledBackFrom ?? previous?.version;
    const file = { sha256, bytes: statSync(path).size, schema };
    const rolledBackFrom = from === sha256.slice(0, 12) ? undefined : from;
    return nameFile(folder, file, { retention, signing, rolledBackFrom });
  });
}

/**
 * Makes a file that is in place the current one. Does nothing when it already is, unless files of
 * before are taken down by that.
 */
function nameFile(
  folder: string,
  file: Published,
  { retention = defaultRetention, isTakenDown = () => false, rolledBackFrom, signing }: Naming,
): Manifest {
  const previous = findManifest(folder);
  const takenDown = listFiles(folder)
    .filter(({ sha256, path }) => sha256 !== file.sha256 && isTakenDown(path))
    .map(({ sha256 }) => sha256);
  const isUnchanged =
    takenDown.length === 0 &&
    previous?.sha256 === file.sha256 &&
    previous.schema === file.schema &&
    previous.rolledBackFrom === rolledBackFrom;
  const next = isUnchanged
    ? previous
    : describeNext(file, previous, findLostNumber(folder), { rolledBackFrom, takenDown });
  if (next.seq > seqMax) throw new Error(explainNumber(folder, next.seq));
  const isToSign = signing && (!isUnchanged || isToRenew(next, signing.validDays));
  const manifest = isToSign ? signing.sign(next) : next;
  if (manifest !== previous) writeManifest(folder, manifest);
  replaceLink(folder, linkName, fileName(manifest));
  removeOld(folder, manifest, retention);
  return manifest;
}

interface Naming extends Keeping {
  /** The version that is taken back. */
  rolledBackFrom?: string | undefined;
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
  try {
    const text = readStart(join(folder, manifestName), manifestBytesMax).toString('utf8');
    return Number(/"seq"\s*:\s*(\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const explainNumber = (folder: string, seq: number) =>
  `publication ${seq} would be beyond ${seqMax}, which no node takes; write the number of the last good one as "seq" into ${join(folder, manifestName)}`;
