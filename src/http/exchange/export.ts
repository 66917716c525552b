// Long answers: sent part by part, with flat memory, from the snapshot that they began with, which
// is held until their end.
import { createHash } from 'node:crypto';
import { createReadStream, type NoParamCallback, read } from 'node:fs';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Digest } from '../../formats/data-package.ts';
import type { Snapshot } from '../../store/store.ts';
import type { LongBody } from './answer.ts';
import { allowsRange, matchesTag, parseRange } from './conditions.ts';
import type { LongAnswers } from './long-answers.ts';
import { requireMatch } from './preconditions.ts';
import { ApiError } from './problem.ts';

/** Characters to generate at a time. */
const chunkLength = 64 * 1024;

/** A text up to this length is cached and sent at once. */
const heldLengthMax = 256 * 1024;

/**
 * Text that is made in batches of parts: held when it turns out short, else a body that goes on
 * where the first part ended. As that is made before anything is sent, what fails there fails as
 * an error.
 * @param identity with the first part, what makes two texts the same
 */
export async function exportText(
  batches: AsyncIterable<Iterable<string>>,
  identity: readonly string[],
): Promise<string | LongBody> {
  const chunks = chunked(batches, heldLengthMax, chunkLength);
  const first = await chunks.next();
  if (first.done) return '';
  const second = await chunks.next();
  if (second.done) return first.value;
  const hash = createHash('sha1').update(JSON.stringify(identity)).update(first.value);
  const etag = `"${hash.digest('base64url')}"`;
  const open = () => Readable.from(join([first.value, second.value], chunks), readableOptions);
  return { etag, open };
}

const readableOptions = { objectMode: false, highWaterMark: chunkLength };

/** The end of one stream is not the end of the file: only the stream is closed. */
const keptOpen = { read, close: (_fd: number, done: NoParamCallback) => done(null) };

/** @param fd a file that stays open as long as the snapshot is held; others read from it, too */
export function exportFile(fd: number, { bytes, sha256 }: Digest): LongBody {
  return {
    etag: `"${sha256}"`,
    bytes,
    open: (range) => createReadStream('', { fd, fs: keptOpen, ...range, start: range?.start ?? 0 }),
  };
}

/** The size and hash of a text generated in parts, without blocking other requests. */
export async function digestText(
  snapshot: Snapshot,
  batches: AsyncIterable<Iterable<string>>,
): Promise<Digest> {
  const release = snapshot.hold();
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunked(batches, chunkLength, chunkLength)) {
      hash.update(chunk);
      bytes += Buffer.byteLength(chunk);
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    release();
  }
}

/**
 * Answers GET, HEAD, conditions and ranges. The snapshot is held until the last byte is sent.
 * @throws ApiError range_not_satisfiable, or overloaded
 */
export function sendLong(
  reply: FastifyReply,
  { snapshot, long }: { snapshot: Snapshot; long: LongAnswers },
  body: LongBody,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  const { request } = reply;
  const { etag, bytes } = body;
  requireMatch(reply, [etag]);
  const { range: rangeHeader, 'if-none-match': ifNoneMatch, 'if-range': ifRange } = request.headers;
  const isHead = request.method === 'HEAD';
  const isUnchanged = matchesTag(ifNoneMatch, etag);
  // Range is for GET alone (RFC 9110 §14.2), and counts only where If-None-Match does not.
  const isRanged = bytes !== undefined && !isHead && !isUnchanged && allowsRange(ifRange, etag);
  const range = isRanged ? parseRange(rangeHeader, bytes) : undefined;
  if (bytes !== undefined) reply.header('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${bytes}`);
    throw new ApiError('range_not_satisfiable', `Range: there are only ${bytes} bytes.`);
  }
  reply.headers({ ...headers, etag });
  if (isUnchanged) return reply.code(304).send();
  if (bytes !== undefined) {
    reply.header('content-length', range ? range.end - range.start + 1 : bytes);
  }
  // An empty stream: for an empty string Fastify would add Content-Length: 0.
  if (isHead) return reply.send(Readable.from([]));
  long.begin(reply);
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
  const stream = body.open(range);
  stream.once('close', snapshot.hold());
  return reply.send(stream);
}

/** Parts joined into chunks of at least the given lengths, the first and the others. */
async function* chunked(
  batches: AsyncIterable<Iterable<string>>,
  first: number,
  others: number,
): AsyncGenerator<string, undefined> {
  let chunk = '';
  let length = first;
  for await (const parts of batches) {
    for (const part of parts) {
      chunk += part;
      if (chunk.length < length) continue;
      yield chunk;
      chunk = '';
      length = others;
    }
    // Others have their turn between two batches, also before the first chunk is full.
    await setImmediate();
  }
  if (chunk !== '') yield chunk;
}

/** What was read before anything was sent, and then the rest. */
export async function* join<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
