// Rows in the binary format of COPY (postgresql.org/docs/15/sql-copy.html, "Binary Format"), in
// which every value comes back byte for byte as it was sent.
import type { PgColumn } from 'drizzle-orm/pg-core';

/** As SQLite gives them; a tsvector is an array of different lexemes. */
export type Value = number | string | Buffer | readonly string[] | null;

type Write = (chunk: Chunk, value: Value) => void;

/** How much is sent at a time, at least. */
const chunkBytes = 256 * 1024;

/** The whole of what COPY reads, in chunks. */
export function* encodeRows(
  rows: Iterable<readonly Value[]>,
  columns: readonly PgColumn[],
): Generator<Buffer> {
  const writers = columns.map((column) => writerOf(column.getSQLType()));
  let chunk = new Chunk();
  chunk.writeText('PGCOPY\n\xff\r\n\0', 'latin1');
  chunk.writeInt32(0);
  chunk.writeInt32(0);
  for (const row of rows) {
    chunk.writeInt16(writers.length);
    for (let index = 0; index < writers.length; index++) {
      writeField(chunk, row[index] as Value, writers[index] as Write);
    }
    if (chunk.length < chunkBytes) continue;
    yield chunk.end();
    chunk = new Chunk();
  }
  chunk.writeInt16(-1);
  yield chunk.end();
}

/** Behind its length. */
function writeField(chunk: Chunk, value: Value, write: Write): void {
  if (value === null) {
    chunk.writeInt32(-1);
    return;
  }
  chunk.writeInt32(0);
  const start = chunk.length;
  write(chunk, value);
  chunk.writeInt32(chunk.length - start, start - 4);
}

/** @throws Error for a type that no table has */
function writerOf(type: string): Write {
  if (type === 'integer') return (chunk, value) => chunk.writeInt32(value as number);
  if (type === 'bigint') return (chunk, value) => chunk.writeInt64(value as number);
  if (type === 'boolean') return (chunk, value) => chunk.writeBytes(value ? [1] : [0]);
  if (type === 'bytea') return (chunk, value) => chunk.writeBytes(value as Buffer);
  if (type === 'tsvector') return (chunk, value) => writeLexemes(chunk, value as string[]);
  if (type.startsWith('text')) return (chunk, value) => chunk.writeText(value as string);
  throw new Error(`no way is known to copy a column of the type ${type}`);
}

/** In the order in which PostgreSQL keeps them, that of their bytes, and without positions. */
function writeLexemes(chunk: Chunk, lexemes: readonly string[]): void {
  const isAsUtf16 = !lexemes.some((lexeme) => /[\ud800-\udfff]/.test(lexeme));
  const sorted = isAsUtf16
    ? lexemes.toSorted()
    : lexemes.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  chunk.writeInt32(sorted.length);
  for (const lexeme of sorted) {
    chunk.writeText(lexeme);
    chunk.writeBytes([0, 0, 0]);
  }
}

/** Bytes that grow. */
class Chunk {
  length = 0;
  private bytes = Buffer.allocUnsafe(chunkBytes + chunkBytes / 4);

  writeInt16(value: number): void {
    this.grow(2);
    this.length = this.bytes.writeInt16BE(value, this.length);
  }

  /** @param at where; at the end when it is left out */
  writeInt32(value: number, at?: number): void {
    if (at !== undefined) {
      this.bytes.writeInt32BE(value, at);
      return;
    }
    this.grow(4);
    this.length = this.bytes.writeInt32BE(value, this.length);
  }

  writeInt64(value: number): void {
    this.grow(8);
    this.length = this.bytes.writeBigInt64BE(BigInt(value), this.length);
  }

  writeBytes(value: ArrayLike<number>): void {
    this.grow(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  writeText(value: string, encoding: BufferEncoding = 'utf8'): void {
    // A code unit takes at most three bytes.
    this.grow(3 * value.length);
    this.length += this.bytes.write(value, this.length, encoding);
  }

  end(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private grow(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
