// Sending an answer: cached bytes, strong ETag, 304. The only place that writes a success.
import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Snapshot } from '../../store/store.ts';
import { type Answer, isLong, type LongBody } from './answer.ts';
import { matchesTag } from './conditions.ts';
import { sendLong } from './export.ts';
import { LongAnswers } from './long-answers.ts';
import { requireMatch } from './preconditions.ts';

interface Representation {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  etag: string;
}

type Short = Answer & { body: Buffer | string };

/** The default of `AppOptions.cacheBytesMax`. */
const defaultCacheBytesMax = 32 * 1024 * 1024;

/** Clients may keep an answer for a minute, and ask again with its ETag afterwards. */
export const cacheControl = 'public, max-age=60, stale-while-revalidate=600';

/** Answers by path and query. Those of a publication are dropped together with it. */
export class AnswerCache {
  private readonly bytesMax: number;
  private readonly program: string;
  readonly long: LongAnswers;
  private readonly caches = new WeakMap<object, LRUCache<string, Representation>>();

  /**
   * @param bytesMax for each publication; 0 keeps nothing
   * @param program its version, of which the bytes of a long answer depend
   */
  constructor(bytesMax = defaultCacheBytesMax, program = '', long = new LongAnswers()) {
    this.bytesMax = bytesMax;
    this.program = program;
    this.long = long;
  }

  /** Only the beginning of a generated answer is hashed: another program may go on otherwise. */
  nameTag(body: LongBody): LongBody {
    if (body.bytes !== undefined) return body;
    const etag = `"${hash('sha1', `${this.program} ${body.etag}`, 'base64url')}"`;
    return { ...body, etag };
  }

  /** Undefined when nothing is to be kept. */
  of({ manifest }: Snapshot): LRUCache<string, Representation> | undefined {
    const existing = this.caches.get(manifest);
    if (existing || this.bytesMax === 0) return existing;
    const cache = new LRUCache<string, Representation>({
      maxSize: this.bytesMax,
      sizeCalculation: ({ body }, url) => body.byteLength + 2 * url.length + 512,
    });
    this.caches.set(manifest, cache);
    return cache;
  }
}

/** Aborts when the client disconnects or has received its answer. */
export function signalOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (raw.destroyed) controller.abort();
  else raw.once('close', () => controller.abort());
  return controller.signal;
}

/** Sends an answer that must not be cached. */
export async function sendAnew(reply: FastifyReply, answer: Promise<Answer>) {
  const { body, type, headers } = await answer;
  return reply
    .headers({ ...headers, 'content-type': type, 'cache-control': 'no-store' })
    .send(body);
}

/** What to answer from, and how where nothing is cached. */
interface Cachable {
  snapshot: Snapshot | undefined;
  answers: AnswerCache;
  make: () => Promise<Answer>;
  /** Distinguishes several answers of one address, for example by language. */
  variant?: string;
}

/** Sends the cached answer of this address, or else the one from `make`. */
export function sendCached(
  reply: FastifyReply,
  { snapshot, answers, make, variant = '' }: Cachable,
): FastifyReply | Promise<FastifyReply> {
  const cache = snapshot && answers.of(snapshot);
  const key = `${variant}${canonicalOf(reply.request.raw.url as string)}`;
  const cached = cache?.get(key);
  if (cached) return send(reply, cached);
  return snapshot
    ? sendMade(reply, { snapshot, answers, make }, (made) => cache?.set(key, made))
    : make().then((answer) => send(reply, represent(answer as Short)));
}

/** Addresses that ask for the same in other letters share an answer. */
function canonicalOf(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return url;
  const query = url.slice(mark + 1);
  try {
    // What cannot be decoded is refused; it must not be taken for what it would be decoded to.
    decodeURIComponent(query);
  } catch {
    return url;
  }
  return `${url.slice(0, mark)}?${new URLSearchParams(query)}`;
}

/** Holds the snapshot until the answer is complete. */
async function sendMade(
  reply: FastifyReply,
  { snapshot, answers, make }: Cachable & { snapshot: Snapshot },
  keep: (representation: Representation) => void,
): Promise<FastifyReply> {
  const release = snapshot.hold();
  try {
    const answer = await make();
    const { body, type } = answer;
    if (isLong(body)) {
      const headers = { ...answer.headers, 'content-type': type, 'cache-control': cacheControl };
      const { long } = answers;
      return sendLong(reply, { snapshot, long }, answers.nameTag(body), headers);
    }
    const representation = represent(answer as Short);
    keep(representation);
    return send(reply, representation);
  } finally {
    release();
  }
}

function send(reply: FastifyReply, { headers, etag, body }: Representation): FastifyReply {
  requireMatch(reply, etag);
  reply.headers(headers);
  if (matchesTag(reply.request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.send(body);
}

function represent({ body, type, headers }: Short): Representation {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const etag = `"${hash('sha1', bytes, 'base64url')}"`;
  return {
    body: bytes,
    etag,
    headers: { ...headers, 'content-type': type, 'cache-control': cacheControl, etag },
  };
}
