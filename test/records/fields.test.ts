// The registries of resources and fields: a name that is not in them does not compile, and what
// the rows say of each other holds.
import { describe, expect, test } from 'vitest';
import {
  type FacetName,
  type FieldName,
  type FilterName,
  type Filters,
  facetNames,
  fields,
  listFields,
  listFilters,
} from '../../src/records/fields.ts';
import { type Resource, resourceNames, resources } from '../../src/records/resources.ts';

describe('a misspelt name does not compile', () => {
  test('as a resource', () => {
    // @ts-expect-error there are statements
    const resource: Resource = 'statement';
    expect(Object.hasOwn(resources, resource)).toBe(false);
  });

  test('as a filter', () => {
    const right: Filters<'statements'> = { form: ['direct'], dated: ['false'] };
    // @ts-expect-error the field is called form
    const wrong: Filters<'statements'> = { forms: ['direct'] };
    // @ts-expect-error that is a field of statements
    const other: Filters<'actors'> = { form: ['direct'] };
    expect(Object.hasOwn(fields.statements, Object.keys(right)[0] as string)).toBe(true);
    expect(Object.hasOwn(fields.statements, Object.keys(wrong)[0] as string)).toBe(false);
    expect(Object.hasOwn(fields.actors, Object.keys(other)[0] as string)).toBe(false);
  });

  test('as a field, a parameter or a facet', () => {
    // @ts-expect-error that is a field of sources
    const field: FieldName<'events'> = 'held';
    // @ts-expect-error a month is asked for with dates
    const filter: FilterName<'statements'> = 'month';
    // @ts-expect-error relations are not counted
    const facet: FacetName = 'relation';
    expect(Object.hasOwn(fields.events, field)).toBe(false);
    expect(listFilters('statements').map(([name]) => name)).not.toContain(filter);
    expect(facetNames).not.toContain(facet);
  });
});

describe.each(resourceNames)('the rows of %s', (resource) => {
  test('name records by what these can be found by', () => {
    for (const [name, { by, ...filter }] of listFilters(resource)) {
      const of = 'of' in filter ? filter.of : undefined;
      if (by === 'name') {
        expect(resources[of as Resource].spellings, name).not.toBeNull();
      }
      // By its own id a record is found whether it has spellings or not.
      if (by === 'id' && name !== 'id')
        expect(resources[of as Resource].spellings, name).toBeNull();
    }
  });

  test('count nothing but statements', () => {
    const counted = listFields(resource).filter(([, { facet }]) => facet);
    expect(counted.length > 0).toBe(resource === 'statements');
  });

  test('have names that a query can hold', () => {
    for (const [name] of listFields(resource)) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});

test('each place in the form of filters is taken once', () => {
  const places = facetNames.flatMap((name) => fields.statements[name].facet.place ?? []);
  expect(places.toSorted((a, b) => a - b)).toEqual(places.map((_, index) => index + 1));
});
