// What must be true of a folder in which datasets are published, at any moment.
import { existsSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { openFile } from '../../src/store/sqlite/file.ts';

/** Holds that the manifest names a whole and sound file, if there is one; returns it. */
export function checkPublished(folder: string): Manifest | undefined {
  const manifest = readManifest(folder);
  if (!manifest) return undefined;
  const path = join(folder, fileName(manifest));
  expect(hashFile(path)).toBe(manifest.sha256);
  expect(manifest.version).toBe(manifest.sha256.slice(0, 12));
  expect(statSync(path).size).toBe(manifest.bytes);
  expect(statSync(path).mode & 0o777).toBe(0o444);
  const client = openFile(path);
  expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(client.pragma('foreign_key_check')).toEqual([]);
  client.close();
  const link = join(folder, 'onrecord.sqlite');
  if (listNames(folder).includes('onrecord.sqlite')) expect(existsSync(link)).toBe(true);
  return manifest;
}

/** The same, and that nothing is left over from publishing it. */
export function checkSettled(folder: string): Manifest {
  const manifest = checkPublished(folder);
  if (!manifest) throw new Error(`nothing is published in ${folder}`);
  expect(readlinkSync(join(folder, 'onrecord.sqlite'))).toBe(fileName(manifest));
  const others = listNames(folder).filter((name) => !/^[0-9a-f]{64}\.sqlite$/.test(name));
  expect(others).toEqual(['.lock', 'manifest.json', 'onrecord.sqlite']);
  return manifest;
}

export function listNames(folder: string): string[] {
  return readdirSync(folder).sort();
}
