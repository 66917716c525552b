// Encoders as the tests call them, and the curated records with the addresses clients see.

import type { About } from '../../src/formats/format.ts';
import { formats } from '../../src/formats/table.ts';
import { parseDocuments } from '../../src/http/exchange/documents.ts';
import type { RecordOf, Resource } from '../../src/records/resources.ts';
import { openCurated, testAddress } from './curated.ts';
import { buildAbout } from './records.ts';

/** All records of a resource in the curated dataset. */
export function readCurated<R extends Resource>(resource: R): RecordOf<R>[] {
  const dataset = openCurated();
  const { engine: file } = dataset;
  const listing = file.engine.listDocuments({
    resource,
    filters: {},
    order: 'ascending',
    after: undefined,
    limit: 10_000,
  });
  const page = file.read(listing);
  const records = parseDocuments<RecordOf<R>>(page.documents, testAddress);
  dataset.close();
  return records;
}

/** What the format with this suffix makes of records. */
export function encodeAs<R extends Resource>(
  suffix: string,
  resource: R,
  records: readonly RecordOf<R>[],
  about: Partial<About> = {},
): string {
  const { encode: encoders } = formats.find((format) => format.suffix === suffix) ?? {};
  const encode = typeof encoders === 'object' && encoders[resource];
  if (!encode) throw new Error(`no ${suffix} for ${resource}`);
  return [...encode(records, buildAbout(about))].join('');
}
