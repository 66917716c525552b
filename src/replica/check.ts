// The checks that a published file must pass before it is served. A check that fails throws a
// RefusalError; none changes anything.
import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from '../publication/disk.ts';
import { fileName, type Manifest, parseManifest } from '../publication/manifest.ts';
import { readStart } from '../publication/regular-file.ts';
import { findDistrust } from '../publication/signature.ts';
import { applicationId, schemaVersion } from '../store/sqlite/file.ts';
import { checkSample } from '../store/sqlite/sample.ts';
import { checkSoundness } from '../store/sqlite/soundness.ts';
import { RefusalError } from './refusal.ts';

/** A greater step is a mistake. If it were taken, every true publication would seem old. */
const seqStepMax = 1_000_000;

/**
 * Parses a manifest and decides whether it may replace the current one.
 * @param own the newest manifest that was taken; undefined when there is none
 * @throws RefusalError
 */
export function checkManifest(
  text: string,
  own: Manifest | undefined,
  bytesMax: number,
  trusted: readonly KeyObject[] = [],
): Manifest {
  const manifest = readText(text);
  checkSignature(manifest, trusted);
  const { seq, bytes, sha256 } = manifest;
  if (own && (seq < own.seq || (seq === own.seq && sha256 !== own.sha256))) {
    throw new RefusalError(
      'seq',
      `publication ${seq} is not newer than ${own.seq}, which was taken`,
    );
  }
  if (own && seq > own.seq + seqStepMax) {
    throw new RefusalError('seq', `publication ${seq} cannot follow publication ${own.seq}`);
  }
  checkSchema(manifest);
  if (bytes > bytesMax)
    throw new RefusalError('size', `${bytes} bytes exceed the limit of ${bytesMax}`);
  return manifest;
}

/** Before anything else that a manifest says is believed. */
export function checkSignature(manifest: Manifest, trusted: readonly KeyObject[]): void {
  const detail = findDistrust(manifest, trusted);
  if (detail !== undefined) throw new RefusalError('signature', detail);
}

export function checkSchema({ schema }: Manifest): void {
  if (schema === schemaVersion) return;
  const detail = `schema ${schema}, but this version reads schema ${schemaVersion}`;
  throw new RefusalError('schema', detail);
}

function readText(text: string): Manifest {
  try {
    return parseManifest(text);
  } catch (error) {
    throw new RefusalError('manifest', (error as Error).message);
  }
}

/**
 * Checks size, hash and file header and runs a few queries, cheapest first.
 * @throws RefusalError, or a system error when the file cannot be read
 */
export function checkFile(folder: string, manifest: Manifest): void {
  const path = join(folder, fileName(manifest));
  checkSize(statSync(path).size, manifest);
  checkHash(hashFile(path), manifest);
  checkContents(path);
}

/**
 * The checks of a file whose size and hash are known to be right.
 * @throws RefusalError, or a system error when the file cannot be read
 */
export function checkContents(path: string): void {
  checkHeader(path);
  checkAnswers(path);
}

export function checkSize(bytes: number, manifest: Manifest): void {
  if (bytes !== manifest.bytes) {
    throw new RefusalError(
      'size',
      `the file has ${bytes} bytes, the manifest says ${manifest.bytes}`,
    );
  }
}

export function checkHash(sha256: string, manifest: Manifest): void {
  if (sha256 !== manifest.sha256) {
    throw new RefusalError('sha256', `the file hashes to ${sha256}, not ${manifest.sha256}`);
  }
}

/** Bytes 60 to 71 of the database header (sqlite.org/fileformat §1.3). */
function checkHeader(path: string): void {
  const header = readStart(path, 72);
  if (header.length < 72 || header.readUInt32BE(68) !== applicationId) {
    throw new RefusalError('application_id', 'it is not an On Record dataset');
  }
  const schema = header.readUInt32BE(60);
  if (schema !== schemaVersion) {
    throw new RefusalError('schema', `the file has schema ${schema}, unlike its manifest`);
  }
}

/** Looks through all of it, and runs a few queries that the API would run. */
function checkAnswers(path: string): void {
  try {
    checkSoundness(path);
    checkSample(path);
  } catch (error) {
    throw new RefusalError('query', (error as Error).message);
  }
}
