// /dataset.sqlite and /dataset.datapackage.json: the dataset as a whole.
import { z } from 'zod';
import { csv } from '../../formats/csv.ts';
import { type Digest, encodePackage } from '../../formats/data-package.ts';
import { defaultOptions } from '../../formats/format.ts';
import { datasetFormats } from '../../formats/table.ts';
import { type Resource, resourceNames } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { digestText, exportFile } from '../exchange/export.ts';
import { ApiError } from '../exchange/problem.ts';
import { findFileNote } from './dataset-description.ts';
import { encodeAll } from './resources.ts';
import { noQuery, route } from './route.ts';

const { sqlite, dataPackage } = datasetFormats;

export const findDatasetFile = route({
  path: `/dataset${sqlite.suffix}`,
  operationId: 'findDatasetFile',
  tag: 'dataset',
  summary: 'The database itself',
  description:
    `${sqlite.description} Opens in sqlite3, Datasette and DuckDB. A 404 says why there is none ` +
    'here: a service that reads from a database server has no file, and one that shows passages ' +
    'only does not give it out.',
  query: noQuery,
  success: {
    description: 'The file, or with `Range` a 206 with a part of it.',
    type: sqlite.mediaType,
    schema: z.string().meta({ format: 'binary' }),
    headers: z.object({
      'Accept-Ranges': z.string().meta({ description: 'Byte ranges are supported.' }),
      'Repr-Digest': z.string().meta({ description: 'SHA-256 of the whole file (RFC 9530).' }),
      'Content-Disposition': z.string().meta({ description: 'A file name to save it under.' }),
    }),
  },
  examples: {},
  answer: async ({ snapshot }) => {
    const { file, manifest } = snapshot;
    const note = findFileNote(snapshot);
    if (file === undefined || note !== undefined) throw new ApiError('not_found', note ?? '');
    return {
      body: exportFile(file, manifest),
      type: sqlite.mediaType,
      headers: {
        'repr-digest': `sha-256=:${Buffer.from(manifest.sha256, 'hex').toString('base64')}:`,
        'content-disposition': `attachment; filename="onrecord-${manifest.version}.sqlite"`,
      },
    };
  },
});

type Tables = Record<Resource, Digest>;

/**
 * Sizes and hashes of the CSV tables by address: worked out once for each publication, when first
 * asked for.
 */
const tables = new WeakMap<object, Map<string, Promise<Tables>>>();

export const findDataPackage = route({
  path: `/dataset${dataPackage.suffix}`,
  operationId: 'findDataPackage',
  tag: 'dataset',
  summary: 'The dataset as a Data Package',
  description: dataPackage.description,
  query: noQuery,
  success: {
    description: 'The descriptor (datapackage.org).',
    type: dataPackage.mediaType.split(';')[0] as string,
    schema: z.looseObject({ resources: z.array(z.looseObject({ path: z.string() })) }),
  },
  examples: {},
  answer: async ({ snapshot, address }) => {
    const digests = await findTables(snapshot, address);
    const hasFile = findFileNote(snapshot) === undefined;
    const facts = { address, hasFile, dataset: snapshot.manifest, tables: digests };
    return { body: encodePackage(facts), type: dataPackage.mediaType };
  },
});

function findTables(snapshot: Snapshot, address: string): Promise<Tables> {
  const { manifest } = snapshot;
  const digests = tables.get(manifest) ?? new Map<string, Promise<Tables>>();
  tables.set(manifest, digests);
  const existing = digests.get(address);
  if (existing) return existing;
  const made = digestTables(snapshot, address);
  digests.set(address, made);
  made.catch(() => digests.delete(address));
  return made;
}

async function digestTables(snapshot: Snapshot, address: string): Promise<Tables> {
  const digests: [Resource, Digest][] = [];
  for (const resource of resourceNames) {
    const options = { ...defaultOptions, raw: true };
    const batches = encodeAll(snapshot, address, { format: csv, resource, options });
    digests.push([resource, await digestText(snapshot, batches)]);
  }
  return Object.fromEntries(digests) as Tables;
}
