// Sending an answer: cached bytes, strong ETag, 304. The only place that writes a success.
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Pending } from '../../search/pending.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import { findAside } from '../../store/sqlite/search-thread.ts';
import { type Answer, isLong } from '../routes/route.ts';
import { matchesTag } from './conditions.ts';
import { sendLong } from './export.ts';

interface Representation {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  etag: string;
}

type Short = Answer & { body: Buffer | string };

/** The default of `AppOptions.cacheBytesMax`. */
export const defaultCacheBytesMax = 32 * 1024 * 1024;

/** Clients may keep an answer for a minute, and ask again with its ETag afterwards. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=600';

/** The answers of one dataset by path and query; gone when the dataset is. */
const caches = new WeakMap<Dataset, LRUCache<string, Representation>>();

/** Sends an answer that nobody may keep. */
export function sendAnew(reply: FastifyReply, { body, type, headers }: Answer): FastifyReply {
  return reply
    .headers({ ...headers, 'content-type': type, 'cache-control': 'no-store' })
    .send(body);
}

/**
 * Sends what is cached for this address, else what `make` gives, as soon as it is not Pending.
 * @param variant tells answers of one address apart, such as by language
 */
export function sendCached(
  request: FastifyRequest,
  reply: FastifyReply,
  dataset: Dataset | undefined,
  cacheBytesMax: number,
  make: () => Answer,
  variant = '',
): FastifyReply | Promise<FastifyReply> {
  const cache = dataset && cacheOf(dataset, cacheBytesMax);
  const key = `${variant}${request.raw.url}`;
  let found = cache?.get(key);
  if (!found) {
    let answer: Answer;
    try {
      answer = make();
    } catch (error) {
      if (!(error instanceof Pending) || !dataset) throw error;
      const again = () => sendCached(request, reply, dataset, cacheBytesMax, make, variant);
      return findAside(dataset, error).then(again).finally(dataset.hold());
    }
    if (dataset && isLong(answer.body)) {
      const { body, type } = answer;
      const headers = { ...answer.headers, 'content-type': type, 'cache-control': cacheControl };
      return sendLong(request, reply, dataset, body, headers);
    }
    found = represent(answer as Short);
    cache?.set(key, found);
  }
  reply.headers(found.headers);
  if (matchesTag(request.headers['if-none-match'], found.etag)) return reply.code(304).send();
  return reply.send(found.body);
}

/** Undefined when nothing is to be kept. */
function cacheOf(dataset: Dataset, cacheBytesMax: number) {
  const known = caches.get(dataset);
  if (known || cacheBytesMax === 0) return known;
  const cache = new LRUCache<string, Representation>({
    maxSize: cacheBytesMax,
    sizeCalculation: ({ body }, url) => body.byteLength + 2 * url.length + 512,
  });
  caches.set(dataset, cache);
  return cache;
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
