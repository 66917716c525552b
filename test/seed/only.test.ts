// `--check --only SOURCE`: what is wrong in the files of one source, without opening the others.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runSeedCommand } from '../../src/seed/command.ts';
import { checkFolder, checkOnly } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { seedsFolder } from '../support/curated.ts';
import {
  article,
  type Changes,
  source,
  statements,
  swap,
  temporaryFolder,
  writeSeeds,
} from '../support/seeds.ts';

const list = (changes: Changes, id = 'gazette') =>
  checkOnly(writeSeeds(changes), id).problems.map(formatProblem);

/** The same from a check of everything. */
const listAll = (changes: Changes, id = 'gazette') =>
  checkFolder(writeSeeds(changes))
    .problems.filter(({ file }) => file.startsWith(`sources/${id}/`))
    .map(formatProblem);

const { problems } = checkFolder(seedsFolder);

test.each(readdirSync(join(seedsFolder, 'sources')))('of the curated seeds: %s', (id) => {
  const own = problems.filter(({ file }) => file.startsWith(`sources/${id}/`));
  expect(checkOnly(seedsFolder, id).problems).toEqual(own);
});

describe('what is wrong in its own files', () => {
  test.each<[string, Changes]>([
    ['a word that is not in the text', swap(statements, 'Nous sommes', 'Nous étions')],
    ['an actor that there is not', swap(statements, 'actor: boris', 'actor: bors')],
    ['a source that there is not', swap(source, 'kind: wording', 'kind: wrding')],
    ['a printed date that is not in the text', swap(source, 'printed: Mercredi', 'printed: Jeudi')],
    ['a text without a source', { [source]: null }],
    ['nothing', {}],
  ])('%s', (_name, changes) => {
    expect(list(changes)).toEqual(listAll(changes));
  });

  test('a passage of a source that it names is looked for in the text of that one', () => {
    const cite = (quote: string) =>
      swap(
        source,
        '      - quote: Il a répété\n',
        `      - quote: Il a répété\n      - source: herald\n        quote: ${quote}\n`,
      );
    const warnings = list({});
    expect(list(cite('dit Anna Petrova'))).toEqual(warnings);
    expect(list(cite('dit Boris'))).toEqual(listAll(cite('dit Boris')));
  });
});

describe('what is not told', () => {
  test('anything of other files, whatever is in them', () => {
    const others: Changes = {
      'actors/zoe.yaml': 'kind: persn',
      'sources/herald/statements.yaml': 'reports: {',
      'sources/other/notes.txt': '',
    };
    expect(list(others)).toEqual(list({}));
  });

  test('whether there is a statement of another source', () => {
    expect(list(swap(statements, 'statement: anna-ready', 'statement: zoe-ready'))).toEqual(
      list({}),
    );
  });

  test('a source that is not there is', () => {
    expect(list({}, 'gazete')).toEqual([
      'sources/gazete:1:1: there is no source "gazete"; did you mean "gazette"?',
    ]);
  });
});

test('the command prints how many statements it has, and publishes nothing', () => {
  const printed = { stdout: '', stderr: '' };
  const code = runSeedCommand(
    { check: true, json: false, out: temporaryFolder(), seeds: writeSeeds(), only: 'herald' },
    {
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
    },
  );
  expect(code).toBe(0);
  expect(printed.stdout).toMatch(/^herald +1\n(.+\n)*checked, nothing written/);
  expect(printed.stderr).toContain('sources/herald/');
  expect(printed.stderr).not.toContain('sources/gazette/');
});

test('its own text is read', () => {
  expect(list({ [article]: 'Rien.\n' }).length).toBeGreaterThan(3);
});
