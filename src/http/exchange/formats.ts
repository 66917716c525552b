// Answers in any format: records found as for JSON, written by an encoder.
import type { About, Encode, Format, FormatResource, RecordTypes } from '../../formats/format.ts';
import { type Listed, openCursor } from '../query/list.ts';
import { notFound } from '../routes/record.ts';
import type { Answer, Context } from '../routes/route.ts';
import { exportText } from './export.ts';
import { ApiError } from './problem.ts';

/** What a representation is of, and in which format. */
export interface Subject {
  resource: FormatResource;
  format: Format;
  /** Cells exactly as they are. */
  raw: boolean;
}

type Asked = Pick<Context<unknown, unknown>, 'dataset' | 'address' | 'url'>;

/** A page of records, with `Link: rel="next"` when there is more. */
export function answerPage(
  asked: Asked,
  subject: Subject,
  listed: Listed,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Answer {
  const { dataset } = asked;
  const { resource, order, filters, days, search } = listed;
  const position = openCursor(asked, cursor, [resource, order, filters, days, search]);
  const page = dataset.listNumbers({ ...listed, after: position.after?.[0], limit });
  const next = position.next(page.next === undefined ? undefined : [page.next]);
  const records = dataset.readDocuments<never>(resource, page.numbers);
  const about = describeRequest(asked, subject, { next });
  return {
    body: [...encoderOf(subject)(records, about)].join(''),
    type: subject.format.mediaType,
    ...(next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } }),
  };
}

/** All records, or as many as asked for, made while they are sent. */
export function answerAll(
  asked: Asked,
  subject: Subject,
  listed: Listed,
  limit: number | undefined,
): Answer {
  const { dataset, address, url } = asked;
  const parts = encodeListed(asked, subject, listed, limit);
  return {
    body: exportText(parts, [dataset.version, address, url]),
    type: subject.format.mediaType,
  };
}

/** The text of a list, made as it is read. */
export function encodeListed(
  asked: Asked,
  subject: Subject,
  listed: Listed,
  limit?: number,
): Iterable<string> {
  const batches = asked.dataset.iterateDocuments<never>(listed, listed.order);
  return encoderOf(subject)(takeRecords(batches, limit), describeRequest(asked, subject));
}

export function answerRecord(asked: Asked, subject: Subject, id: string): Answer {
  const { dataset } = asked;
  const { resource, format } = subject;
  const document = dataset.findDocument(resource, id);
  if (!document) notFound(dataset, resource, id);
  const record = JSON.parse(document.toString()) as RecordTypes[FormatResource];
  const refusal = format.refuse?.(record);
  if (refusal !== undefined) {
    const detail = `There is no ${format.name} of ${id}. ${refusal}`;
    throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
  }
  const about = describeRequest(asked, subject, { id });
  return {
    body: [...encoderOf(subject)([record as never], about)].join(''),
    type: format.mediaType,
  };
}

/** The table of formats holds its types together; here they are forgotten. */
function encoderOf({ format, resource }: Subject): Encode<never> {
  return format.encode[resource] as Encode<never>;
}

function* takeRecords<T>(batches: Iterable<T[]>, limit = Infinity): Generator<T> {
  let left = limit;
  for (const batch of batches) {
    for (const record of batch) {
      yield record;
      left--;
      if (left === 0) return;
    }
  }
}

function describeRequest(
  { dataset, address, url }: Asked,
  { resource, raw }: Subject,
  { id, next = null }: { id?: string; next?: string | null } = {},
): About {
  const [path = ''] = url.split('?');
  const base = id === undefined ? `/${resource}` : `/${resource}/${id}`;
  const filters = keepParameters(url, ['limit', 'cursor', 'raw']);
  return {
    address,
    self: `${address}${url}`,
    list: `${address}${path}${keepParameters(url, ['limit', 'cursor'])}`,
    json: `${address}${base}${filters}`,
    page: `${address}${base}.html${filters}`,
    next,
    title: describeQuery(id ?? resource, filters),
    version: dataset.version,
    // Looked up only where nothing else is dated.
    get newestDay() {
      return dataset.coverage().period.latest;
    },
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
