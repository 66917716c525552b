// Lists: a page found, the envelope put around its bytes.
import { z } from 'zod';
import type { Resolved } from '../../records/list.ts';
import type { Dataset, ListQuery } from '../../store/sqlite/dataset.ts';
import { hashText } from '../../text/hash.ts';
import { badParameters } from '../exchange/problem.ts';
import { type Answer, type Context, jsonType } from '../routes/route.ts';
import { encodeCursor, parseCursor } from './cursor.ts';
import { countFacets, type FacetName } from './facets.ts';
import { findHighlights, markText } from './highlights.ts';

export const pageSizeMax = 100;

/** The parameters of a list that comes in pages. */
export function pagingBy(pageSize: number) {
  return {
    limit: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
      .transform(Number)
      .pipe(z.int().max(pageSizeMax, `must be at most ${pageSizeMax}`))
      .default(pageSize)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: pageSizeMax, default: pageSize },
        description: `Records a page, 1 to ${pageSizeMax}.`,
        example: 5,
      }),
    cursor: z
      .string()
      .optional()
      .meta({ description: 'Where to continue; from `page.next` of the previous answer.' }),
  };
}

/** The parameters of every list of the API. */
export const paging = pagingBy(20);

/** The parameter that chooses keys of a record. */
export function fieldsParameter(record: z.ZodObject) {
  const keys = Object.keys(record.shape) as [string, ...string[]];
  return z
    .array(z.enum(keys))
    .optional()
    .meta({ description: 'Only these keys of each record.', example: ['id'] });
}

/** A parameter that takes one of a closed list of values. */
export function oneOf<T extends z.ZodType>(value: T, description: string, example: string) {
  return z
    .array(value)
    .optional()
    .meta({ description: `${description} Several values mean "or".`, example: [example] });
}

/** What is in a list and in which order, without a page of it. */
export interface Listed extends Omit<ListQuery, 'after' | 'limit'> {
  /** What names in the query were understood as. */
  resolved?: Readonly<Record<string, Resolved[]>>;
}

interface ListRequest extends Listed {
  limit: number;
  cursor: string | undefined;
  fields?: readonly string[] | undefined;
  facets?: readonly FacetName[] | undefined;
}

type ListContext = Pick<Context<unknown, unknown>, 'dataset' | 'url' | 'address'>;

/** A page in its envelope, with `Link: rel="next"` (RFC 8288) when there is more. */
export function answerList(context: ListContext, request: ListRequest): Answer {
  const { dataset } = context;
  const { cursor, resolved = {}, fields, facets, ...query } = request;
  const { resource, order, filters, days, search, limit } = query;
  const position = openCursor(context, cursor, [resource, order, filters, days, search]);
  const page = dataset.listNumbers({ ...query, after: position.after?.[0] });
  const next = position.next(page.next === undefined ? undefined : [page.next]);
  const tail = {
    page: { limit, total: page.total, next },
    resolved,
    ...(days && { left_out: { undated: countUndated(dataset, query) } }),
    ...(facets && { facets: countFacets(context, query, facets) }),
    dataset: { version: dataset.version },
  };
  return envelope(renderRecords(dataset, query, page.numbers, fields), tail, next);
}

/** An answer around records that are JSON already, joined by commas. */
export function envelope(records: Buffer, tail: object, next: string | null): Answer {
  const end = `],${JSON.stringify(tail).slice(1)}`;
  return {
    body: Buffer.concat([Buffer.from('{"data":['), records, Buffer.from(end)]),
    type: jsonType,
    ...(next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } }),
  };
}

function renderRecords(
  dataset: Dataset,
  { resource, search }: Omit<ListQuery, 'after'>,
  numbers: readonly number[],
  fields: readonly string[] | undefined,
): Buffer {
  const marked = search?.scope === 'passage' && search.query.required.length > 0;
  if (marked) {
    const found = dataset.listTexts(numbers).map(({ document, text }) => {
      const highlights = findHighlights(text, search.query);
      const match = { highlights, snippet: markText(text, highlights) };
      const chosen = fields
        ? pickFields(JSON.parse(document.toString()), fields)
        : document.toString();
      return addKeys(chosen, JSON.stringify(match));
    });
    return Buffer.from(found.join(','));
  }
  if (!fields) return dataset.joinDocuments(resource, numbers);
  const records = dataset.readDocuments<object>(resource, numbers);
  return Buffer.from(records.map((record) => pickFields(record, fields)).join(','));
}

/** One JSON object from two that share no key; neither is empty. */
function addKeys(json: string, more: string): string {
  return `${json.slice(0, -1)},${more.slice(1)}`;
}

function pickFields(record: object, fields: readonly string[]): string {
  const chosen = Object.entries(record).filter(([key]) => fields.includes(key));
  return JSON.stringify(Object.fromEntries(chosen));
}

/** What a date filter hides without saying so: records that have no date. */
function countUndated(dataset: Dataset, { resource, filters, search }: Omit<ListQuery, 'after'>) {
  const undated = { resource, filters: { ...filters, dated: ['false'] }, search };
  return dataset.countFound(undated);
}

/**
 * Where a page begins, and the address of the one behind it.
 * @param identity what makes two queries the same list
 * @throws ApiError bad_request for a cursor of another query or dataset version
 */
export function openCursor(
  { dataset, url, address }: ListContext,
  text: string | undefined,
  identity: unknown,
) {
  const query = (hashText(JSON.stringify(identity)) >>> 0).toString(36);
  return {
    after: readCursor(text, dataset.version, query),
    next: (after: readonly number[] | undefined): string | null => {
      if (after === undefined) return null;
      const next = new URL(url, 'http://unused');
      next.searchParams.set('cursor', encodeCursor({ version: dataset.version, query, after }));
      return `${address}${next.pathname}${next.search}`;
    },
  };
}

function readCursor(text: string | undefined, version: string, query: string) {
  if (text === undefined) return undefined;
  const fail = (detail: string) =>
    badParameters([{ parameter: 'cursor', detail: `cursor: ${detail}`, suggestions: [] }]);
  const cursor = parseCursor(text);
  if (!cursor) throw fail('this is not a cursor; take page.next from an answer.');
  if (cursor.version !== version) {
    throw fail(`it belongs to dataset ${cursor.version}, now it is ${version}; start again.`);
  }
  if (cursor.query !== query) {
    throw fail('it belongs to another query; use it with the same parameters.');
  }
  return cursor.after;
}
