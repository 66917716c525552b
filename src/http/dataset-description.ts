// What the dataset covers, as clients see it.
import { z } from 'zod';
import type { Dataset } from '../store/dataset.ts';
import { resources } from '../store/tables.ts';

const Count = z.int().min(0);

export const DatasetDescription = z
  .strictObject({
    version: z.string().meta({ description: 'First 12 hex digits of the file’s SHA-256.' }),
    seq: z.int().meta({ description: 'Grows with each publication.' }),
    sha256: z.string(),
    bytes: z.int(),
    schema: z.int(),
    counts: z.strictObject({
      statements: Count,
      actors: Count,
      events: Count,
      sources: Count,
      topics: Count,
      caveats: Count,
    }),
    period: z
      .strictObject({ earliest: z.iso.date().nullable(), latest: z.iso.date().nullable() })
      .meta({ description: 'From the first to the last day on which something was said.' }),
    undated: Count.meta({ description: 'Statements without a date.' }),
    licence: z.string(),
  })
  .meta({ id: 'Dataset' });
export type DatasetDescription = z.infer<typeof DatasetDescription>;

const licence =
  'Records and code: MIT. Passages and texts belong to their publishers and are kept so that ' +
  'citations can be verified.';

export function describeDataset(dataset: Dataset): DatasetDescription {
  const { manifest } = dataset;
  const counts = Object.fromEntries(
    resources.map((resource) => [resource, dataset.countAll(resource)]),
  ) as DatasetDescription['counts'];
  const { version, seq, sha256, bytes, schema } = manifest;
  return { version, seq, sha256, bytes, schema, counts, ...dataset.coverage(), licence };
}
