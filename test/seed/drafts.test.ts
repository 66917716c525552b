// Statements that are marked as drafts: whatever else is right with them, they stop the seed job.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runSeedCommand } from '../../src/seed/command.ts';
import {
  checkRows,
  source,
  statements,
  swap,
  temporaryFolder,
  writeSeeds,
} from '../support/seeds.ts';

const mark = (marks: string) =>
  swap(statements, '    form: direct\n', `    draft: ${marks}\n    form: direct\n`);

const keys =
  'use one of quote, prefix, locator, via, id, actor, role, on_behalf_of, audience, form, act, said, ' +
  'said_note, events, topics, summary, also, relations, identified, speaks_for, mentions, added, ' +
  'corrections, formerly, split';

describe('a marked statement', () =>
  checkRows([
    [
      'is refused at its line, whatever else is right',
      swap(statements, '    act: denial\n', '    act: denial\n    draft: [actor, said]\n'),
      `${statements}:17:5: still a draft: decide actor, said, then remove draft:`,
    ],
    [
      'may leave open what its marks name',
      swap(
        statements,
        '    actor: boris\n    form: direct\n',
        '    actor: null\n    draft: [actor, form]\n',
      ),
      `${statements}:15:5: still a draft: decide actor, form, then remove draft:`,
    ],
    [
      'has problems of its other keys all the same',
      swap(statements, '    act: denial\n', '    act: denail\n    draft: [actor]\n'),
      `${statements}:16:10: "act" cannot be "denail"; did you mean "denial"?`,
      `${statements}:17:5: still a draft: decide actor, then remove draft:`,
    ],
    [
      'can only name keys',
      swap(statements, '    act: denial\n', '    act: denial\n    draft: [speaker]\n'),
      `${statements}:17:5: still a draft: decide speaker, then remove draft:`,
      `${statements}:17:13: item 1 of "draft" cannot be "speaker"; ${keys}`,
    ],
    [
      'can have no empty list of marks',
      swap(statements, '    act: denial\n', '    act: denial\n    draft: []\n'),
      `${statements}:17:5: still a draft: decide what is open, then remove draft:`,
      `${statements}:17:12: "draft" is empty; fill it in, or remove it if it is optional`,
    ],
  ]));

describe('no flag publishes', () => {
  const quiet = { write: () => true };
  const run = (seeds: string, options: object) => {
    const out = temporaryFolder();
    const code = runSeedCommand(
      { check: false, json: false, seeds, out, ...options },
      { stdout: quiet, stderr: quiet },
    );
    return { code, files: readdirSync(out) };
  };

  test.each([{}, { check: true }, { force: true }, { strict: true }, { date: '2030-01-01' }])(
    'a marked statement: %j',
    (options) => {
      const marked = writeSeeds(mark('[summary]'));
      expect(run(marked, options)).toEqual({ code: 1, files: [] });
    },
  );

  test('not even in a source that is a draft itself', () => {
    const marked = writeSeeds({
      ...mark('[summary]'),
      ...swap(source, 'held: true\n', 'held: true\ndraft: true\n'),
    });
    expect(run(marked, {})).toEqual({ code: 1, files: [] });
  });
});
