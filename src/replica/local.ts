// What a node can serve from its own folder when it starts: what the manifest there names or, when
// that fails a check, the newest other file that passes.
import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { listFiles } from '../publication/files.ts';
import { describeAgain } from '../publication/ledger.ts';
import { type Manifest, type Publication, readManifest } from '../publication/manifest.ts';
import { findDistrust } from '../publication/signature.ts';
import { schemaVersion } from '../store/sqlite/file.ts';
import { checkFile, checkSchema, checkSignature } from './check.ts';
import { fitsNote, writeNote } from './checked-note.ts';

export interface Local {
  /** What the manifest of the folder names, whether it can be served or not. */
  named: Manifest | undefined;
  /** What to serve. */
  usable: Manifest | undefined;
  /** It was checked before and has its size and time of then; its bytes are still to be checked. */
  isKnown: boolean;
  /** Why it is not the named one. */
  reason: string | undefined;
}

/**
 * @param trusted with keys, nothing is served that no signature vouches for
 * @param trustsNotes whether a file with a note of its check is not checked again
 */
export function findLocal(
  folder: string,
  trusted: readonly KeyObject[],
  trustsNotes: boolean,
): Local {
  let named: Manifest | undefined;
  try {
    named = readManifest(folder);
    if (named) checkSignature(named, trusted);
    if (named) checkSchema(named);
    const isKnown = trustsNotes && named !== undefined && fitsNote(folder, named);
    if (named && !isKnown) {
      checkFile(folder, named);
      writeNote(folder, named);
    }
    return { named, usable: named, isKnown, reason: undefined };
  } catch (error) {
    const reason = (error as Error).message;
    const isTrusted = named && findDistrust(named, trusted) === undefined;
    if (trusted.length > 0 && !isTrusted) {
      return { named: undefined, usable: undefined, isKnown: false, reason };
    }
    const usable = findOther(folder, named, trusted.length > 0);
    return { named, usable, isKnown: false, reason };
  }
}

/** @param isSigned whether only those count that the ledger of a signed manifest names */
function findOther(
  folder: string,
  named: Manifest | undefined,
  isSigned: boolean,
): Manifest | undefined {
  const ledger = named?.ledger ?? [];
  for (const { sha256, path } of listFiles(folder)) {
    try {
      const known = ledger.find((each) => each.sha256 === sha256);
      if (known?.removed || (isSigned && !known)) continue;
      const past = known ?? describeUnknown(sha256, path);
      const manifest = describeAgain(past, ledger);
      checkFile(folder, manifest);
      return manifest;
    } catch {
      // It is bad as well.
    }
  }
  return undefined;
}

/** Which number it once had is not known: any publication may follow it. */
function describeUnknown(sha256: string, path: string): Publication {
  const { size, mtime } = statSync(path);
  const publishedAt = `${mtime.toISOString().slice(0, 19)}Z`;
  const version = sha256.slice(0, 12);
  return { seq: 1, version, sha256, bytes: size, schema: schemaVersion, publishedAt };
}
