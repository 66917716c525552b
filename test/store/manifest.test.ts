// The manifest is read as it was written, and anything else is refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileName, readManifest } from '../../src/publication/manifest.ts';
import { temporaryFolder } from '../support/seeds.ts';

const sha256 = 'a1'.repeat(32);
const manifest = { seq: 3, version: sha256.slice(0, 12), sha256, bytes: 4096, schema: 1 };

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
  ])('%s', (_what, text) => {
    expect(() => read(text)).toThrow(/manifest\.json is damaged; publish again/);
  });
});
