// Sending an answer: cached bytes, strong ETag, 304. The only place that writes a success.
import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Snapshot } from '../../store/store.ts';
import { type Answer, isLong, type LongBody } from './answer.ts';
import {
  type Compressible,
  chooseCoding,
  codings,
  compressOnce,
  isCompressible,
  tagOf,
} from './compression.ts';
import { matchesTag } from './conditions.ts';
import { sendLong } from './export.ts';
import { KeptAnswers } from './kept-answers.ts';
import { LongAnswers } from './long-answers.ts';
import { addMemento, type Memento } from './memento.ts';
import { requireMatch } from './preconditions.ts';

interface Representation extends Compressible {
  etag: string;
  /** Of every form it may be sent in, its own first; the only one where it is not compressed. */
  tags: readonly string[];
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
  private readonly caches = new WeakMap<object, KeptAnswers<Representation>>();

  /**
   * @param bytesMax for each publication; 0 keeps nothing
   * @param program its version, on which the bytes of a long answer depend
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
  of({ manifest }: Snapshot): KeptAnswers<Representation> | undefined {
    const existing = this.caches.get(manifest);
    if (existing || this.bytesMax === 0) return existing;
    const cache = new KeptAnswers<Representation>(
      this.bytesMax,
      // Compressed forms come later, and take about a seventh each.
      ({ body }, url) => Math.ceil(body.byteLength * 1.3) + 2 * url.length + 512,
    );
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
  /** Of a past version nothing is kept here. */
  isPast?: boolean;
  /** Where the address names the version. */
  memento?: Memento | undefined;
}

/** Sends the cached answer of this address, or else the one from `make`. */
export function sendCached(
  reply: FastifyReply,
  { snapshot, answers, make, variant = '', isPast = false, memento }: Cachable,
): FastifyReply | Promise<FastifyReply> {
  const cache = snapshot && !isPast ? answers.of(snapshot) : undefined;
  const key = `${variant}${canonicalOf(reply.request.raw.url as string)}`;
  const cached = cache?.get(key);
  if (cached) return send(reply, cached);
  return snapshot
    ? sendMade(reply, { snapshot, answers, make, memento }, (made) => cache?.set(key, made))
    : make().then((answer) => send(reply, represent(answer as Short)));
}

/** A query that would be written in the same letters, as most are. */
const canonical = /^[\w*.+-]+=[\w*.+-]*(?:&[\w*.+-]+=[\w*.+-]*)*$/;

/** Addresses that ask for the same in other letters share an answer. */
function canonicalOf(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return url;
  const query = url.slice(mark + 1);
  if (canonical.test(query)) return url;
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
  { snapshot, answers, make, memento }: Cachable & { snapshot: Snapshot },
  keep: (representation: Representation) => void,
): Promise<FastifyReply> {
  const release = snapshot.hold();
  try {
    const answer = await make();
    const { body } = answer;
    if (isLong(body)) {
      const headers = listHeaders(answer, memento);
      const { long } = answers;
      return sendLong(reply, { snapshot, long }, answers.nameTag(body), headers);
    }
    const representation = represent(answer as Short, memento);
    keep(representation);
    return send(reply, representation);
  } finally {
    release();
  }
}

/** Compressed for a client that takes it; the tag of any form gets the 304. */
function send(
  reply: FastifyReply,
  representation: Representation,
): FastifyReply | Promise<FastifyReply> {
  const { headers, body, etag, tags } = representation;
  const { headers: asked } = reply.request;
  const isVaried = tags.length > 1;
  const coding = isVaried ? chooseCoding(asked['accept-encoding']) : undefined;
  requireMatch(reply, tags);
  const before = headers.vary ?? reply.getHeader('vary');
  reply.headers(headers);
  if (coding) reply.header('etag', tagOf(etag, coding));
  if (isVaried) reply.header('vary', before ? `${before}, Accept-Encoding` : 'Accept-Encoding');
  const known = tags.find((tag) => matchesTag(asked['if-none-match'], tag));
  if (known !== undefined) return reply.code(304).header('etag', known).send();
  if (!coding) return reply.send(body);
  return compressOnce(representation, coding).then((compressed) =>
    reply.header('content-encoding', coding).send(compressed),
  );
}

function represent(answer: Short, memento?: Memento): Representation {
  const { body } = answer;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const etag = `"${hash('sha1', bytes, 'base64url')}"`;
  const headers = { ...listHeaders(answer, memento), etag };
  const others = isCompressible({ body: bytes, headers }) ? codings : [];
  return { body: bytes, etag, headers, tags: [etag, ...others.map((one) => tagOf(etag, one))] };
}

function listHeaders({ headers, type }: Answer, memento?: Memento): Record<string, string> {
  const all = { ...headers, 'content-type': type, 'cache-control': cacheControl };
  return memento ? addMemento(all, memento) : all;
}
