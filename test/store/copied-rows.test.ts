// Rows as PostgreSQL's COPY reads them: each value behind its length, however long it is.
import { bigint, boolean, customType, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { getTableColumns } from 'drizzle-orm/utils';
import { expect, test } from 'vitest';
import { encodeRows, type Value } from '../../src/store/postgres/copy-rows.ts';

const typed = (name: string) => customType<{ data: unknown }>({ dataType: () => name })();
const table = pgTable('all', {
  number: integer(),
  large: bigint({ mode: 'number' }),
  flag: boolean(),
  words: text(),
  bytes: typed('bytea'),
  lexemes: typed('tsvector'),
});

/** The fields of each row; null for null. */
function decode(bytes: Buffer): (Buffer | null)[][] {
  expect(bytes.subarray(0, 19).toString('latin1')).toBe(`PGCOPY\n\xff\r\n\0${'\0'.repeat(8)}`);
  const rows: (Buffer | null)[][] = [];
  let at = 19;
  for (;;) {
    const count = bytes.readInt16BE(at);
    at += 2;
    if (count === -1) break;
    const fields = Array.from({ length: count }, () => {
      const length = bytes.readInt32BE(at);
      at += 4 + Math.max(0, length);
      return length === -1 ? null : bytes.subarray(at - length, at);
    });
    rows.push(fields);
  }
  expect(at).toBe(bytes.length);
  return rows;
}

const encode = (...rows: Value[][]) => [...encodeRows(rows, Object.values(getTableColumns(table)))];
const hex = (fields: (Buffer | null)[] = []) =>
  fields.map((field) => field?.toString('hex') ?? null);

test('each type has its form, and what is null has none', () => {
  const lexemes = ['\u{1f600}', '\uff5e', 'a'];
  const [row, empty] = decode(
    Buffer.concat(
      encode([-2, 2 ** 40, 1, 'é', Buffer.from([0, 255]), lexemes], [1, null, 0, '', null, []]),
    ),
  );
  expect(hex(row)).toEqual([
    'fffffffe',
    '0000010000000000',
    '01',
    'c3a9',
    '00ff',
    // In the order of their bytes, each with an end and no places.
    '00000003' + '61000000' + 'efbd9e000000' + 'f09f9880000000',
  ]);
  expect(hex(empty)).toEqual(['00000001', null, '00', '', null, '00000000']);
});

test('a value that is longer than what is sent at a time arrives whole, and so does the next', () => {
  const long = 'é'.repeat(1_000_000);
  const row = (words: string) => [1, 2, 1, words, Buffer.alloc(700_000, 7), []];
  const chunks = encode(row(long), row('a'), row(long));
  expect(chunks.length).toBeGreaterThan(3);
  const rows = decode(Buffer.concat(chunks));
  expect(rows.map((fields) => fields[3]?.toString())).toEqual([long, 'a', long]);
  for (const fields of rows) expect(fields[4]?.equals(Buffer.alloc(700_000, 7))).toBe(true);
});

test('a column of another type is refused', () => {
  const columns = Object.values(getTableColumns(pgTable('other', { at: typed('date') })));
  expect(() => [...encodeRows([], columns)]).toThrow('a column of the type date');
});
