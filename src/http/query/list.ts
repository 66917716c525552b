// Lists: a page found, the envelope put around its bytes.
import { z } from 'zod';
import type { FacetName } from '../../records/fields.ts';
import type { Resolved } from '../../records/list.ts';
import type { Order, PageQuery, Query, Snapshot } from '../../store/store.ts';
import { hashText } from '../../text/hash.ts';
import type { SearchQuery } from '../../text/search-query.ts';
import { addAddress, parseDocuments, type Reading } from '../exchange/documents.ts';
import { badParameters } from '../exchange/problem.ts';
import { type Answer, type Context, jsonType } from '../routes/route.ts';
import { encodeCursor, parseCursor } from './cursor.ts';
import { countFacets } from './facets.ts';
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
        description: `Records per page, 1 to ${pageSizeMax}.`,
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
export interface Listed extends Query {
  order: Order;
  /** What names in the query were understood as. */
  resolved?: Readonly<Record<string, Resolved[]>>;
}

interface ListRequest extends Listed {
  limit: number;
  cursor: string | undefined;
  fields?: readonly string[] | undefined;
  facets?: readonly FacetName[] | undefined;
}

type ListContext = Pick<Context<unknown, unknown>, 'snapshot' | 'url' | 'address'>;

/** A page in its envelope, with `Link: rel="next"` (RFC 8288) when there is more. */
export async function answerList(context: ListContext, request: ListRequest): Promise<Answer> {
  const { snapshot } = context;
  const { cursor, resolved = {}, fields, facets, limit, ...listed } = request;
  const { resource, order, filters, days, text } = listed;
  const position = openCursor(context, cursor, [resource, order, filters, days, text]);
  const query = { resource, filters, days, text, order, after: position.after?.[0], limit };
  const { records, next: after } = await readRecords(context, query, fields);
  const next = position.next(after === undefined ? undefined : [after]);
  const tail = {
    page: { limit, total: await snapshot.count(query), next },
    resolved,
    ...(days && { left_out: { undated: await countUndated(snapshot, query) } }),
    ...(facets && { facets: await countFacets(context, query, facets) }),
    dataset: { version: snapshot.version },
  };
  return envelope(records, tail, next);
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

/** A page of records as JSON, joined by commas, and where it ended. */
async function readRecords(
  { snapshot, address }: ListContext,
  query: PageQuery,
  fields: readonly string[] | undefined,
): Promise<{ records: Buffer; next: number | undefined }> {
  const { text } = query;
  if (text?.scope === 'passage' && text.query.required.length > 0) {
    return readMarked({ snapshot, address }, query, text.query, fields);
  }
  const { documents, next } = await snapshot.listDocuments(query);
  if (!fields) return { records: addAddress(documents, address), next };
  const records = parseDocuments<object>(documents, address);
  return { records: Buffer.from(records.map((one) => pickFields(one, fields)).join(',')), next };
}

/** Each with where the words of the search stand in it. */
async function readMarked(
  { snapshot, address }: Reading,
  query: PageQuery,
  words: SearchQuery,
  fields: readonly string[] | undefined,
): Promise<{ records: Buffer; next: number | undefined }> {
  const { statements, next } = await snapshot.listTexts(query);
  const records = statements.map(({ document, text }) => {
    const highlights = findHighlights(text, words);
    const match = { highlights, snippet: markText(text, highlights) };
    const json = addAddress(document, address).toString();
    const chosen = fields ? pickFields(JSON.parse(json), fields) : json;
    return addKeys(chosen, JSON.stringify(match));
  });
  return { records: Buffer.from(records.join(',')), next };
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
function countUndated(snapshot: Snapshot, { resource, filters, text }: Query): Promise<number> {
  return snapshot.count({ resource, filters: { ...filters, dated: ['false'] }, text });
}

/**
 * Where a page begins, and the address of the one behind it.
 * @param identity what makes two queries the same list
 * @throws ApiError bad_request for a cursor of another query or dataset version
 */
export function openCursor(
  { snapshot, url, address }: ListContext,
  text: string | undefined,
  identity: unknown,
) {
  const query = (hashText(JSON.stringify(identity)) >>> 0).toString(36);
  return {
    after: readCursor(text, snapshot.version, query),
    next: (after: readonly number[] | undefined): string | null => {
      if (after === undefined) return null;
      const next = new URL(url, 'http://unused');
      next.searchParams.set('cursor', encodeCursor({ version: snapshot.version, query, after }));
      return `${address}${next.pathname}${next.search}`;
    },
  };
}

function readCursor(text: string | undefined, version: string, query: string) {
  if (text === undefined) return undefined;
  const fail = (detail: string) =>
    badParameters([{ parameter: 'cursor', detail: `cursor: ${detail}`, suggestions: [] }]);
  const cursor = parseCursor(text);
  if (!cursor) throw fail('this is not a cursor; use page.next of an answer.');
  if (cursor.version !== version) {
    throw fail(
      `it belongs to dataset ${cursor.version}, now it is ${version}; start again from the first page.`,
    );
  }
  if (cursor.query !== query) {
    throw fail('it belongs to another query; use it with the same parameters.');
  }
  return cursor.after;
}
