// The dataset as a Data Package (datapackage.org, version 2): its file and its CSV tables with
// their sizes and hashes, and what every column means.
import { licence, recordsLicence } from '../records/licence.ts';
import { type Resource, resourceNames } from '../records/resources.ts';
import { csvTables } from './csv-columns.ts';

/** A file's size in bytes and its SHA-256 in hex. */
export interface Digest {
  bytes: number;
  sha256: string;
}

export interface PackageFacts {
  /** The service, without a slash at the end. */
  address: string;
  /** Whether the file itself can be downloaded. */
  hasFile: boolean;
  dataset: Digest & { version: string; seq: number; schema: number };
  tables: Readonly<Record<Resource, Digest>>;
}

export function encodePackage(facts: PackageFacts): string {
  const { address, hasFile, dataset, tables: digests } = facts;
  const file = {
    name: 'dataset',
    path: `${address}/dataset.sqlite`,
    title: 'The database itself',
    format: 'sqlite',
    mediatype: 'application/vnd.sqlite3',
    ...digest(dataset),
  };
  return JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'on-record',
    id: `${address}/dataset`,
    title: 'On Record: who said what, when, and where exactly it was printed',
    description: `Public statements with the passages they come from.\n\n${licence}`,
    homepage: `${address}/`,
    // Semantic versioning: the file's form, then its publications; the content is build metadata.
    version: `${dataset.schema}.${dataset.seq}.0+${dataset.version}`,
    licenses: [recordsLicence],
    keywords: ['statements', 'quotations', 'citations', 'news'],
    resources: [
      ...(hasFile ? [file] : []),
      ...resourceNames.map((resource) => ({
        name: resource,
        type: 'table',
        // The exact text: programs read a data package, and they run no formulas.
        path: `${address}/${resource}.csv?raw=1`,
        title: csvTables[resource].title,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        ...digest(digests[resource]),
        schema: describeColumns(resource),
      })),
    ],
  });
}

function digest({ bytes, sha256 }: Digest): object {
  return { bytes, hash: `sha256:${sha256}` };
}

function describeColumns(resource: Resource): object {
  const { columns } = csvTables[resource];
  return { fields: columns.map(({ name, type, description }) => ({ name, type, description })) };
}
