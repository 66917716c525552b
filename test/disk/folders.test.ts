// Folders are created with those above them, and where that is impossible it ends at once.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from '../../src/disk/folders.ts';
import { temporaryFolder } from '../support/seeds.ts';

test('creates a folder with those above it, and leaves one that is there', () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c');
  createFolder(folder);
  createFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test.runIf(existsSync('/proc/self'))('a draft that cannot be written says so and ends', () => {
  const root = join(import.meta.dirname, '../..');
  const tsx = join(root, 'node_modules/tsx/dist/esm/index.mjs');
  const command = join(root, 'src/main/draft.ts');
  const article = join(root, 'test/draft/articles/build/sevran-lettre-2016-03-08/article.txt');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `file://${tsx}`, command, article, '--lang', 'fr', '--seeds', join(root, 'seeds')],
    { cwd: '/proc', encoding: 'utf8', timeout: 60_000 },
  );
  expect(stderr).toMatch(/cannot be written/);
  expect(status).toBe(2);
});
