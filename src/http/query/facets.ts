// Facets: how many of the matching statements have each value, and the address that selects it.
import { z } from 'zod';
import type { Facets, FacetValue } from '../../records/facets.ts';
import { type FacetName, facetNames, findFilter } from '../../records/fields.ts';
import { nameLanguage } from '../../records/language.ts';
import type { Query } from '../../store/store.ts';
import type { Request } from '../exchange/documents.ts';
import { splitAddress } from './address.ts';

export const facetsParameter = z
  .array(z.enum(facetNames))
  .optional()
  .meta({ description: 'Count the matching statements by these fields.', example: ['actor'] });

const valuesMax = 50;

export async function countFacets(
  request: Request,
  query: Query,
  names: readonly FacetName[],
): Promise<Facets> {
  const facets: Facets = {};
  for (const name of new Set(names)) facets[name] = await countFacet(request, query, name);
  return facets;
}

async function countFacet(
  { snapshot, url, address }: Request,
  query: Query,
  name: FacetName,
): Promise<FacetValue[]> {
  const chosen = query.filters[name] ?? [];
  const counts = await snapshot.countValues(withoutOwn(query, name), name, valuesMax);
  const values = counts.map(([value]) => value);
  const filter = findFilter('statements', name);
  const labels =
    filter?.by === 'name'
      ? await snapshot.findLabels(filter.of, values)
      : values.map((one) => (filter?.by === 'language' ? nameLanguage(one) : undefined));
  const addressOf = buildAddress(url, name);
  return counts.map(([value, count], index) => {
    const selected = chosen.includes(value);
    const label = labels[index] ?? { en: value, fr: value };
    return { value, label, count, selected, url: address + addressOf(value) };
  });
}

/** A month is chosen with a date, so the month facet leaves the dates out. */
function withoutOwn(query: Query, name: FacetName): Query {
  const { resource, filters, text } = query;
  const days = name === 'month' ? undefined : query.days;
  if (filters[name] === undefined && days === query.days) return query;
  return { resource, filters: { ...filters, [name]: undefined }, days, text };
}

/** The address of the same query with one value alone: it finds as many as were counted. */
function buildAddress(url: string, name: FacetName): (value: string) => string {
  const { path, parameters } = splitAddress(url);
  const isMonth = name === 'month';
  const replaced = isMonth ? ['from', 'to', 'on', 'date_match'] : [name];
  for (const parameter of ['cursor', ...replaced]) parameters.delete(parameter);
  const others = parameters.size > 0 ? [parameters.toString()] : [];
  const parameter = isMonth ? 'on' : name;
  const match = isMonth ? ['date_match=within'] : [];
  return (value) => {
    const query = [...others, `${parameter}=${encodeURIComponent(value)}`, ...match];
    return `${path}?${query.join('&')}`;
  };
}
