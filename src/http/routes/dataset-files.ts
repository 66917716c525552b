// /dataset.sqlite and /dataset.datapackage.json: the dataset as a whole.
import { z } from 'zod';
import { csv } from '../../formats/csv.ts';
import { type Digest, encodePackage } from '../../formats/data-package.ts';
import type { FormatResource } from '../../formats/format.ts';
import { datasetFormats, listResources } from '../../formats/index.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import { digestText, exportFile } from '../exchange/export.ts';
import { ApiError, notReadyDetail } from '../exchange/problem.ts';
import { licence } from './dataset-description.ts';
import { encodeAll } from './formats.ts';
import { route } from './route.ts';

const { sqlite, dataPackage } = datasetFormats;

export const findDatasetFile = route({
  path: `/dataset${sqlite.suffix}`,
  operationId: 'findDatasetFile',
  tag: 'dataset',
  summary: 'The database itself',
  description: `${sqlite.description} Opens in sqlite3, Datasette and DuckDB.`,
  params: z.strictObject({}),
  query: z.strictObject({}),
  success: {
    description: 'The file, or with `Range` a 206 with a part of it.',
    type: sqlite.mediaType,
    schema: z.string().meta({ format: 'binary' }),
    headers: z.object({
      'Accept-Ranges': z.string().meta({ description: 'Bytes can be asked for with Range.' }),
      'Repr-Digest': z.string().meta({ description: 'SHA-256 of the whole file (RFC 9530).' }),
      'Content-Disposition': z.string().meta({ description: 'A name to save it under.' }),
    }),
  },
  examples: {},
  answer: ({ dataset: { path, manifest } }) => ({
    body: exportFile(path, manifest),
    type: sqlite.mediaType,
    headers: {
      'repr-digest': `sha-256=:${Buffer.from(manifest.sha256, 'hex').toString('base64')}:`,
      'content-disposition': `attachment; filename="onrecord-${manifest.version}.sqlite"`,
    },
  }),
});

type Tables = Record<FormatResource, Digest>;

/** Sizes and hashes of the CSV tables: worked out once for each dataset, when first asked for. */
const tables = new WeakMap<Dataset, { ready?: Tables; pending: Promise<void> }>();

export const findDataPackage = route({
  path: `/dataset${dataPackage.suffix}`,
  operationId: 'findDataPackage',
  tag: 'dataset',
  summary: 'The dataset as a Data Package',
  description: dataPackage.description,
  params: z.strictObject({}),
  query: z.strictObject({}),
  success: {
    description: 'The descriptor (datapackage.org).',
    type: dataPackage.mediaType.split(';')[0] as string,
    schema: z.looseObject({ resources: z.array(z.looseObject({ path: z.string() })) }),
  },
  examples: {},
  prepare: (dataset, address) => {
    const known = tables.get(dataset);
    if (known) return known.pending;
    const entry: { ready?: Tables; pending: Promise<void> } = {
      pending: digestTables(dataset, address).then((ready) => {
        entry.ready = ready;
      }),
    };
    tables.set(dataset, entry);
    entry.pending.catch(() => tables.delete(dataset));
    return entry.pending;
  },
  answer: ({ dataset, address }) => {
    const ready = tables.get(dataset)?.ready;
    if (!ready) throw new ApiError('not_ready', notReadyDetail);
    const facts = { address, dataset: dataset.manifest, tables: ready, licence };
    return { body: encodePackage(facts), type: dataPackage.mediaType };
  },
});

async function digestTables(dataset: Dataset, address: string): Promise<Tables> {
  const digests: [FormatResource, Digest][] = [];
  for (const resource of listResources(csv)) {
    const parts = encodeAll(dataset, address, { format: csv, resource, raw: true });
    digests.push([resource, await digestText(dataset, parts)]);
  }
  return Object.fromEntries(digests) as Tables;
}
