// Answers in any format: records found as for JSON, written by an encoder.
import type { About, Encode, Format, FormatResource, RecordTypes } from '../../formats/format.ts';
import type { Order, Query } from '../../store/store.ts';
import { type Listed, openCursor } from '../query/list.ts';
import { notFound } from '../routes/record.ts';
import type { Answer, Context } from '../routes/route.ts';
import { findRecord, parseDocuments } from './documents.ts';
import { encodeBatches } from './encoding.ts';
import { exportText } from './export.ts';
import { ApiError } from './problem.ts';

/** What a representation is of, and in which format. */
export interface Subject {
  resource: FormatResource;
  format: Format;
  /** Cells exactly as they are. */
  raw: boolean;
}

type Request = Pick<Context<unknown, unknown>, 'snapshot' | 'address' | 'url'>;

/** A page of records, with `Link: rel="next"` when there is more. */
export async function answerPage(
  request: Request,
  subject: Subject,
  listed: Listed,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<Answer> {
  const { snapshot, address } = request;
  const { resource, order, filters, days, text } = listed;
  const position = openCursor(request, cursor, [resource, order, filters, days, text]);
  const query = { resource, order, filters, days, text, after: position.after?.[0], limit };
  const page = await snapshot.listDocuments(query);
  const next = position.next(page.next === undefined ? undefined : [page.next]);
  const records = parseDocuments<never>(page.documents, address);
  const about = await describeRequest(request, subject, { next });
  return {
    body: [...encoderOf(subject)(records, about)].join(''),
    type: subject.format.mediaType,
    ...(next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } }),
  };
}

/** All records, or as many as asked for, made while they are sent. */
export async function answerAll(
  request: Request,
  subject: Subject,
  listed: Listed,
  limit: number | undefined,
): Promise<Answer> {
  const { snapshot, address, url } = request;
  const batches = encodeListed(request, subject, listed, limit);
  return {
    body: await exportText(batches, [snapshot.version, address, url]),
    type: subject.format.mediaType,
  };
}

/** The text of a list in batches of parts, made as it is read. */
export async function* encodeListed(
  request: Request,
  subject: Subject,
  listed: Listed,
  limit = Infinity,
): AsyncGenerator<Iterable<string>> {
  const { resource, order, filters, days, text } = listed;
  const about = await describeRequest(request, subject);
  const batches = readBatches(request, { resource, filters, days, text }, order, limit);
  yield* encodeBatches(encoderOf(subject), batches, about);
}

async function* readBatches(
  { snapshot, address }: Request,
  query: Query,
  order: Order,
  limit: number,
): AsyncGenerator<never[]> {
  let left = limit;
  for await (const documents of snapshot.walkDocuments(query, order)) {
    const records = parseDocuments<never>(documents, address).slice(0, left);
    yield records;
    left -= records.length;
    if (left === 0) return;
  }
}

export async function answerRecord(
  request: Request,
  subject: Subject,
  id: string,
): Promise<Answer> {
  const { resource, format } = subject;
  const record = await findRecord<RecordTypes[FormatResource]>(request, resource, id);
  if (!record) return notFound(request.snapshot, resource, id);
  const refusal = format.refuse?.(record);
  if (refusal !== undefined) {
    const detail = `There is no ${format.name} of ${id}. ${refusal}`;
    throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
  }
  const about = await describeRequest(request, subject, { id });
  return {
    body: [...encoderOf(subject)([record as never], about)].join(''),
    type: format.mediaType,
  };
}

/** The table of formats holds its types together; here they are forgotten. */
function encoderOf({ format, resource }: Subject): Encode<never> {
  return format.encode[resource] as Encode<never>;
}

async function describeRequest(
  { snapshot, address, url }: Request,
  { resource, raw }: Subject,
  { id, next = null }: { id?: string; next?: string | null } = {},
): Promise<About> {
  const [path = ''] = url.split('?');
  const base = id === undefined ? `/${resource}` : `/${resource}/${id}`;
  const filters = keepParameters(url, ['limit', 'cursor', 'raw']);
  const { period } = await snapshot.coverage();
  return {
    address,
    self: `${address}${url}`,
    list: `${address}${path}${keepParameters(url, ['limit', 'cursor'])}`,
    json: `${address}${base}${filters}`,
    page: `${address}${base}.html${filters}`,
    next,
    title: describeQuery(id ?? resource, filters),
    version: snapshot.version,
    newestDay: period.latest,
    single: id !== undefined,
    raw,
  };
}

/** The query as it was written, without some of its parameters; empty when nothing is left. */
function keepParameters(url: string, without: readonly string[]): string {
  const mark = url.indexOf('?');
  const pairs = mark === -1 ? [] : url.slice(mark + 1).split('&');
  const kept = pairs.filter((pair) => pair !== '' && !without.includes(pair.split('=')[0] ?? ''));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function describeQuery(what: string, filters: string): string {
  const pairs = [...new URLSearchParams(filters)].map(([name, value]) => `${name}: ${value}`);
  return `On Record: ${what}${pairs.length > 0 ? ` (${pairs.join('; ')})` : ''}`;
}
