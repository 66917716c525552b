// The last check before publishing is fed files that are wrong in one place.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { resourceNames } from '../../src/records/resources.ts';
import { buildFrom } from '../../src/seed/build.ts';
import { Expectation } from '../../src/seed/expectation.ts';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { verifyFile } from '../../src/seed/verify.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

const { records } = compileFolder(writeSeeds());
if (!records) throw new Error('the seeds have problems');
const good = join(temporaryFolder(), 'good.sqlite');
const expected = buildFrom(records, good, {}, 'here');

/** What a file of these records has to hold. */
const expectAll = (wanted: typeof records) => {
  const noted = new Expectation(wanted);
  const watched = noted.watch(wanted);
  for (const resource of resourceNames) for (const _ of watched[resource]);
  return noted;
};

const copy = () => {
  const path = join(temporaryFolder(), 'copy.sqlite');
  copyFileSync(good, path);
  return path;
};

/** A copy in which these statements were run, whatever constraints they break. */
const altered = (sql: string) => {
  const path = copy();
  const client = new Database(path);
  client.pragma('foreign_keys = OFF');
  client.pragma('ignore_check_constraints = ON');
  client.unsafeMode(true);
  client.pragma('writable_schema = ON');
  client.exec(sql);
  client.close();
  return path;
};

/** A copy whose bytes were changed. */
const damaged = (change: (bytes: Buffer) => Buffer) => {
  const path = copy();
  writeFileSync(path, change(readFileSync(path)));
  return path;
};

const flip = (bytes: Buffer, text: string) => {
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] as number) ^ 1;
  return bytes;
};

test('a file as it was built is accepted', () => {
  expect(() => verifyFile(copy(), expected)).not.toThrow();
});

describe('records', () => {
  test.each([
    [
      'a citation that begins one character late',
      'UPDATE _citations SET start = start + 1, "end" = "end" + 1 WHERE statement_id = \'anna-ready\'',
      /^"anna-ready" cites gazette from 79: « Nous sommes prêts à négocier.*, but the table has another$/,
    ],
    [
      'a citation of a source that is not held',
      "UPDATE _citations SET source_id = 'transcript' WHERE event_id = 'meeting'",
      /^"meeting" cites gazette from \d+: La rencontre du 2 décembre, but the table has another$/,
    ],
    [
      'a citation that is missing',
      "DELETE FROM _citations WHERE caveat_id = 'two-denials'",
      /^"two-denials" cites .*, but the table has another$/,
    ],
    [
      'a document in which one letter differs',
      "UPDATE statements SET document = CAST(replace(document, 'ready', 'Ready') AS BLOB)",
      'statements: "boris-untrue" differs from what was compiled',
    ],
    [
      'two records that changed places',
      'UPDATE statements SET number = 3 - number + 10; UPDATE statements SET number = number - 10',
      'statements: "boris-untrue" differs from what was compiled',
    ],
    [
      'a record that is missing',
      "DELETE FROM topics WHERE id = 'truth'; DELETE FROM statement_topics WHERE topic_id = 'truth'",
      'topics: "truth" differs from what was compiled',
    ],
    [
      'a record too many',
      "INSERT INTO topics VALUES (3, 'zeal', x'7b7d', 'Zeal', 'Zèle')",
      'topics: 3 rows, counted as 2, for 2 records',
    ],
    [
      'a count that is wrong',
      "UPDATE dataset SET value = '7' WHERE key = 'events'",
      'events: 1 rows, counted as 7, for 1 records',
    ],
    [
      'a text that differs from its hash',
      "UPDATE sources SET text = text || ' ' WHERE id = 'herald'",
      'the text of "herald" does not have the hash of its record',
    ],
    [
      'a reference to nothing',
      "UPDATE statements SET actor_id = 'nobody' WHERE id = 'boris-untrue'",
      'foreign_key_check: statements refers to a missing actors',
    ],
  ])('%s is refused', (_what, sql, message) => {
    expect(() => verifyFile(altered(sql), expected)).toThrow(message);
  });

  test('a citation that is wrong in the document alone is refused', () => {
    const wrong = structuredClone({ ...records, texts: [] }) as unknown as typeof records;
    const citation = wrong.events[0]?.citations[0];
    if (citation) citation.start++;
    const path = copy();
    const client = new Database(path);
    const document = Buffer.from(JSON.stringify(wrong.events[0]));
    client.prepare('UPDATE events SET document = ?').run(document);
    client.close();
    expect(() => verifyFile(path, expectAll(wrong))).toThrow(
      /^"meeting" cites gazette from \d+: La rencontre.*, but the table has another$/,
    );
  });
});

describe('the search index', () => {
  test.each([
    ['a row that is missing', 'DELETE FROM _statement_search_docsize WHERE id = 1'],
    ['a row of no statement', "INSERT INTO _statement_search (rowid, passage) VALUES (99, 'x')"],
  ])('%s is refused', (_what, sql) => {
    expect(() => verifyFile(altered(sql), expected)).toThrow(/search index|malformed/);
  });

  test('words that were taken out of it are noticed', () => {
    const path = altered('DELETE FROM _statement_search_data WHERE id > 10');
    expect(() => verifyFile(path, expected)).toThrow(/^integrity_check: fts5: corruption/);
  });
});

describe('bytes', () => {
  test('one flipped bit in a stored text is refused', () => {
    expect(() =>
      verifyFile(
        damaged((bytes) => flip(bytes, 'Mercredi 3 d')),
        expected,
      ),
    ).toThrow();
  });

  test('one flipped bit in a document is refused', () => {
    const path = damaged((bytes) => flip(bytes, '"anna-ready","url"'));
    expect(() => verifyFile(path, expected)).toThrow(
      'statements: "anna-ready" differs from what was compiled',
    );
  });

  test.each([1, 2, 3, 5, 8, 13])('page %i of zeros is refused', (page) => {
    const size = 16_384;
    const path = damaged((bytes) => bytes.fill(0, page * size, (page + 1) * size));
    expect(() => verifyFile(path, expected)).toThrow();
  });

  test('a file that was cut off, an empty one and one of another kind are refused', () => {
    const half = damaged((bytes) => bytes.subarray(0, bytes.length / 2));
    expect(() => verifyFile(half, expected)).toThrow();
    const empty = damaged(() => Buffer.alloc(0));
    expect(() => verifyFile(empty, expected)).toThrow('it is not an On Record dataset');
    const other = damaged(() => Buffer.from('a text of no kind '.repeat(100)));
    expect(() => verifyFile(other, expected)).toThrow('file is not a database');
    const later = altered('PRAGMA user_version = 99');
    expect(() => verifyFile(later, expected)).toThrow(
      'it has schema 99, but this version reads schema',
    );
  });
});
