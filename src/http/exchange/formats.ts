// Answers in any format: records found as for JSON, written by an encoder.
import type { About, Encode, Format, Gone, Options } from '../../formats/format.ts';
import { json } from '../../formats/json.ts';
import type { Actor } from '../../records/actor.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';
import type { Statement } from '../../records/statement.ts';
import { type Listed, linkNext, type PageChoice } from '../query/list.ts';
import { notFound } from '../query/missing.ts';
import { keyedBy, openCursor } from '../query/position.ts';
import type { Answer } from './answer.ts';
import { findDocument, findRecord, parseDocuments, type Request } from './documents.ts';
import { encodeBatches } from './encoding.ts';
import { exportText } from './export.ts';
import { readGone } from './gone.ts';
import { ApiError } from './problem.ts';

/** What a representation is of, and in which format. */
export interface Subject {
  resource: Resource;
  format: Format;
  options: Options;
}

/** A page of records, with `Link: rel="next"` when there is more. */
export async function answerList(
  request: Request,
  subject: Subject,
  listed: Listed,
  choice: PageChoice,
): Promise<Answer> {
  const { snapshot, address } = request;
  const { resource, order, filters, days, text } = listed;
  const identity = [resource, order, filters, days, text];
  const position = await openCursor(request, choice.cursor, identity, [keyedBy(resource, order)]);
  const page = { order, after: position.after?.[0], limit: choice.limit };
  const { documents, next: after } = await snapshot.listDocuments({
    ...{ resource, filters, days, text },
    ...page,
  });
  const next = await position.next(after === undefined ? undefined : [after]);
  const records = parseDocuments<never>(documents, address);
  // Whoever reads on has seen what is gone on the first page.
  const isFirst = subject.format.isFeed && choice.cursor === undefined;
  const gone = isFirst ? await readGone(request, listed) : [];
  return { ...(await encode(request, subject, records, { next, gone })), ...linkNext(next) };
}

/** All records, or as many as requested, generated while they are being sent. */
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
  const about = await describeRequest(request, subject);
  const batches = readBatches(request, listed, limit);
  yield* encodeBatches(encoderOf(subject), batches, about);
}

/** The records of a list, batch by batch. */
export async function* readBatches(
  { snapshot, address }: Request,
  { resource, order, filters, days, text }: Listed,
  limit: number,
): AsyncGenerator<never[]> {
  const query = { resource, filters, days, text };
  for await (const documents of snapshot.walkDocuments(query, order, limit)) {
    yield parseDocuments<never>(documents, address);
  }
}

/** @throws ApiError not_found, also for a record that has no such format */
export async function answerRecord(
  request: Request,
  subject: Subject,
  id: string,
): Promise<Answer> {
  const { resource, format } = subject;
  if (format === json) {
    const body = await findDocument(request, resource, id);
    return body ? { body, type: json.mediaType } : notFound(request.snapshot, resource, id);
  }
  const record = await findRecord(request, resource, id);
  return record ? encodeRecord(request, subject, record) : notFound(request.snapshot, resource, id);
}

/** @throws ApiError not_found for a record that has no such format */
export function encodeRecord(
  request: Request,
  subject: Subject,
  record: RecordOf<Resource>,
): Promise<Answer & { body: string }> {
  const { format } = subject;
  const { id } = record;
  const refusal = format.refuse?.(record);
  if (refusal !== undefined) {
    const detail = `There is no ${format.name} of ${id}. ${refusal}`;
    throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
  }
  return encode(request, subject, [record as never], { id });
}

async function encode(
  request: Request,
  subject: Subject,
  records: readonly never[],
  place: Place,
): Promise<Answer & { body: string }> {
  const about = await describeRequest(request, subject, place);
  const actors = subject.format.needsActors ? await readActors(request, records) : about.actors;
  const parts = encoderOf(subject)(records, { ...about, actors });
  return { body: [...parts].join(''), type: subject.format.mediaType };
}

/** Erases the record type: the table of formats guarantees that encoder and record match. */
function encoderOf({ format: { encode }, resource }: Subject): Encode<never> {
  if (typeof encode === 'string') throw new Error(`${resource} as ${encode} have no encoder`);
  return encode[resource] as Encode<never>;
}

/** One record by its id, or a page of a list by the address of the next one. */
interface Place {
  id?: string;
  next?: string | null;
  gone?: readonly Gone[];
}

async function describeRequest(
  { snapshot, address, url }: Request,
  { resource, options }: Subject,
  { id, next = null, gone = [] }: Place = {},
): Promise<About> {
  const [path = ''] = url.split('?');
  const base = id === undefined ? `/${resource}` : `/${resource}/${id}`;
  const shown = keepParameters(url, ['limit', 'cursor', 'raw', 'bom']);
  const filters = keepParameters(url, ['limit', 'cursor', 'raw', 'bom', 'lang']);
  const { period } = await snapshot.coverage();
  return {
    address,
    self: `${address}${url}`,
    list: `${address}${path}${keepParameters(url, ['limit', 'cursor'])}`,
    json: `${address}${base}${filters}`,
    page: `${address}${base}.html${shown}`,
    next,
    title: describeQuery(id ?? resource, filters),
    version: snapshot.version,
    authority: snapshot.authority,
    newestDay: period.latest,
    newestChange: await snapshot.findNewestChange(),
    gone,
    single: id !== undefined,
    ...options,
    actors: new Map(),
  };
}

/** Every actor who speaks or is mentioned in these statements, by id. */
async function readActors(
  request: Request,
  statements: readonly Statement[],
): Promise<Map<string, Actor>> {
  const references = statements.flatMap((statement) => [
    ...[statement.actor, statement.on_behalf_of ?? []].flat(),
    ...statement.audience,
    ...statement.mentions,
  ]);
  const actors = new Map<string, Actor>();
  for (const id of new Set(references.map((reference) => reference.id))) {
    const actor = await findRecord(request, 'actors', id);
    if (actor) actors.set(id, actor);
  }
  return actors;
}

/** The query string without some of its parameters; empty when nothing is left. */
export function keepParameters(url: string, without: readonly string[]): string {
  const mark = url.indexOf('?');
  const pairs = mark === -1 ? [] : url.slice(mark + 1).split('&');
  const rest = pairs.filter((pair) => pair !== '' && !without.includes(pair.split('=')[0] ?? ''));
  return rest.length === 0 ? '' : `?${rest.join('&')}`;
}

export function describeQuery(what: string, filters: string): string {
  const pairs = [...new URLSearchParams(filters)].map(([name, value]) => `${name}: ${value}`);
  return `On Record: ${what}${pairs.length > 0 ? ` (${pairs.join('; ')})` : ''}`;
}
