// The manifest is read as it was written, and anything else is refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileName, readManifest } from '../../src/publication/manifest.ts';
import { temporaryFolder } from '../support/seeds.ts';

const sha256 = 'a1'.repeat(32);
const past = {
  ...{ seq: 2, version: sha256.slice(0, 12), sha256, bytes: 4096, schema: 1 },
  publishedAt: '2026-11-25T08:00:00Z',
};
const manifest = {
  ...{ format: 2, ...past, seq: 3, publishedAt: '2026-11-26T08:00:00Z' },
  ...{ rolledBackFrom: 'b2b2b2b2b2b2', ledger: [{ ...past, removed: true }, past] },
};

const read = (text: string) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'manifest.json'), text);
  return readManifest(folder);
};

test('there is none in an empty folder, nor in one that is not there', () => {
  expect(readManifest(temporaryFolder())).toBeUndefined();
  expect(readManifest(join(temporaryFolder(), 'none'))).toBeUndefined();
});

test('it names a file by its content', () => {
  expect(read(JSON.stringify(manifest))).toEqual(manifest);
  const { rolledBackFrom: _, ...ordinary } = { ...manifest, ledger: [] };
  expect(read(JSON.stringify(ordinary))).toEqual(ordinary);
  expect(fileName(manifest)).toBe(`${sha256}.sqlite`);
});

describe('a manifest is refused', () => {
  test.each([
    ['that is cut off', JSON.stringify(manifest).slice(0, -1)],
    ['that is empty', ''],
    ['that is a list', '[]'],
    ['without a key', JSON.stringify({ ...manifest, bytes: undefined })],
    ['with a key more', JSON.stringify({ ...manifest, path: '/etc/passwd' })],
    ['of publication 0', JSON.stringify({ ...manifest, seq: 0 })],
    ['that names a path', JSON.stringify({ ...manifest, sha256: '../../etc/passwd' })],
    ['with capitals in its hash', JSON.stringify({ ...manifest, sha256: 'A1'.repeat(32) })],
    ['of another format', JSON.stringify({ ...manifest, format: 3 })],
    ['of the time of another zone', JSON.stringify({ ...manifest, publishedAt: '2026-11-26' })],
    ['that takes back no version', JSON.stringify({ ...manifest, rolledBackFrom: '' })],
    ['without a ledger', JSON.stringify({ ...manifest, ledger: undefined })],
    ['with a ledger without end', JSON.stringify({ ...manifest, ledger: Array(501).fill(past) })],
    ['with a path in its ledger', JSON.stringify({ ...manifest, ledger: [{ ...past, path: '' }] })],
    ['with no hash there', JSON.stringify({ ...manifest, ledger: [{ ...past, sha256: '' }] })],
    ['with null there', JSON.stringify({ ...manifest, ledger: [null] })],
  ])('%s', (_what, text) => {
    expect(() => read(text)).toThrow(/manifest\.json is damaged; publish again/);
  });
});
