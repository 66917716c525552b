// A record as it is stored, writer beside reader: the JSON that is sent, in which an object that
// was embedded before is only named, `{"":17}`, and stands once, as JSON, in row 17 of `_pieces`.
// No string holds `{"":`, because its quotes are escaped. A piece names no other piece.
import { boundLists } from '../../records/embedded-lists.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';
import { RecentCache } from '../../search/cache.ts';
import { hashText } from '../../text/hash.ts';
import { spliceBytes } from '../splice.ts';
import type { Client, Db } from './file.ts';
import { inserter } from './inserter.ts';
import { PieceNumbers } from './piece-numbers.ts';
import { preparePiece } from './raw-queries.ts';
import { pieces as pieceTable } from './tables.ts';

/**
 * What a name begins with. No key of a record is empty. `{"":-17}` names the string that begins 17
 * bytes before: most statements are in the words of their first citation.
 */
export const nameStart = '{"":';
const nameEnd = 125;
const minus = 45;

/** What stands for the text in a document that is being written. */
const textName = `${nameStart}0}`;

/** Characters of the shortest text that is worth it. */
const textMin = 32;

/** Characters of the shortest object that is worth a row of its own. */
const pieceMin = 96;

/** Characters of the longest. */
export const pieceMax = 64 * 1024;

/** Bytes of the longest record, as it is sent. */
export const documentMax = 1024 * 1024;

/** Bytes of the longest page of records. */
const documentsMax = 128 * documentMax;

/** Bytes of pieces to keep. */
const keptMax = 16 * 1024 * 1024;

/** There is room for so many bits of a hash. */
const onceBits = 21;

/** An object that is stored once, as JSON, under its number. */
export type Piece = readonly [number: number, json: string];

/** A record as it is stored, with the pieces that it is the first to name. */
export interface PackedDocument {
  document: string;
  pieces: readonly Piece[];
}

export interface Packer {
  /** Takes records in the order in which they are stored, with their lists bounded. */
  pack: (record: object) => PackedDocument;
}

export class DocumentWriter {
  private readonly insert: (row: typeof pieceTable.$inferInsert) => void;
  private readonly packer: Packer;

  constructor(db: Db, packer: Packer = new DocumentPacker()) {
    this.insert = inserter(db, pieceTable);
    this.packer = packer;
  }

  /** Addresses begin with a slash; the service prepends its own. */
  encode<R extends Resource>(resource: R, record: RecordOf<R>): Buffer {
    const { document, pieces } = this.packer.pack(boundLists(resource, record));
    for (const [number, json] of pieces) this.insert({ number, piece: Buffer.from(json) });
    return Buffer.from(document);
  }
}

export class DocumentPacker implements Packer {
  private readonly numbers = new PieceNumbers();
  /** Hashes of what was embedded once. A newer one takes the place of an older one. */
  private readonly once = new Int32Array(1 << onceBits);
  private pieces: Piece[] = [];

  pack(record: object): PackedDocument {
    this.pieces = [];
    const packed = this.packObject(record);
    const document = nameText(JSON.stringify(packed), packed.text);
    return { document, pieces: this.pieces };
  }

  private packObject(record: object): Record<string, unknown> {
    const packed: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(record)) {
      packed[key] = key === 'citations' ? this.packCitations(value, packed) : this.replace(value);
    }
    return packed;
  }

  /** A citation belongs to one record. */
  private packCitations(citations: readonly { exact: string }[], { text }: { text?: unknown }) {
    return citations.map((citation) => {
      const packed = this.packObject(citation);
      const isText = citation.exact === text && citation.exact.length >= textMin;
      return isText ? { ...packed, exact: { '': 0 } } : packed;
    });
  }

  private replace(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(this.replace, this);
    const json = JSON.stringify(value);
    if (json.length < pieceMin) return value;
    const number = json.length > pieceMax ? undefined : this.findNumber(json);
    return number === undefined ? this.packObject(value) : { '': number };
  }

  /** Undefined the first time, and again when that was long ago. */
  private findNumber(json: string): number | undefined {
    const short = hashText(json);
    const other = hashOther(json);
    const known = this.numbers.find(short, other, json.length);
    if (known !== undefined) return known;
    const slot = short >>> (32 - onceBits);
    if (this.once[slot] !== short) {
      this.once[slot] = short;
      return undefined;
    }
    const number = this.numbers.add(short, other, json.length);
    this.pieces.push([number, json]);
    return number;
  }
}

/** Another than `hashText`, in an int32. */
function hashOther(json: string): number {
  let other = json.length;
  for (let at = 0; at < json.length; at++) {
    other = Math.imul(other ^ json.charCodeAt(at), 0x5bd1e995);
    other ^= other >>> 15;
  }
  return other;
}

/** Puts the distance of the text, in bytes, where its name stands. */
function nameText(json: string, text: unknown): string {
  const [first, ...rest] = json.split(textName);
  if (rest.length === 0) return json;
  const key = '"text":';
  const from = json.indexOf(`${key}${JSON.stringify(text)}`) + key.length;
  return rest.reduce((written, part) => {
    const distance = Buffer.byteLength(written.slice(from));
    return `${written}${nameStart}-${distance}}${part}`;
  }, first as string);
}

export class DocumentReader {
  private readonly query: ReturnType<typeof preparePiece>;
  private readonly kept = new RecentCache<number, Buffer>(keptMax, ({ length }) => length);
  // Where the document that is being read names pieces. Filled anew for each, because a page names
  // hundreds.
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly pieces: Buffer[] = [];

  constructor(client: Client) {
    this.query = preparePiece(client);
  }

  /**
   * One record or several, as they are sent.
   * @throws Error when a piece is not there, or the whole would be too long
   */
  read(stored: Buffer): Buffer {
    const { starts, ends, pieces } = this;
    // Latin-1 keeps every byte and is the fastest to search.
    const text = stored.toString('latin1');
    let count = 0;
    let length = stored.length;
    for (let start = text.indexOf(nameStart); start !== -1; ) {
      let end = start + nameStart.length;
      let number = 0;
      const isText = text.charCodeAt(end) === minus;
      let code = text.charCodeAt(isText ? ++end : end);
      for (; code >= 48 && code <= 57; code = text.charCodeAt(++end)) {
        number = number * 10 + code - 48;
      }
      if (code !== nameEnd) throw new Error('a piece has no number');
      const piece = isText
        ? stored.subarray(start - number, findEnd(text, start - number, start))
        : (this.kept.get(number) ?? this.find(number));
      starts[count] = start;
      ends[count] = ++end;
      pieces[count++] = piece;
      length += piece.length - (end - start);
      if (length > documentsMax) throw new Error('a document is too long');
      start = text.indexOf(nameStart, end);
    }
    return count === 0 ? stored : spliceBytes(stored, { starts, ends, pieces, count }, length);
  }

  private find(number: number): Buffer {
    const piece = this.query.get(number);
    if (!piece) throw new Error(`piece ${number} is missing`);
    this.kept.set(number, piece);
    return piece;
  }
}

/**
 * Where a string ends that begins there, behind its quote.
 * @throws Error when none does that ends before `limit`
 */
function findEnd(text: string, start: number, limit: number): number {
  let end = text[start] === '"' ? text.indexOf('"', start + 1) : -1;
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1 || end >= limit) throw new Error('a document names a text that it does not have');
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
