// Rows in the binary format of COPY (postgresql.org/docs/15/sql-copy.html, "Binary Format"), in
// which every value comes back byte for byte as it was sent.
import type { PgColumn } from 'drizzle-orm/pg-core';

/** As SQLite gives them; a tsvector is an array of lexemes. */
export type Value = number | string | Buffer | readonly string[] | null;

type Encode = (value: Value) => Buffer;

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

/** How much is sent at a time. */
const chunkBytes = 256 * 1024;

/** The whole of what COPY reads, in chunks. */
export function* encodeRows(
  rows: Iterable<readonly Value[]>,
  columns: readonly PgColumn[],
): Generator<Buffer> {
  const encoders = columns.map((column) => encoderOf(column.getSQLType()));
  let chunk: Buffer[] = [header];
  let bytes = header.length;
  for (const row of rows) {
    const parts = encodeRow(row, encoders);
    for (const part of parts) bytes += part.length;
    chunk.push(...parts);
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(chunk, bytes);
    chunk = [];
    bytes = 0;
  }
  yield Buffer.concat([...chunk, trailer]);
}

function encodeRow(row: readonly Value[], encoders: readonly Encode[]): Buffer[] {
  const parts = [int16(row.length)];
  for (const [index, encode] of encoders.entries()) {
    const value = row[index] as Value;
    if (value === null) {
      parts.push(int32(-1));
      continue;
    }
    const bytes = encode(value);
    parts.push(int32(bytes.length), bytes);
  }
  return parts;
}

/** @throws Error for a type that no table has */
function encoderOf(type: string): Encode {
  if (type === 'integer') return (value) => int32(value as number);
  if (type === 'bigint') return (value) => int64(value as number);
  if (type === 'boolean') return (value) => Buffer.from([value ? 1 : 0]);
  if (type === 'bytea') return (value) => value as Buffer;
  if (type === 'tsvector') return (value) => encodeLexemes(value as readonly string[]);
  if (type.startsWith('text')) return (value) => Buffer.from(value as string);
  throw new Error(`no way is known to copy a column of the type ${type}`);
}

/** In the order in which PostgreSQL keeps them, and without positions. */
function encodeLexemes(lexemes: readonly string[]): Buffer {
  const sorted = [...new Set(lexemes)].map((lexeme) => Buffer.from(lexeme)).sort(Buffer.compare);
  const end = Buffer.alloc(3);
  return Buffer.concat([int32(sorted.length), ...sorted.flatMap((lexeme) => [lexeme, end])]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}
