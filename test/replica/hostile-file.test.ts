// Files that somebody made to do harm, under their right size and hash: each is refused before
// anybody asks it anything.
import { chmodSync, copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fileName, readManifest } from '../../src/publication/manifest.ts';
import { checkContents } from '../../src/replica/check.ts';
import { prepareInThread } from '../../src/replica/check-thread.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { listOpenFiles, tellsOpenFiles } from '../support/open-files.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const folder = temporaryFolder();
const good = join(folder, fileName(publishEdition(folder, 1)));
let made = 0;

function copy(): string {
  const path = join(folder, `hostile-${++made}`);
  copyFileSync(good, path);
  chmodSync(path, 0o644);
  return path;
}

function changed(sql: string): string {
  const path = copy();
  const client = new Database(path);
  client.unsafeMode(true);
  client.pragma('foreign_keys = OFF');
  client.exec(sql);
  client.close();
  return path;
}

const endless = (number: number) => `ALTER TABLE statements RENAME TO held;
  CREATE VIEW statements AS SELECT * FROM held WHERE number <> ${number}
  UNION ALL SELECT held.* FROM held, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT max(i) FROM n) WHERE number = ${number}`;

const bytes = (...numbers: number[]) =>
  `x'${Buffer.from(Uint32Array.from(numbers).buffer).toString('hex')}'`;

const ofPeskov = "field = 'actor' AND value = 'peskov' AND resource = 'statements'";

test.each<[what: string, sql: string, detail: RegExp]>([
  ['a view that never ends for the first row', endless(1), /^it has "/],
  ['a view that never ends for the last row', endless(87), /^it has "/],
  [
    'a view of our own name that is another',
    'DROP VIEW v_citations; CREATE VIEW v_citations AS SELECT 1',
    /v_citations/,
  ],
  ['a trigger', 'CREATE TRIGGER t BEFORE DELETE ON topics BEGIN SELECT 1; END', /trigger t/],
  ['a table more', 'CREATE TABLE more (a)', /table more/],
  ['a virtual table more', 'CREATE VIRTUAL TABLE more USING fts5(a)', /more/],
  ['an index less', 'DROP INDEX statements_by_actor', /^it lacks "index statements_by_actor/],
  [
    'a table that says of itself what it is not',
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'topics'",
    /topics/,
  ],
  [
    'names that are no list',
    `UPDATE _value_columns SET names = '{"length":4294967295}'`,
    /no list/,
  ],
  [
    'codes out of range',
    "UPDATE _value_columns SET codes = CAST(substr(codes, 1, length(codes) - 1) || x'ff' AS BLOB) WHERE starts IS NULL",
    /values of/,
  ],
  [
    'postings of odd length',
    `UPDATE _postings SET numbers = x'010000' WHERE ${ofPeskov}`,
    /no list/,
  ],
  [
    'postings out of range',
    `UPDATE _postings SET numbers = ${bytes(1, 99_999)}, count = 2 WHERE ${ofPeskov}`,
    /range/,
  ],
  [
    'postings out of order',
    `UPDATE _postings SET numbers = ${bytes(7, 5)}, count = 2 WHERE ${ofPeskov}`,
    /order/,
  ],
  [
    'postings of doc 0',
    `UPDATE _postings SET numbers = ${bytes(0, 5)}, count = 2 WHERE ${ofPeskov}`,
    /order/,
  ],
  [
    'a count that is not that of the postings',
    `UPDATE _postings SET count = 5 WHERE ${ofPeskov}`,
    /not 5/,
  ],
  ['days that are too few', 'UPDATE _day_columns SET days = substr(days, 1, 40)', /days of/],
  [
    'an order with a record twice',
    `UPDATE _sort_orders SET numbers = CAST(substr(numbers, 1, 4) || substr(numbers, 1, length(numbers) - 4) AS BLOB) WHERE length(numbers) > 4`,
    /order of/,
  ],
  [
    'records hidden by a count',
    "UPDATE dataset SET value = '50' WHERE key = 'statements'",
    /not 50/,
  ],
  ['a count below nothing', "UPDATE dataset SET value = '-5' WHERE key = 'statements'", /not -5/],
  [
    'a count without end',
    "UPDATE dataset SET value = '4294967200' WHERE key = 'statements'",
    /not 4294967200/,
  ],
  ['a number that is missing', 'DELETE FROM statements WHERE number = 3', /3 is missing/],
  [
    'a document that is no JSON',
    "UPDATE statements SET document = CAST('{' AS BLOB) WHERE number = 2",
    /JSON/,
  ],
  [
    'the document of another',
    'UPDATE statements SET document = (SELECT document FROM statements WHERE number = 1) WHERE number = 2',
    /another document/,
  ],
  ['a piece that is missing', 'DELETE FROM _pieces WHERE number = 5', /^piece 5 is missing$/],
  [
    'a piece that was never there',
    'UPDATE topics SET document = CAST(replace(document, \'{"en"\', \'{"":99999},{"en"\') AS BLOB)',
    /^piece 99999 is missing$/,
  ],
  [
    'a piece without a number',
    'UPDATE topics SET document = CAST(replace(document, \'{"en"\', \'{"":"en"\') AS BLOB)',
    /^a piece has no number$/,
  ],
  [
    'a piece that holds itself',
    'UPDATE _pieces SET piece = CAST(\'{"a":{"":5}}\' AS BLOB) WHERE number = 5',
    /^piece 5 names another$/,
  ],
  [
    'a piece that is no object',
    "UPDATE _pieces SET piece = CAST('[]' AS BLOB) WHERE number = 5",
    /^piece 5 is no object$/,
  ],
  [
    'a piece that is no JSON',
    "UPDATE _pieces SET piece = CAST('{' AS BLOB) WHERE number = 5",
    /JSON/,
  ],
  [
    'a piece that is too long',
    `UPDATE _pieces SET piece = CAST('{"a":"' || printf('%.70000c', 'x') || '"}' AS BLOB) WHERE number = 5`,
    /^piece 5 is too long$/,
  ],
  [
    'a short document that names a piece very often',
    `UPDATE _pieces SET piece = CAST('{"a":"' || printf('%.60000c', 'x') || '"}' AS BLOB) WHERE number = 5;
     UPDATE topics SET document = CAST('{"id":"' || id || '","a":[{"":5}' || replace(printf('%.30c', 'x'), 'x', ',{"":5}') || ']}' AS BLOB)`,
    /^topics: .* is too long$/,
  ],
  [
    'a document that would fill the memory',
    `UPDATE _pieces SET piece = CAST('{"a":"' || printf('%.60000c', 'x') || '"}' AS BLOB) WHERE number = 5;
     UPDATE topics SET document = CAST('{"id":"' || id || '","a":[{"":5}' || replace(printf('%.9000c', 'x'), 'x', ',{"":5}') || ']}' AS BLOB)`,
    /^a document is too long$/,
  ],
  ['lengths of words that are missing', "UPDATE _search_lengths SET lengths = x''", /lengths of/],
  [
    'stems out of range',
    `UPDATE _search_stems SET numbers = ${bytes(4_000_000)}, count = 1`,
    /range/,
  ],
  [
    'windows out of range',
    `UPDATE _source_pairs SET windows = ${bytes(4_000_000)}, hashes = ${bytes(1)}`,
    /range/,
  ],
  [
    'spellings out of range',
    `UPDATE _spelling_parts SET numbers = ${bytes(4_000_000)}, count = 1`,
    /range/,
  ],
  [
    'a full-text index of garbage',
    'UPDATE _statement_search_data SET block = randomblob(length(block)) WHERE id > 10',
    /./,
  ],
])('A file with %s is refused', (_what, sql, detail) => {
  expect(() => checkContents(changed(sql))).toThrow(detail);
});

const starts = 'WHERE starts IS NOT NULL';
const manyNames = `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
  SELECT json_group_array('n' || i) FROM n)`;

test.each<[what: string, sql: string, detail: RegExp]>([
  [
    'names that are numbers',
    "UPDATE _value_columns SET names = '[1]'",
    /^values of .*: no list of/,
  ],
  [
    'half a code',
    `UPDATE _value_columns SET names = ${manyNames}, codes = x'000000'`,
    /^values of .*: an odd length$/,
  ],
  [
    'a code too few',
    'UPDATE _value_columns SET codes = substr(codes, 2) WHERE starts IS NULL',
    /^values of .*: too short$/,
  ],
  [
    'an offset too few',
    `UPDATE _value_columns SET starts = substr(starts, 5) ${starts}`,
    /^values of .*: too few offsets$/,
  ],
  [
    'offsets out of order',
    `UPDATE _value_columns SET starts = CAST(x'ffffffff' || substr(starts, 5) AS BLOB) ${starts}`,
    /^values of .*: bad offsets$/,
  ],
  [
    'a code that no record has',
    `UPDATE _value_columns SET codes = CAST(codes || x'00000000' AS BLOB) ${starts}`,
    /^values of .*: bad offsets$/,
  ],
  [
    'an order without a record',
    'UPDATE _sort_orders SET numbers = substr(numbers, 5) WHERE length(numbers) > 4',
    /^order of .*: not all of them$/,
  ],
  [
    'a change of no statement',
    `UPDATE _change_columns SET numbers = ${bytes(4_000_000)}`,
    /^changes by .*: out of range$/,
  ],
  [
    'another number of spellings',
    'UPDATE _spelling_parts SET count = 9999',
    /^spellings with .*: not 9999$/,
  ],
  [
    'another number of statements with a stem',
    'UPDATE _search_stems SET count = 9999',
    /^statements with .*: not 9999$/,
  ],
  [
    'a stem that is repeated in no statement',
    `UPDATE _search_stems SET repeats = ${bytes(4_000_000)}`,
    /^statements with .*: range$/,
  ],
  [
    'a stem that is repeated in statement 0',
    `UPDATE _search_stems SET repeats = ${bytes(0)}`,
    /^statements with .*: range$/,
  ],
  ['a pair without windows', "UPDATE _source_pairs SET windows = x''", /^pairs of .*: unequal$/],
  [
    'a common pair in no window',
    `DELETE FROM _common_pairs; INSERT INTO _common_pairs (hash, windows) VALUES (1, ${bytes(4_000_000)})`,
    /^windows of 1: not in order or out of range$/,
  ],
])('A file with %s is refused by that', (_what, sql, detail) => {
  expect(() => checkContents(changed(sql))).toThrow(detail);
});

test.runIf(tellsOpenFiles)('A file that is refused is not left open', () => {
  const path = changed('PRAGMA application_id = 1');
  expect(() => openFile(path)).toThrow('not an On Record dataset');
  const other = changed('PRAGMA user_version = 1');
  expect(() => openFile(other)).toThrow('it has schema 1');
  expect(listOpenFiles(folder)).toEqual([]);
});

test('The file that all of these are made of is good', () => {
  checkContents(good);
  checkContents(changed('PRAGMA user_version'));
});

test('A file with pages that are overwritten is refused', () => {
  for (const part of [0.3, 0.6, 0.9]) {
    const path = copy();
    const content = readFileSync(path);
    const page = Math.floor((content.length * part) / 16_384) * 16_384;
    writeFileSync(path, content.fill(0xff, page, page + 200));
    expect(() => checkContents(path)).toThrow();
  }
});

test('A check that does not end is ended', async () => {
  const manifest = { ...(readManifest(folder) ?? publishEdition(folder, 1)) };
  const { signal } = new AbortController();
  const outcome = await prepareInThread({ folder, origin: undefined, manifest }, signal, 1);
  expect(outcome).toMatchObject({
    outcome: 'refused',
    detail: expect.stringMatching(/did not end within 1 ms/),
  });
  expect(statSync(good).size).toBe(manifest.bytes);
});
