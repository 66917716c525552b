// /timemap: the versions in which what stands at an address can still be asked for (RFC 7089 §5).
import { z } from 'zod';
import { type Resource, resourceNames } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { encodeTimemap, linkFormat } from '../exchange/memento.ts';
import { ApiError } from '../exchange/problem.ts';
import { splitAddress } from '../query/address.ts';
import { listHolding, listKept } from '../query/as-of.ts';
import { notFound } from '../query/missing.ts';
import { route } from './route.ts';

export const listVersions = route({
  path: '/timemap',
  operationId: 'listVersions',
  tag: 'dataset',
  summary: 'The versions of an address',
  description:
    'A TimeMap (RFC 7089): every version that is kept, with the address under which the answer ' +
    'is as it was then. For a record, only the versions in which it stood under this id.',
  query: z.strictObject({
    url: z.string().meta({
      description: 'An address of this service, or its path, with its query.',
      example: '/statements/peskov-2025-12-03-eu-gas',
    }),
  }),
  success: { description: 'Links.', type: linkFormat, schema: z.string() },
  examples: { 'of a statement': { query: 'url=/statements/peskov-2025-12-03-eu-gas' } },
  answer: async ({ snapshot, address, archive, query: { url } }) => {
    const { path, resource, id } = await readPath(snapshot, address, url);
    const kept =
      resource && id !== undefined
        ? await listHolding(snapshot, archive, resource, id)
        : listKept(snapshot, archive);
    const body = encodeTimemap(address, path, kept.reverse());
    return { body, type: `${linkFormat}; charset=utf-8` };
  },
});

/** The first words of the addresses that have versions. */
const firstWords: readonly string[] = [
  ...['', 'timeline', 'changes', 'corrections', 'lookup', 'dataset'],
  ...resourceNames,
];

interface Asked {
  path: string;
  /** Both of what belongs to a record. */
  resource: Resource | undefined;
  id: string | undefined;
}

/** @throws ApiError not_found, or what became of a record */
async function readPath(snapshot: Snapshot, address: string, url: string): Promise<Asked> {
  const given = url.startsWith(`${address}/`) ? url.slice(address.length) : url;
  const { path, parameters } = splitAddress(given);
  parameters.delete('as_of');
  const [, first, id] = /^\/([a-z]*)[\w.-]*(?:\/([a-z0-9-]+)[\w./-]*)?$/.exec(path) ?? [];
  const isKnown = first === '' ? path === '/' : first !== undefined && firstWords.includes(first);
  if (!isKnown) {
    const detail = `url: nothing at ${url.slice(0, 200)} has versions.`;
    throw new ApiError('not_found', detail, [{ parameter: 'url', detail, suggestions: [] }]);
  }
  const resource = resourceNames.find((name) => name === first);
  if (resource && id !== undefined && !(await snapshot.hasId(resource, id))) {
    const past = await snapshot.findPast(resource, id);
    if (!past || 'holders' in past) return notFound(snapshot, resource, id);
  }
  return { path: parameters.size === 0 ? path : `${path}?${parameters}`, resource, id };
}
