// What a request is answered with, before it is sent.
import type { Readable } from 'node:stream';
import { json } from '../../formats/json.ts';

/** A body that is too long to be held: it is made, or read, while it is sent. */
export interface LongBody {
  /** Strong: another one whenever a byte may differ. */
  etag: string;
  /** Its length where that is known beforehand; such a body can be asked for in ranges. */
  bytes?: number;
  /** @param range bytes, both included; all of them when undefined */
  open: (range?: { start: number; end: number }) => Readable;
}

/** Bytes are sent as they are. */
export interface Answer {
  body: Buffer | string | LongBody;
  type: string;
  headers?: Readonly<Record<string, string>>;
}

export function answerJson(value: object): Answer {
  return { body: JSON.stringify(value), type: json.mediaType };
}

export function isLong(body: Answer['body']): body is LongBody {
  return typeof body !== 'string' && !Buffer.isBuffer(body);
}
