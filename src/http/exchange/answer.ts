// What a request is answered with, before it is sent.
import type { Readable } from 'node:stream';
import { json } from '../../formats/json.ts';

/** A body too long to keep in memory: it is generated, or read, while it is being sent. */
export interface LongBody {
  /** A strong ETag: it changes whenever a byte may change. */
  etag: string;
  /** The length, if it is known in advance. Only such a body supports range requests. */
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
