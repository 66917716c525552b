// Which version a request is answered from: the current one, the one that its address names, or
// the one in which a walk began.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Archive, PastPublication, Snapshot, Store } from '../../store/store.ts';
import { basePath } from '../pages/request.ts';
import { splitAddress } from '../query/address.ts';
import { asOf, findByDay, findVersion, listPublications, refuseLost } from '../query/as-of.ts';
import { mayBeOf, parseCursor } from '../query/cursor.ts';
import { isVersion } from '../query/moments.ts';
import { parseParameters } from '../query/parameters.ts';
import { type Memento, timemapAddress } from './memento.ts';
import { requireSnapshot } from './problem.ts';
import { cacheControl, signalOf } from './send.ts';

export interface Versions {
  store: Store;
  /** Without one, only the current version can be answered from. */
  archive?: Archive | undefined;
  address: string;
}

/** What a request is answered from. */
export interface Edition {
  /** Undefined while there is no dataset. */
  snapshot: Snapshot | undefined;
  /** Its answers are not kept here, however many versions are asked for. */
  isPast: boolean;
  /** Where the address names the version. */
  memento: Memento | undefined;
}

type Send = (edition: Edition) => FastifyReply | Promise<FastifyReply>;

/** Names of parameters may be encoded. */
const mayName = /[?&](as_of|cursor|[^=&]*%[^=&]*)=/;

/**
 * Sends what is answered from the version that the request is for; at once, unless that is a past
 * one. The address of a day leads to that of its version.
 * @throws ApiError
 */
export function withEdition(
  versions: Versions,
  request: FastifyRequest,
  reply: FastifyReply,
  send: Send,
): FastifyReply | Promise<FastifyReply> {
  const snapshot = versions.store.current(() => signalOf(reply));
  const current = { snapshot, isPast: false, memento: undefined };
  const url = request.raw.url as string;
  if (!mayName.test(url)) return send(current);
  const { parameters } = splitAddress(url);
  if (parameters.has('as_of')) {
    return sendNamed(versions, { reply, url, current: snapshot }, send);
  }
  const cursor = parameters.get('cursor') ?? '';
  if (!snapshot || mayBeOf(snapshot.version, cursor)) return send(current);
  const version = parseCursor(cursor)?.version;
  if (version === undefined) return send(current);
  const begun = listPublications(snapshot).find((one) => one.version === version);
  if (!begun) return send(current);
  return openPast(versions, begun, reply).then((past) =>
    send(past ? { ...current, snapshot: past, isPast: true } : current),
  );
}

const named = z.object({ as_of: asOf });

interface Asked {
  reply: FastifyReply;
  url: string;
  current: Snapshot | undefined;
}

async function sendNamed(versions: Versions, asked: Asked, send: Send): Promise<FastifyReply> {
  const { address } = versions;
  const { reply, url } = asked;
  const current = requireSnapshot(asked.current);
  const { path, parameters } = splitAddress(url);
  const texts = parameters.getAll('as_of');
  const { as_of: text = '' } = parseParameters(named, new Map([['as_of', texts]]));
  if (!isVersion(text)) {
    const today = new Date().toISOString().slice(0, 10);
    parameters.set('as_of', findByDay(current, text, today).version);
    reply.header('cache-control', cacheControl);
    return reply.redirect(`${basePath(address)}${path}?${parameters}`, 303);
  }
  const publication = findVersion(current, text);
  const isPast = publication.version !== current.version;
  const snapshot = isPast ? await openPast(versions, publication, reply) : current;
  if (!snapshot) return refuseLost(publication);
  parameters.delete('as_of');
  const plain = parameters.size === 0 ? path : `${path}?${parameters}`;
  const memento = {
    publishedAt: publication.publishedAt,
    original: `${address}${plain}`,
    timemap: timemapAddress(address, plain),
  };
  return send({ snapshot, isPast, memento });
}

async function openPast(
  { archive }: Versions,
  publication: PastPublication,
  reply: FastifyReply,
): Promise<Snapshot | undefined> {
  return archive?.open(publication, () => signalOf(reply));
}
