// Which files belong to the seeds; nothing outside their folder is ever read.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { actor, article, checkRows, temporaryFolder, writeSeeds } from '../support/seeds.ts';

const expected =
  'expected dataset.yaml, topics.yaml, withdrawn.yaml, actors/<id>.yaml, events/<id>.yaml, register/*.csv, sources/<id>/{source.yaml,statements.yaml,article.txt} or sources/<id>/earlier/<day>.txt';
const notPart = `is not part of the layout; ${expected}`;
const mebibyte = 1024 * 1024;

const list = (folder: string) => compileFolder(folder).problems.map(formatProblem);

describe('the layout', () =>
  checkRows([
    [
      'files that do not belong',
      {
        'peskov.yml': '',
        'actors/README.md': '',
        'actors/peskov.yml': '',
        'actors/russia/peskov.yaml': '',
        'sources/gazette/notes.txt': '',
        'sources/gazette.yaml': '',
      },
      `actors/README.md:1:1: ${notPart}`,
      `actors/peskov.yml:1:1: ${notPart}`,
      `actors/russia/peskov.yaml:1:1: ${notPart}`,
      `peskov.yml:1:1: ${notPart}`,
      `sources/gazette.yaml:1:1: ${notPart}`,
      `sources/gazette/notes.txt:1:1: ${notPart}`,
    ],
    [
      'hidden files and the page for curators are left alone',
      { '.git/config': '', 'actors/.DS_Store': '\0', 'README.md': '# How to curate' },
    ],
    [
      'a name that would write on the terminal',
      { 'a\n\u001b[31mb': '' },
      `a\ufffd\ufffd[31mb:1:1: ${notPart}`,
    ],
    [
      'a symbolic link to a file inside',
      { 'actors/zoe.yaml': { link: 'anna.yaml' } },
      'actors/zoe.yaml:1:1: is a symbolic link; put the file itself here',
    ],
    [
      'a symbolic link that leaves the folder, or leads nowhere',
      { 'actors/passwd.yaml': { link: '/etc/passwd' }, 'events/x.yaml': { link: '../../nowhere' } },
      'actors/passwd.yaml:1:1: is a symbolic link; put the file itself here',
      'events/x.yaml:1:1: is a symbolic link; put the file itself here',
    ],
    [
      'a symbolic link in the place of a source',
      {
        'sources/herald/source.yaml': null,
        'sources/herald/article.txt': null,
        'sources/herald/statements.yaml': null,
        'sources/herald': { link: '/tmp' },
      },
      'sources/herald:1:1: is a symbolic link; put the file itself here',
    ],
    [
      'a YAML file of 2 MiB is read',
      { [actor]: (text) => text + '#'.repeat(2 * mebibyte - Buffer.byteLength(text)) },
    ],
    [
      'a larger one is not',
      { [actor]: Buffer.alloc(2 * mebibyte + 1, '#') },
      `${actor}:1:1: has 2097153 bytes; keep it below 2 MiB`,
    ],
    [
      'an article of more than 5 MiB',
      { [article]: Buffer.alloc(5 * mebibyte + 1, 'a') },
      `${article}:1:1: has 5242881 bytes; keep it below 5 MiB`,
    ],
  ]));

test('a symbolic link in the place of all actors is one problem', () => {
  const folder = writeSeeds();
  rmSync(join(folder, 'actors'), { recursive: true });
  symlinkSync('/tmp', join(folder, 'actors'));
  expect(list(folder)).toEqual(['actors:1:1: is a symbolic link; put the file itself here']);
});

test('a folder in the place of a file is no file of the layout', () => {
  const folder = writeSeeds();
  mkdirSync(join(folder, 'topics.yaml.d'));
  writeFileSync(join(folder, 'topics.yaml.d/x'), '');
  expect(list(folder)).toEqual([`topics.yaml.d/x:1:1: ${notPart}`]);
});

test('seeds that are not there, not a folder, or empty are a problem', () => {
  const folder = temporaryFolder();
  expect(list(folder)).toEqual([`.:1:1: there is no seed file here; ${expected}`]);
  writeFileSync(join(folder, 'file'), '');
  const advice = 'check its path and permissions';
  expect(list(join(folder, 'file'))).toEqual([
    `.:1:1: cannot read the folder (ENOTDIR); ${advice}`,
  ]);
  expect(list(join(folder, 'none'))).toEqual([`.:1:1: cannot read the folder (ENOENT); ${advice}`]);
});
