// The generated parts of the README are what the program says now.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/command.ts';
import { temporaryFolder } from './support/seeds.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

function writeDocuments(args: string[]) {
  const command = ['--import', 'tsx', join(root, 'test/documents/write.ts'), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return { code: status, stderr };
}

test('npm run docs finds the README as it should be', () => {
  expect(writeDocuments(['--check'])).toMatchObject({ code: 0, stderr: '' });
});

test('npm run docs notices what is out of date, and mends that alone', () => {
  const written = readme.replace('# On Record', '# Off Record');
  const page = join(temporaryFolder(), 'README.md');
  writeFileSync(page, written.replace('| `PORT` | `3000` |', '| `PORT` | `8080` |'));
  expect(writeDocuments(['--check', page])).toMatchObject({
    code: 1,
    stderr: `${page} is out of date; run npm run docs\n`,
  });
  expect(writeDocuments([page]).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toBe(written);
});
