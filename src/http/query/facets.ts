// Facets: how many of the found statements have each value, and the address that chooses it.
import { z } from 'zod';
import { type FacetName, facetNames } from '../../records/fields.ts';
import { LocalizedText } from '../../records/reference.ts';
import type { Labelled, Query } from '../../store/store.ts';
import type { Context } from '../routes/route.ts';

const FacetValue = z
  .strictObject({
    value: z.string(),
    label: LocalizedText,
    count: z.int(),
    selected: z.boolean().meta({ description: 'Whether the query already filters by it.' }),
    url: z.string().meta({ description: 'The same query with this value added, or removed.' }),
  })
  .meta({ id: 'FacetValue' });
type FacetValue = z.infer<typeof FacetValue>;

export const Facets = z.partialRecord(z.enum(facetNames), z.array(FacetValue)).meta({
  id: 'Facets',
  description:
    'Most frequent values first, at most 50. A facet ignores its own filter, so that the other ' +
    'choices stay visible.',
});

export const facetsParameter = z
  .array(z.enum(facetNames))
  .optional()
  .meta({ description: 'Count the matching statements by these fields.', example: ['actor'] });

const valuesMax = 50;

type FacetContext = Pick<Context<unknown, unknown>, 'snapshot' | 'url' | 'address'>;

export async function countFacets(
  context: FacetContext,
  query: Query,
  names: readonly FacetName[],
): Promise<z.infer<typeof Facets>> {
  const facets: z.infer<typeof Facets> = {};
  for (const name of new Set(names)) facets[name] = await countFacet(context, query, name);
  return facets;
}

async function countFacet(
  { snapshot, url, address }: FacetContext,
  query: Query,
  name: FacetName,
): Promise<FacetValue[]> {
  const chosen = query.filters[name] ?? [];
  const counts = await snapshot.countValues(withoutOwn(query, name), name, valuesMax);
  const values = counts.map(([value]) => value);
  const resource = resourceOf[name];
  const labels = resource ? await snapshot.findLabels(resource, values) : [];
  const toggle = buildToggle(url, name, chosen);
  return counts.map(([value, count], index) => {
    const selected = chosen.includes(value);
    const label = labels[index] ?? { en: value, fr: value };
    return { value, label, count, selected, url: address + toggle(value, selected) };
  });
}

/** A month is chosen with a date, so the month facet leaves the dates out. */
function withoutOwn(query: Query, name: FacetName): Query {
  const { resource, filters, text } = query;
  const days = name === 'month' ? undefined : query.days;
  if (filters[name] === undefined && days === query.days) return query;
  return { resource, filters: { ...filters, [name]: undefined }, days, text };
}

const resourceOf: Partial<Record<FacetName, Labelled>> = {
  actor: 'actors',
  event: 'events',
  source: 'sources',
  topic: 'topics',
};

/**
 * The address of the same query with a value chosen or taken out. Ids replace spellings in it, so
 * that a chosen name is taken out however it was given.
 */
function buildToggle(url: string, name: FacetName, chosen: readonly string[]) {
  const next = new URL(url, 'http://unused');
  const { searchParams } = next;
  const replaced = name === 'month' ? ['from', 'to', 'on'] : [name];
  for (const parameter of ['cursor', ...replaced]) searchParams.delete(parameter);
  const kept = [...searchParams].length > 0 ? [searchParams.toString()] : [];
  const parameter = name === 'month' ? 'on' : name;
  return (value: string, selected: boolean): string => {
    const others = selected ? chosen.filter((other) => other !== value) : [...chosen, value];
    const values = name === 'month' ? [value] : others;
    const query = [...kept, ...values.map((other) => `${parameter}=${encodeURIComponent(other)}`)];
    return query.length > 0 ? `${next.pathname}?${query.join('&')}` : next.pathname;
  };
}
