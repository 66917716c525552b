// What records embed more than once stands in the file once, and nobody who reads it notices.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Topic } from '../../src/records/topic.ts';
import { DocumentReader, DocumentWriter } from '../../src/store/sqlite/document.ts';
import { connect } from '../../src/store/sqlite/file.ts';

const client = new Database(':memory:');
client.exec('CREATE TABLE _pieces (number INTEGER PRIMARY KEY, piece BLOB NOT NULL) STRICT');
afterAll(() => client.close());

const store = (records: readonly object[]) => {
  client.exec('DELETE FROM _pieces');
  const writer = new DocumentWriter(connect(client));
  return records.map((record) => writer.encode('topics', record as Topic));
};
const read = (stored: Buffer) => new DocumentReader(client).read(stored).toString();
const countPieces = () => client.prepare('SELECT count(*) FROM _pieces').pluck().get();

const long = { id: 'kremlin', name: 'Kremlin — Кремль — 克里姆林宫', label: 'x'.repeat(90) };

describe('an object that records embed', () => {
  test('is named from the second time on', () => {
    const stored = store([
      { id: 'a', actor: long },
      { id: 'b', list: [long, { in: long }] },
    ]);
    expect(stored.map(String)).toEqual([
      JSON.stringify({ id: 'a', actor: long }),
      '{"id":"b","list":[{"":1},{"in":{"":1}}]}',
    ]);
    expect(countPieces()).toBe(1);
    expect(read(stored[1] as Buffer)).toBe(JSON.stringify({ id: 'b', list: [long, { in: long }] }));
  });

  test('stands as it is when it is short, or longer than a piece may be', () => {
    const records = [{ short: { id: 'a' } }, { text: { of: 'x'.repeat(100_000) } }];
    expect(store([...records, ...records]).map(String)).toEqual(
      [...records, ...records].map((record) => JSON.stringify(record)),
    );
    expect(countPieces()).toBe(0);
  });

  test('is one of several documents that are read together', () => {
    const records = [{ a: long }, { b: long }, { c: 1 }, { d: [long, long] }];
    const joined = Buffer.from(store(records).map(String).join(','));
    expect(read(joined)).toBe(records.map((record) => JSON.stringify(record)).join(','));
  });
});

describe('a text that a citation repeats', () => {
  const text = 'Никто “не отказывается”: "pourquoi \\\\" pas ?';
  const [id, url] = ['a', '/a'];

  test('is named by how many bytes before it begins', () => {
    const record = { id, text, citations: [{ exact: text, url }, { exact: text }, { exact: 'b' }] };
    const [stored] = store([record]);
    const json = JSON.stringify(text);
    const [first, second] = [`","citations":[{"exact":`, `,"url":"/a"},{"exact":`];
    const distance = Buffer.byteLength(json.slice(0, -1) + first);
    const further = distance + Buffer.byteLength(`{"":-${distance}}${second}`);
    const named = `${first}{"":-${distance}}${second}{"":-${further}}},{"exact":"b"}]}`;
    expect(String(stored)).toBe(`{"id":"a","text":${json.slice(0, -1)}${named}`);
    expect(read(stored as Buffer)).toBe(JSON.stringify(record));
  });

  test('stands as it is when it is short, or stands behind its citations', () => {
    const records = [
      { id, text: 'short', citations: [{ exact: 'short' }] },
      { id, citations: [{ exact: text }], text },
    ];
    expect(store(records).map(String)).toEqual(records.map((record) => JSON.stringify(record)));
  });

  test('is found in each of several documents that are read together', () => {
    const records = ['b', 'c'].map((end) => ({
      text: `${text}${end}`,
      citations: [{ exact: `${text}${end}` }],
    }));
    const joined = Buffer.from(store(records).map(String).join(','));
    expect(read(joined)).toBe(records.map((record) => JSON.stringify(record)).join(','));
  });
});

test('records come out byte for byte, whatever they say', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '{"":1}',
      '{"":0}',
      '{"":-9}',
      '{"":',
      '{\\"":2}',
      '"',
      '\\',
      '\u2028',
      '\u0000',
      '’',
      '𝄞',
    ),
  );
  const embedded = fc.record({ id: text, name: fc.string({ minLength: 110 }), value: text });
  const arbitrary = fc.string({ unit: 'grapheme', minLength: 32 }).chain((said) =>
    fc.record({
      id: text,
      one: embedded,
      list: fc.array(fc.oneof(embedded, fc.record({ inner: embedded }), text)),
      text: fc.constantFrom(said, `${said}\\\\`, `"${said}"`),
      citations: fc.array(
        fc.record({
          source: embedded,
          exact: fc.oneof(text, fc.constantFrom(said, `${said}\\\\`, `"${said}"`)),
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(fc.array(arbitrary), (records) => {
      const twice = [...records, ...records];
      expect(store(twice).map(read)).toEqual(twice.map((record) => JSON.stringify(record)));
    }),
  );
});

describe('a reader refuses', () => {
  test.each([
    ['a piece that is missing', '{"a":{"":99999}}', 'piece 99999 is missing'],
    ['a number beyond all numbers', `{"a":{"":${'9'.repeat(400)}}}`, 'piece Infinity is missing'],
    ['a name that does not end', '{"a":{"":9', 'a piece has no number'],
    [
      'a text that begins nowhere',
      '{"a":{"":-7}}',
      'a document names a text that it does not have',
    ],
    ['a text before all', '{"a":{"":-70}}', 'a document names a text that it does not have'],
    ['a text without end', '{"a":"b,{"":-4}}', 'a document names a text that it does not have'],
    ['a name that is a text', '{"a":{"":"b"}}', 'a piece has no number'],
  ])('%s', (_what, document, message) => {
    expect(() => read(Buffer.from(document))).toThrow(message);
  });
});

test('a reader that has kept enough pieces begins anew', () => {
  const insert = client.prepare('INSERT OR REPLACE INTO _pieces VALUES (?, ?)');
  const write = (letter: string) => {
    for (let number = 1; number <= 300; number++) {
      insert.run(number, Buffer.from(`{"a":"${letter.repeat(60_000)}"}`));
    }
  };
  write('x');
  const reader = new DocumentReader(client);
  const find = (number: number) => reader.read(Buffer.from(`[{"":${number}}]`)).at(8);
  expect(find(1)).toBe('x'.charCodeAt(0));
  write('y');
  expect(find(1)).toBe('x'.charCodeAt(0));
  for (let number = 2; number <= 300; number++) find(number);
  expect(find(1)).toBe('y'.charCodeAt(0));
});
