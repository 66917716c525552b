// What a list of one institution's own words leaves out: the words of those who speak for it.
import type { SeeAlso } from '../../records/list.ts';
import type { Query } from '../../store/store.ts';
import type { Request } from '../exchange/documents.ts';
import { splitAddress } from './address.ts';

/**
 * What `voice` finds beyond `actor` under the same other filters; undefined when nothing.
 * @param total of what `actor` finds
 */
export async function findSeeAlso(
  { snapshot, url, address }: Request,
  query: Query,
  total: number,
): Promise<SeeAlso | undefined> {
  const { resource, filters, days, text } = query;
  const { actor, voice, ...others } = filters;
  const [id, second] = actor ?? [];
  if (resource !== 'statements' || !id || second || voice) return undefined;
  const side = { resource, filters: { ...others, voice: [id] }, days, text };
  const more = (await snapshot.count(side)) - total;
  if (more === 0) return undefined;
  const { path, parameters } = splitAddress(url);
  for (const parameter of ['actor', 'cursor']) parameters.delete(parameter);
  parameters.set('voice', id);
  return { voice: id, more, url: `${address}${path}?${parameters}` };
}
