// The API as pages call it: the same parameters with the same checks, but returning records instead
// of JSON, so that pages and API always agree.
import type { z } from 'zod';
import { defaultOptions, type Format } from '../../formats/format.ts';
import type { Change } from '../../records/change.ts';
import type { FoundStatement, List } from '../../records/list.ts';
import type { LookupAnswer } from '../../records/lookup.ts';
import { type RecordOf, type Resource, resourceNames } from '../../records/resources.ts';
import type { TimelineEntry } from '../../records/timeline.ts';
import type { EarlierText } from '../../store/store.ts';
import { pathWith } from '../../web/view.ts';
import { findRecord, type Reading } from '../exchange/documents.ts';
import { encodeRecord } from '../exchange/formats.ts';
import type { ListPage } from '../query/list.ts';
import { type PageParameter, pageSchemas, readList } from '../query/listings.ts';
import { notFound } from '../query/missing.ts';
import { parseParameters } from '../query/parameters.ts';
import { changesQuery, readChangePage } from '../routes/changes.ts';
import { type DatasetDescription, describeDataset } from '../routes/dataset-description.ts';
import { lookUp, lookupQuery } from '../routes/lookup.ts';
import { readTimeline, timelineQuery } from '../routes/timeline.ts';

/** The records that a page draws a timeline from are many, but only little of each is sent. */
const drawnBytesMax = 500_000;

/** Parameters as they stand in an address, with one value or several. */
type Values<Name extends PropertyKey> = {
  readonly [N in Name]?: string | readonly string[] | undefined;
};

/** Each throws ApiError. */
interface Records<R extends Resource> {
  list: (values: Values<PageParameter<R>>) => Promise<List<Listed<R>>>;
  find: (id: string) => Promise<RecordOf<R>>;
  encode: (record: RecordOf<R>, format: Format) => Promise<string>;
}

type Listed<R extends Resource> = R extends 'statements' ? FoundStatement : RecordOf<R>;

export interface Api extends Readonly<{ [R in Resource]: Records<R> }> {
  timeline: (values: Values<keyof typeof timelineQuery.shape>) => Promise<List<TimelineEntry>>;
  changes: (values: Values<keyof typeof changesQuery.shape>) => Promise<List<Change>>;
  lookup: (values: Values<keyof typeof lookupQuery.shape>) => Promise<LookupAnswer>;
  dataset: () => Promise<DatasetDescription>;
  /** The stored text of a source; null when it is not held, undefined when there is none. */
  text: (sourceId: string) => Promise<string | null | undefined>;
  earlierText: (sourceId: string, name: string) => Promise<EarlierText | undefined>;
}

export function openApi(reading: Reading): Api {
  const open = (resource: Resource) => ({
    list: async (values: Values<string>) => {
      const query = parseValues(pageSchemas[resource], values);
      const request = { ...reading, url: pathWith(`/${resource}`, values) };
      return parsePage<RecordOf<typeof resource>>(await readList(request, resource, query));
    },
    find: async (id: string) => {
      const record = await findRecord(reading, resource, id);
      return record ?? (await notFound(reading.snapshot, resource, id));
    },
    encode: async (record: RecordOf<Resource>, format: Format) => {
      const request = { ...reading, url: `/${resource}/${record.id}${format.suffix}` };
      const { body } = await encodeRecord(
        request,
        { resource, format, options: defaultOptions },
        record,
      );
      return body;
    },
  });
  const records = resourceNames.map((resource) => [resource, open(resource)]);
  return {
    ...(Object.fromEntries(records) as { [R in Resource]: Records<R> }),
    timeline: async (values) => {
      const request = { ...reading, url: pathWith('/timeline', values) };
      const page = await readTimeline(request, parseValues(timelineQuery, values), drawnBytesMax);
      return parsePage<TimelineEntry>(page);
    },
    changes: async (values) => {
      const request = { ...reading, url: pathWith('/corrections.html', values) };
      return parsePage<Change>(await readChangePage(request, parseValues(changesQuery, values)));
    },
    lookup: (values) => lookUp(reading, parseValues(lookupQuery, values)),
    dataset: () => describeDataset(reading.snapshot, reading.address),
    text: async (sourceId) => reading.snapshot.findText(sourceId),
    earlierText: async (sourceId, name) => reading.snapshot.findEarlierText(sourceId, name),
  };
}

/** @throws ApiError bad_request */
function parseValues<T extends z.ZodObject>(schema: T, values: Values<string>): z.output<T> {
  const raw = Object.entries(values).flatMap(([name, value = []]) => {
    const list = [value].flat();
    return list.length > 0 ? [[name, list] as const] : [];
  });
  return parseParameters(schema, new Map(raw));
}

/** The records of a page are parsed once; what stands behind them is there already. */
function parsePage<T>({ documents, envelope }: ListPage): List<T> {
  return { data: JSON.parse(`[${documents.toString()}]`) as T[], ...envelope };
}
