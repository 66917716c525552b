// Facets: how many of the found statements have each value, and the address that chooses it.
import { z } from 'zod';
import { LocalizedText } from '../../records/reference.ts';
import { type CountedField, countedFields } from '../../search/doc-values/ordinals.ts';
import type { Find } from '../../search/searcher.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import type { Context } from '../routes/route.ts';

const facetNames = countedFields;
export type FacetName = CountedField;

const FacetValue = z
  .strictObject({
    value: z.string(),
    label: LocalizedText,
    count: z.int(),
    selected: z.boolean().meta({ description: 'Whether the query already asks for it.' }),
    url: z.string().meta({ description: 'The same query with this value added, or taken out.' }),
  })
  .meta({ id: 'FacetValue' });
type FacetValue = z.infer<typeof FacetValue>;

export const Facets = z.partialRecord(z.enum(facetNames), z.array(FacetValue)).meta({
  id: 'Facets',
  description:
    'Most frequent values first, at most 50. A facet is counted without its own filter, so that ' +
    'the other choices show.',
});

export const facetsParameter = z
  .array(z.enum(facetNames))
  .optional()
  .meta({ description: 'Count the found statements by these.', example: ['actor'] });

const valuesMax = 50;

type FacetContext = Pick<Context<unknown, unknown>, 'dataset' | 'url' | 'address'>;

export function countFacets(context: FacetContext, find: Find, names: readonly FacetName[]) {
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, countFacet(context, find, name)]),
  );
}

function countFacet({ dataset, url, address }: FacetContext, find: Find, name: FacetName) {
  const chosen = find.filters[name] ?? [];
  const others = { ...find, filters: { ...find.filters, [name]: undefined } };
  const counted = name === 'month' ? without(others) : others;
  const toggle = buildToggle(url, name, chosen);
  return dataset.countValues(counted, name, valuesMax).map(([value, count]): FacetValue => {
    const selected = chosen.includes(value);
    return {
      value,
      label: findLabel(dataset, name, value),
      count,
      selected,
      url: address + toggle(value, selected),
    };
  });
}

/** A month is chosen with a date, so the month facet leaves the dates out. */
function without(find: Find): Find {
  return { ...find, days: undefined };
}

function findLabel(dataset: Dataset, name: FacetName, value: string): LocalizedText {
  const resource = resourceOf[name];
  return (resource && dataset.findLabel(resource, value)) ?? { en: value, fr: value };
}

const resourceOf: Partial<Record<FacetName, 'actors' | 'events' | 'sources' | 'topics'>> = {
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
