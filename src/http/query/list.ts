// Lists: a page found, the envelope put around its bytes.
import { z } from 'zod';
import { encodeKeys, encodeList, joinObjects, json } from '../../formats/json.ts';
import type { FacetName } from '../../records/fields.ts';
import type { Envelope, Resolved } from '../../records/list.ts';
import type { Statement } from '../../records/statement.ts';
import type { Order, PageQuery, Query, Snapshot, TextQuery } from '../../store/store.ts';
import { primaryLanguage } from '../../text/analysis/languages.ts';
import type { Answer } from '../exchange/answer.ts';
import {
  addAddress,
  addAddressToText,
  parseDocuments,
  type Reading,
  type Request,
} from '../exchange/documents.ts';
import { countFacets } from './facets.ts';
import { buildHighlighter, hasRequired } from './highlights.ts';
import { findHint } from './hint.ts';
import { wholeNumber } from './numbers.ts';
import { keyedBy, openCursor } from './position.ts';
import { findSeeAlso } from './see-also.ts';

export const pageSizeMax = 100;

/** The parameters of a list that comes in pages. */
export function pagingBy(pageSize: number) {
  return {
    limit: wholeNumber(1, pageSizeMax, pageSize).meta({
      description: `Records per page, 1 to ${pageSizeMax}.`,
      example: 5,
    }),
    cursor: z
      .string()
      .optional()
      .meta({
        description:
          'Where to continue; from `page.next` of the previous answer. It stays valid when another ' +
          'version is served, except by relevance.',
      }),
  };
}

/** The parameters of every list of the API. */
export const paging = pagingBy(20);

/** What is in a list and in which order, without a page of it. */
export interface Listed extends Query {
  order: Order;
  /** What names in the query were understood as. */
  resolved?: Readonly<Record<string, Resolved[]>>;
}

/** Which part of a list is wanted, and which keys and facets. */
export interface PageChoice {
  limit: number;
  cursor?: string | undefined;
  /** Keys of the records; all of them when undefined. */
  fields?: readonly string[] | undefined;
  facets?: readonly FacetName[] | undefined;
}

/** A page of a list: its records as JSON, joined by commas, and what stands behind them. */
export interface ListPage {
  documents: Buffer;
  envelope: Envelope;
}

/** @throws ApiError bad_request for a cursor of another list */
export async function readPage(
  request: Request,
  { resolved = {}, ...listed }: Listed,
  { limit, cursor, fields, facets }: PageChoice,
): Promise<ListPage> {
  const { snapshot } = request;
  const { resource, order, filters, days, text } = listed;
  const identity = [resource, order, filters, days, text];
  const position = await openCursor(request, cursor, identity, [keyedBy(resource, order)]);
  const query = { resource, filters, days, text, order, after: position.after?.[0], limit };
  const { documents, next } = await readDocuments(request, query, fields);
  const total = await snapshot.count(query);
  const seeAlso = await findSeeAlso(request, query, total);
  const hint = await findHint(request, query, total);
  const envelope = {
    page: {
      limit,
      total,
      next: await position.next(next === undefined ? undefined : [next]),
    },
    resolved,
    ...(days && { left_out: { undated: await countUndated(snapshot, query) } }),
    ...(seeAlso && { see_also: seeAlso }),
    ...(hint && { hint }),
    ...(facets && { facets: await countFacets(request, query, facets) }),
    dataset: { version: snapshot.version },
  };
  return { documents, envelope };
}

/** With `Link: rel="next"` (RFC 8288) when there is more. */
export function answerPage({ documents, envelope }: ListPage): Answer {
  return {
    body: encodeList(documents, envelope),
    type: json.mediaType,
    ...linkNext(envelope.page.next),
  };
}

export const linkHeader = z.object({
  Link: z
    .string()
    .optional()
    .meta({ description: 'The next page, `rel="next"` (RFC 8288); absent on the last page.' }),
});

export function linkNext(next: string | null): { headers?: Record<string, string> } {
  return next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } };
}

/** Records as JSON, joined by commas, and where they ended. */
async function readDocuments(
  { snapshot, address }: Request,
  query: PageQuery,
  fields: readonly string[] | undefined,
): Promise<{ documents: Buffer; next: number | undefined }> {
  const { text } = query;
  if (text?.scope === 'passage' && hasRequired(text.words)) {
    return readMarked({ snapshot, address }, query, text, fields);
  }
  const { documents, next } = await snapshot.listDocuments(query);
  if (!fields) return { documents: addAddress(documents, address), next };
  const records = parseDocuments<Statement>(documents, address);
  return { documents: Buffer.from(records.map((one) => encodeKeys(one, fields)).join(',')), next };
}

/** Adds to each record where the words of the search occur. */
async function readMarked(
  { snapshot, address }: Reading,
  query: PageQuery,
  { words }: TextQuery,
  fields: readonly string[] | undefined,
): Promise<{ documents: Buffer; next: number | undefined }> {
  const { statements, next } = await snapshot.listTexts(query);
  const findMatch = buildHighlighter(words);
  const documents = statements.map(({ document, text, language }) => {
    const match = findMatch(text, primaryLanguage(language));
    const whole = addAddressToText(document.toString(), address);
    const chosen = fields ? encodeKeys(JSON.parse(whole), fields) : whole;
    return joinObjects(chosen, JSON.stringify(match));
  });
  return { documents: Buffer.from(documents.join(',')), next };
}

/** Counts the records without a date, which a date filter would otherwise hide silently. */
function countUndated(snapshot: Snapshot, { resource, filters, text }: Query) {
  return snapshot.count({ resource, filters: { ...filters, dated: ['false'] }, text });
}
