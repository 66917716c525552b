// The checks before a publication is served: each row breaks one thing and names what is said.
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { checkFile, checkManifest } from '../../src/replica/check.ts';
import { prepareInThread } from '../../src/replica/check-thread.ts';
import { RefusalError } from '../../src/replica/refusal.ts';
import { applicationId, schemaVersion } from '../../src/store/sqlite/file.ts';
import { announceDamaged, cutShort, flipBit } from '../support/publications.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

let folder: string;
let own: Manifest;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-check-'));
  own = publishSmallEdition(folder, 1, 5);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reasonOf(check: () => void): string {
  try {
    check();
    return 'good';
  } catch (error) {
    if (error instanceof RefusalError) return error.reason;
    throw error;
  }
}

const bytesMax = 1 << 30;
const otherHash = 'b'.repeat(64);
const other = { sha256: otherHash, version: 'b'.repeat(12) };

test.each<[what: string, reason: string, change: object]>([
  ['the next number', 'good', { seq: 6, ...other }],
  ['a much greater number', 'good', { seq: 600, ...other }],
  ['the same publication', 'good', {}],
  ['a greater number for the same file', 'good', { seq: 6 }],
  ['an older number', 'seq', { seq: 4, ...other }],
  ['the same number for another file', 'seq', other],
  ['a newer schema', 'schema', { seq: 6, schema: schemaVersion + 1 }],
  ['an older schema', 'schema', { seq: 6, schema: schemaVersion - 1 || 99 }],
  ['a file that is too large', 'size', { seq: 6, bytes: bytesMax + 1 }],
  ['a version of another file', 'manifest', { seq: 6, sha256: otherHash }],
  ['a path for a hash', 'manifest', { seq: 6, sha256: '../../etc/passwd' }],
  ['a negative number', 'manifest', { seq: -1 }],
  ['a format of before', 'manifest', { seq: 6, format: 1 }],
  ['one key more', 'manifest', { seq: 6, url: 'http://example.test' }],
])('A manifest with %s: %s', (_what, reason, change) => {
  const text = JSON.stringify({ ...own, ...change });
  expect(reasonOf(() => checkManifest(text, own, bytesMax))).toBe(reason);
});

test.each(['', '{', 'null', '[]', '"x"', '<html>', '{"seq":6}', '1e999'])(
  'The manifest %j is refused for its shape',
  (text) => {
    expect(reasonOf(() => checkManifest(text, own, bytesMax))).toBe('manifest');
  },
);

test('With nothing served any number is taken', () => {
  const text = JSON.stringify({ ...own, seq: 1 });
  expect(checkManifest(text, undefined, bytesMax).seq).toBe(1);
});

/** A file that somebody else made, under its own hash. */
function addForeign(make: (path: string) => void): Manifest {
  const path = join(folder, 'foreign');
  make(path);
  const sha256 = hashFile(path);
  const bytes = statSync(path).size;
  renameSync(path, join(folder, fileName({ sha256 })));
  return { ...own, sha256, version: sha256.slice(0, 12), bytes };
}

function database(id: number, schema: number): (path: string) => void {
  return (path) => {
    const client = new Database(path);
    client.exec('CREATE TABLE statements (id TEXT)');
    client.pragma(`application_id = ${id}`);
    client.pragma(`user_version = ${schema}`);
    client.close();
  };
}

/** The published file after somebody changed a row. */
function changed(sql: string): (path: string) => void {
  return (path) => {
    copyFileSync(join(folder, fileName(own)), path);
    chmodSync(path, 0o644);
    const client = new Database(path);
    client.exec(sql);
    client.close();
  };
}

test('A published file is good', () => {
  expect(reasonOf(() => checkFile(folder, own))).toBe('good');
});

test.each<[what: string, reason: string, spoil: () => Manifest]>([
  ['cut short', 'size', () => announceDamaged(folder, cutShort)],
  ['with a flipped bit', 'sha256', () => announceDamaged(folder, flipBit)],
  ['of another application', 'application_id', () => addForeign(database(0, schemaVersion))],
  [
    'that is no database',
    'application_id',
    () => addForeign((path) => writeFileSync(path, 'x'.repeat(500))),
  ],
  ['shorter than a header', 'application_id', () => addForeign((path) => writeFileSync(path, 'x'))],
  ['of a schema unlike its manifest', 'schema', () => addForeign(database(applicationId, 99))],
  ['without our tables', 'query', () => addForeign(database(applicationId, schemaVersion))],
  [
    'whose newest statement is not JSON',
    'query',
    () => addForeign(changed("UPDATE statements SET document = CAST('{' AS BLOB)")),
  ],
  [
    'whose newest statement lacks its citation',
    'query',
    () =>
      addForeign(
        changed(
          "UPDATE statements SET document = CAST(json_set(document, '$.citations', 1) AS BLOB)",
        ),
      ),
  ],
  [
    'whose statements were deleted',
    'query',
    () => addForeign(changed('PRAGMA foreign_keys = OFF; DELETE FROM statements')),
  ],
])('A file %s: %s', (_what, reason, spoil) => {
  const manifest = spoil();
  expect(reasonOf(() => checkFile(folder, manifest))).toBe(reason);
});

test('A file that is not there is no refusal, but an error', () => {
  expect(() => checkFile(folder, { ...own, sha256: otherHash })).toThrow('ENOENT');
  expect(readManifest(folder)).toEqual(own);
});

test('It is said how the schema of a file differs from that of its manifest', () => {
  const manifest = addForeign(database(applicationId, 99));
  expect(() => checkFile(folder, manifest)).toThrow('the file has schema 99, unlike its manifest');
});

test('A check that is called off has failed, and it is said why', async () => {
  const manifest = publishSmallEdition(folder, 1);
  const aborter = new AbortController();
  const outcome = prepareInThread({ folder, origin: undefined, manifest }, aborter.signal);
  aborter.abort(new Error('the node is closing'));
  expect(await outcome).toEqual({ outcome: 'failed', detail: 'the node is closing' });
});

test('A thread that cannot even begin says why', async () => {
  const { signal } = new AbortController();
  const outcome = await prepareInThread(undefined as never, signal, 5000);
  expect(outcome).toEqual({ outcome: 'failed', detail: expect.stringContaining('destructure') });
});
