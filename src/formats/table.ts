// Every format in one table. The routes, their documentation and the table in the README are made
// from it. A new format is one file and one row.
import { type Resource, resourceNames } from '../records/resources.ts';
import { annotations } from './annotations.ts';
import { atom } from './atom.ts';
import { bibtex } from './bibtex.ts';
import { approximateCalendar, calendar } from './calendar.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { jsonFeed } from './json-feed.ts';
import { jsonLd } from './json-ld.ts';
import { ndjson } from './ndjson.ts';
import { ninjs } from './ninjs.ts';
import { ris } from './ris.ts';
import { xlsx } from './xlsx.ts';

export const formats: readonly Format[] = [
  json,
  csv,
  xlsx,
  ndjson,
  atom,
  jsonFeed,
  jsonLd,
  annotations,
  cslJson,
  bibtex,
  ris,
  ninjs,
  calendar,
  approximateCalendar,
];

type Described = Pick<Format, 'name' | 'suffix' | 'mediaType' | 'description'>;

/** The dataset as a whole, which is not a list of records. */
export const datasetFormats = {
  sqlite: {
    name: 'SQLite',
    suffix: '.sqlite',
    mediaType: 'application/vnd.sqlite3',
    description: 'The database itself, with ranges, its SHA-256 as `ETag` and `Repr-Digest`.',
  },
  dataPackage: {
    name: 'Data Package',
    suffix: '.datapackage.json',
    mediaType: 'application/vnd.datapackage+json; charset=utf-8',
    description: 'Data Package v2: the database and its CSV tables with sizes and hashes.',
  },
} as const satisfies Record<string, Described>;

/** The resources that have a format. */
export function listResources({ encode }: Format): readonly Resource[] {
  return typeof encode === 'string' ? resourceNames : (Object.keys(encode) as Resource[]);
}

/** The table in the README: one row a format. */
export function renderFormatsTable(): string {
  const row = ({ name, mediaType, description }: Described, paths: string) =>
    `| ${name} | ${paths} | \`${mediaType.split(';')[0]}\` | ${description} |`;
  return [
    '| format | paths | media type | what |',
    '| --- | --- | --- | --- |',
    ...formats.map((format) => row(format, describePaths(format))),
    ...Object.values(datasetFormats).map((format) => row(format, `\`/dataset${format.suffix}\``)),
  ].join('\n');
}

/** A format that every resource has is shown for statements only. */
function describePaths(format: Format): string {
  const resources = listResources(format);
  const everywhere = resources.length > 1;
  const paths = (everywhere ? resources.slice(0, 1) : resources).flatMap((resource) =>
    format.paths.map((kind) => `\`/${resource}${kind === 'list' ? '' : '/{id}'}${format.suffix}\``),
  );
  return `${paths.join(' ')}${everywhere ? ' and of every other resource' : ''}`;
}
