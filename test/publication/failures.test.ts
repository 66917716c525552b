// What is said when the machine does not let a folder be used: one line for each reason.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainFailure } from '../../src/publication/failures.ts';
import { temporaryFolder } from '../support/seeds.ts';

const folder = '/data/record';
const choose = 'set DATA_DIR to a folder that this user can write to';
const full = 'is full: free some space, or set DATA_DIR to another disk';
const forbidden = `cannot be used by this user: change its owner or mode, or ${choose}`;

test.each([
  ['ENOSPC', (path: string) => `the disk of ${path} ${full}`],
  ['EDQUOT', (path: string) => `the disk of ${path} ${full}`],
  ['SQLITE_FULL', (path: string) => `the disk of ${path} ${full}`],
  ['EACCES', (path: string) => `${path} ${forbidden}`],
  ['EPERM', (path: string) => `${path} ${forbidden}`],
  ['SQLITE_CANTOPEN', (path: string) => `${path} ${forbidden}`],
  ['SQLITE_READONLY', (path: string) => `${path} ${forbidden}`],
  ['EROFS', (path: string) => `${path} is on a disk that can only be read: ${choose}`],
  ['ENOENT', (path: string) => `${path} is not there and cannot be created: ${choose}`],
  ['ENOTDIR', (path: string) => `${path} is not a folder: ${choose}`],
  ['EEXIST', (path: string) => `${path} is not a folder: ${choose}`],
  ['EISDIR', (path: string) => `${path} is a folder where a file belongs: remove it`],
])('%s', (code, say) => {
  const failed = (more: object = {}) => Object.assign(new Error(code), { code, ...more });
  const path = `${folder}/manifest.json`;
  expect(explainFailure(failed({ path }), [folder])).toBe(say(path));
  // What a file was to be renamed to is what somebody knows.
  expect(explainFailure(failed({ path: `${folder}/1.part`, dest: path }), [folder])).toBe(
    say(path),
  );
  expect(explainFailure(failed({ path: '/elsewhere/x' }), [folder])).toBeUndefined();
  expect(explainFailure(failed({ path: `${folder}-2/x` }), [folder])).toBeUndefined();
  expect(explainFailure(failed({ path: '/data' }), [folder])).toBe(say('/data'));
  expect(explainFailure(failed({ path: folder }), [folder])).toBe(say(folder));
  expect(explainFailure(failed({ path: `${folder}/..x` }), [folder])).toBe(say(`${folder}/..x`));
  expect(explainFailure(failed({ path }), ['/other', folder])).toBe(say(path));
  expect(explainFailure(failed(), [folder, folder])).toBe(say(folder));
  expect(explainFailure(failed(), [folder, '/other'])).toBe(say(`${folder} or /other`));
});

test('an error of another kind is nothing to explain', () => {
  expect(explainFailure(new Error('x'), [folder])).toBeUndefined();
  const other = Object.assign(new Error('x'), { code: 'ECONNRESET' });
  expect(explainFailure(other, [folder])).toBeUndefined();
});

test('a file in place of the folder is named, for SQLite does not say so', () => {
  const file = join(temporaryFolder(), 'data');
  writeFileSync(file, '');
  const error = Object.assign(new Error('x'), { code: 'SQLITE_CANTOPEN' });
  expect(explainFailure(error, [folder, file])).toBe(`${file} is not a folder: ${choose}`);
});
