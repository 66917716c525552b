// Reading what may be no file at all: nothing is waited for, nothing stays open.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRegular, openRegular, readStart } from '../../src/publication/regular-file.ts';
import { listOpenFiles, tellsOpenFiles } from '../support/open-files.ts';
import { temporaryFolder } from '../support/seeds.ts';

test.each(['fifo', 'folder'])('a %s is refused and not left open', (kind) => {
  const folder = temporaryFolder();
  const path = join(folder, kind);
  if (kind === 'fifo') execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
  else mkdirSync(path);
  const message = `${path} is not a regular file; remove it`;
  for (const read of [checkRegular, openRegular, (name: string) => readStart(name, 10)]) {
    expect(() => read(path)).toThrow(message);
  }
  if (tellsOpenFiles) expect(listOpenFiles(folder)).toEqual([]);
});

test('a file is read up to a length, or to its end', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'file');
  writeFileSync(path, '0123456789');
  expect(() => checkRegular(path)).not.toThrow();
  for (const length of [0, 1, 9, 10, 11]) {
    expect(readStart(path, length).toString()).toBe('0123456789'.slice(0, length));
  }
  expect(() => readStart(join(folder, 'none'), 1)).toThrow('ENOENT');
  if (tellsOpenFiles) expect(listOpenFiles(folder)).toEqual([]);
});
