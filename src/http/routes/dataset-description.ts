// What the dataset covers, as clients see it.
import { z } from 'zod';
import { Id, LocalizedText } from '../../records/reference.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import { resources } from '../../store/sqlite/tables.ts';

const Count = z.int().min(0);

const Covered = z
  .strictObject({ id: Id, label: LocalizedText, statements: Count, url: z.string() })
  .meta({ id: 'Covered', description: 'How many statements there are of one actor or source.' });

export const DatasetDescription = z
  .strictObject({
    version: z.string().meta({ description: 'First 12 hex digits of the file’s SHA-256.' }),
    seq: z.int().meta({ description: 'Grows with each publication.' }),
    sha256: z.string(),
    bytes: z.int(),
    schema: z.int(),
    file: z.string().meta({ description: 'Address of the SQLite file itself.' }),
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
    sources: z.array(Covered).meta({ description: 'That carry most statements, at most 20.' }),
    actors: z.array(Covered).meta({ description: 'Who speak most, at most 20.' }),
    licence: z.string(),
  })
  .meta({ id: 'Dataset' });
export type DatasetDescription = z.infer<typeof DatasetDescription>;

export const licence =
  'Records and code: MIT. Passages and texts belong to their publishers and are kept so that ' +
  'citations can be verified.';

const coveredMax = 20;

export function describeDataset(dataset: Dataset, address: string): DatasetDescription {
  const counts = Object.fromEntries(
    resources.map((resource) => [resource, dataset.countAll(resource)]),
  ) as DatasetDescription['counts'];
  const { version, seq, sha256, bytes, schema } = dataset.manifest;
  return {
    version,
    seq,
    sha256,
    bytes,
    schema,
    file: `${address}/dataset.sqlite`,
    counts,
    ...dataset.coverage(),
    sources: listCovered(dataset, address, 'source', 'sources'),
    actors: listCovered(dataset, address, 'actor', 'actors'),
    licence,
  };
}

function listCovered(
  dataset: Dataset,
  address: string,
  field: 'actor' | 'source',
  resource: 'actors' | 'sources',
) {
  return dataset
    .countValues({ resource: 'statements', filters: {} }, field, coveredMax)
    .map(([id, statements]) => ({
      id,
      label: dataset.findLabel(resource, id) ?? { en: id, fr: id },
      statements,
      url: `${address}/${resource}/${id}`,
    }));
}
