// Each way in which what `--check` says of one file depends on another: where the other one alone
// has changed, the same is said as by a check from nothing.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Files,
  listLinkedSeeds,
  listReleasedSeeds,
  replace,
  replaceFiles,
} from '../support/edited-seeds.ts';
import { printCheck } from '../support/printed-check.ts';
import { temporaryFolder, testSeeds } from '../support/seeds.ts';

type Edit = (files: Files) => void;

const swap =
  (path: string, passage: string, other: string): Edit =>
  (files) =>
    replace(files, path, passage, other);
const say =
  (path: string, line: string): Edit =>
  (files) => {
    files[path] = `${line}\n${files[path]}`;
  };
const source = (id: string) => `sources/${id}/source.yaml`;
const statements = (id: string) => `sources/${id}/statements.yaml`;

/** A source that nothing depends on. */
const touch: Edit = (files) => {
  files[source('alone')] = testSeeds[source('transcript')] as string;
};
const quoted = say(source('herald-5'), 'text: quotes');
const quoting = swap(
  source('gazette-1'),
  'Le démenti est imprimé deux fois.',
  'Nous sommes prêts à négocier dit Anna Petrova copie.',
);
const goesOn = (id: string) => say(source(id), 'formerly: [gazette-9]');
const relation = '    relations:\n      - { type: denies, statement: anna-ready-4 }\n';
const correction =
  '    corrections: [{ on: 2026-02-01, what: relations, was: "denies:statement:anna-ready-4" }]\n';

const first = 'sources/gazette-3/statements.yaml:';
const rows: [what: string, edits: Edit[], told: string][] = [
  [
    'the day of what a report of it is by way of',
    [swap(source('transcript-1'), '2025-12-02', '2025-12-01')],
    `${first}8:19: warning: said until 2025-12-02, but "transcript-1" appeared on 2025-12-01`,
  ],
  [
    'that day, where the statement has changed',
    [swap(statements('gazette-3'), 'edtf: 2025-12-02', 'edtf: 2025-12-03')],
    `${first}8:19: warning: said until 2025-12-03, but "transcript-1" appeared on 2025-12-02`,
  ],
  [
    'that day, where what the statement is related to has changed',
    [
      swap(source('transcript-1'), '2025-12-02', '2025-12-01'),
      swap(statements('gazette-4'), 'Says that', 'States that'),
    ],
    `${first}8:19: warning: said until 2025-12-02, but "transcript-1" appeared on 2025-12-01`,
  ],
  [
    'the day of what reports it',
    [swap(source('herald-2'), '2025-12-02', '2025-12-01')],
    'sources/gazette-1/statements.yaml:8:19: warning: said until 2025-12-02, but "herald-2"',
  ],
  [
    'an id that it names',
    [swap(statements('gazette-1'), 'id: anna-ready-1', 'id: anna-is-ready')],
    'sources/herald-2/statements.yaml:2:16: there is no statement "anna-ready-1"',
  ],
  [
    'an id that it has as well',
    [swap(statements('gazette-2'), 'id: boris-untrue-2', 'id: boris-untrue')],
    'sources/gazette/statements.yaml:13:9: the statement id "boris-untrue" is already used',
  ],
  [
    'a text that is the same',
    [
      (files) => {
        files['sources/herald-4/article.txt'] = files['sources/herald-5/article.txt'] as string;
      },
    ],
    'sources/herald-5/source.yaml:2:7: the text is the same as that of "herald-4"',
  ],
  [
    'a text that an event cites',
    [swap('events/meeting.yaml', 'La rencontre du 2', 'La rencontre du 3')],
    'events/meeting.yaml:9:12: the quote is not in "gazette"',
  ],
  [
    'a text that may only be quoted from now on',
    [quoting, quoted],
    'sources/gazette-1/source.yaml:14:58: holds 8 words in a row of "herald-5"',
  ],
  [
    'a text that may only be quoted',
    [quoted, quoting],
    'sources/gazette-1/source.yaml:14:58: holds 8 words in a row of "herald-5"',
  ],
  ['what is withheld', [say(source('herald-5'), 'draft: true'), touch], 'sources        18\n'],
  [
    'a former id that goes on in both',
    [goesOn('gazette-3'), goesOn('gazette-2')],
    'sources/gazette-3/source.yaml:1:11: "gazette-9" goes on in',
  ],
  [
    'a former id that is claimed anew',
    [
      goesOn('gazette-3'),
      (files) => {
        files[source('gazette-9')] = testSeeds[source('transcript')] as string;
      },
    ],
    'sources/gazette-3/source.yaml:1:12: the source "gazette-9" is still here',
  ],
  [
    'a topic that only others have',
    [swap(statements('gazette'), 'topics: [talks, truth]', 'topics: [talks]'), touch],
    'exit code 0',
  ],
  [
    'a side that only others inherit',
    [say('actors/boris.yaml', 'on_behalf_of: ministry'), touch],
    'exit code 0',
  ],
];

function walk(start: Files, edits: readonly Edit[]): string {
  const [seeds, cache] = [temporaryFolder(), join(temporaryFolder(), 'cache')];
  let files = start;
  replaceFiles(seeds, {}, files);
  let said = printCheck(seeds, cache);
  expect(said).toMatch(/code 0\n$/);
  for (const edit of edits) {
    const next = { ...files };
    edit(next);
    replaceFiles(seeds, files, next);
    files = next;
    said = printCheck(seeds);
    expect(printCheck(seeds, cache)).toBe(said);
  }
  return said;
}

test.each(rows)('%s', (_what, edits, told) => {
  expect(walk(listLinkedSeeds(), edits)).toContain(told);
});

test.each<[string, Edit[], string]>([
  ['an id under which another goes on', [touch], 'exit code 0'],
  [
    'what a relation led to when it was released',
    [
      swap(statements('gazette-3'), relation, correction),
      swap(statements('gazette-3'), correction, ''),
    ],
    'sources/gazette-3/statements.yaml:13:5: a relation that was released is gone',
  ],
])('of what was released: %s', (_what, edits, told) => {
  expect(walk(listReleasedSeeds(), edits)).toContain(told);
});
