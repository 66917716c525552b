// The checks that stand between a published file and a reader. Each either holds or throws a
// Refusal; none changes anything.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, Manifest } from '../publication/manifest.ts';
import { Statement } from '../records/statement.ts';
import { Dataset } from '../store/sqlite/dataset.ts';
import { applicationId, hashFile, schemaVersion } from '../store/sqlite/file.ts';
import { resources } from '../store/sqlite/tables.ts';
import { Refusal } from './refusal.ts';

/**
 * The manifest in a text.
 * @param own the manifest of what is served now; undefined when nothing is
 * @throws Refusal
 */
export function checkManifest(text: string, own: Manifest | undefined, bytesMax: number): Manifest {
  const manifest = parseManifest(text);
  const { seq, schema, bytes, sha256 } = manifest;
  if (own && (seq < own.seq || (seq === own.seq && sha256 !== own.sha256))) {
    throw new Refusal('seq', `publication ${seq} is not newer than ${own.seq}, which is served`);
  }
  if (schema !== schemaVersion) {
    throw new Refusal('schema', `schema ${schema}; this program reads schema ${schemaVersion}`);
  }
  if (bytes > bytesMax) throw new Refusal('size', `${bytes} bytes are more than ${bytesMax}`);
  return manifest;
}

function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('manifest', 'it is not JSON');
  }
  const parsed = Manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('manifest', `${issue?.path.join('.')}: ${issue?.message}`);
}

/**
 * Size, hash, file header and a canned query, cheapest first.
 * @throws Refusal, or a system error when the file cannot be read
 */
export function checkFile(folder: string, manifest: Manifest): void {
  const path = join(folder, fileName(manifest));
  checkSize(statSync(path).size, manifest);
  checkHash(hashFile(path), manifest);
  checkHeader(path);
  checkAnswers(folder, manifest);
}

export function checkSize(bytes: number, manifest: Manifest): void {
  if (bytes !== manifest.bytes) {
    throw new Refusal('size', `the file has ${bytes} bytes, the manifest says ${manifest.bytes}`);
  }
}

export function checkHash(sha256: string, manifest: Manifest): void {
  if (sha256 !== manifest.sha256) {
    throw new Refusal('sha256', `the file hashes to ${sha256}, not ${manifest.sha256}`);
  }
}

/** Bytes 60 to 71 of the database header (sqlite.org/fileformat §1.3). */
function checkHeader(path: string): void {
  const header = Buffer.alloc(72);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.readUInt32BE(68) !== applicationId) {
    throw new Refusal('application_id', 'it is not an On Record dataset');
  }
  const schema = header.readUInt32BE(60);
  if (schema !== schemaVersion) {
    throw new Refusal('schema', `the file has schema ${schema}, unlike its manifest`);
  }
}

/** One page of each list, and one statement that is what the API promises. */
function checkAnswers(folder: string, manifest: Manifest): void {
  let dataset: Dataset | undefined;
  try {
    dataset = new Dataset(folder, manifest, '');
    for (const resource of resources) {
      const list = { resource, filters: {}, order: 'descending', after: undefined } as const;
      const { numbers, total } = dataset.listNumbers({ ...list, limit: 1 });
      const records = dataset.readDocuments(resource, numbers);
      if (records.length !== Math.min(total, 1)) throw new Error(`${resource}: no record`);
      if (resource === 'statements' && records.length > 0) Statement.parse(records[0]);
    }
  } catch (error) {
    throw new Refusal('query', (error as Error).message);
  } finally {
    dataset?.close();
  }
}
