// The scripts and styles of Swagger UI, compressed once: as they are they take a quarter of a
// minute on a slow line.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Compressible,
  chooseCoding,
  compressOnce,
  isCompressible,
} from '../exchange/compression.ts';

/** By the tag of the file, so that there are no more than files. */
const assets = new Map<string, Compressible>();

/** What to send instead of a body; the tags of files are weak ones, which all forms share. */
export async function packAsset(request: FastifyRequest, reply: FastifyReply, body: unknown) {
  if (reply.statusCode !== 200) return body;
  reply.header('vary', 'Accept-Encoding');
  const coding = chooseCoding(request.headers['accept-encoding']);
  if (!coding) return body;
  if (request.method === 'HEAD' && typeof body !== 'string') {
    // There is nothing to compress, so it is not known how long the answer to GET is.
    reply.removeHeader('content-length');
    return body;
  }
  const asset = await readAsset(reply, body);
  if (!asset) return body;
  if (!isCompressible(asset)) return asset.body;
  reply.header('content-encoding', coding).removeHeader('content-length');
  return compressOnce(asset, coding);
}

/** The description itself is text that is made for each request; files are kept. */
async function readAsset(reply: FastifyReply, body: unknown): Promise<Compressible | undefined> {
  const headers = { 'content-type': String(reply.getHeader('content-type')) };
  if (typeof body === 'string') return { body: Buffer.from(body), headers };
  const etag = reply.getHeader('etag');
  if (!(body instanceof Readable) || typeof etag !== 'string') return undefined;
  const asset = assets.get(etag) ?? { body: await buffer(body), headers };
  assets.set(etag, asset);
  // The file was opened for nothing when its content is known.
  body.destroy();
  return asset;
}
