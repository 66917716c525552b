// Facets: how many of the statements found have each value, and the address that chooses it.
import { z } from 'zod';
import { facetNames } from './fields.ts';
import { LocalizedText } from './reference.ts';

export const FacetValue = z
  .strictObject({
    value: z.string(),
    label: LocalizedText,
    count: z.int(),
    selected: z.boolean().meta({ description: 'Whether the query already filters by it.' }),
    url: z
      .string()
      .meta({ description: 'The same query with this value alone, which finds `count`.' }),
  })
  .meta({ id: 'FacetValue' });
export type FacetValue = z.infer<typeof FacetValue>;

export const Facets = z.partialRecord(z.enum(facetNames), z.array(FacetValue)).meta({
  id: 'Facets',
  description:
    'Most frequent values first, at most 50. A facet ignores its own filter, so that the other ' +
    'choices stay visible.',
});
export type Facets = z.infer<typeof Facets>;
