// /changes: what readers are told otherwise than before, newest first; as JSON, CSV and Atom.
import { z } from 'zod';
import { changesAtomType, encodeChangeFeed } from '../../formats/changes-atom.ts';
import { changesCsvType, encodeChangeHeader, encodeChangeRow } from '../../formats/changes-csv.ts';
import { csv } from '../../formats/csv.ts';
import type { Options } from '../../formats/format.ts';
import { Change } from '../../records/change.ts';
import { listOf } from '../../records/list.ts';
import type { Key } from '../../store/store.ts';
import { addAddress, parseDocuments, type Request } from '../exchange/documents.ts';
import { exportText } from '../exchange/export.ts';
import { describeQuery, keepParameters } from '../exchange/formats.ts';
import { changeParameters, readChanges } from '../query/changes.ts';
import {
  answerPage,
  type ListPage,
  linkHeader,
  linkNext,
  pageSizeMax,
  paging,
  pagingBy,
} from '../query/list.ts';
import { wholeNumber } from '../query/numbers.ts';
import { openCursor } from '../query/position.ts';
import { optionsOf, readOptions } from './format-options.ts';
import { route } from './route.ts';

export const changesQuery = z.strictObject({ ...changeParameters, ...paging });

const description =
  'Everything that was added, corrected, confirmed, disputed, denied, withdrawn, reinstated or ' +
  'renamed, newest first. The filters of `/statements` keep the changes of the statements that ' +
  'match them today, and of withdrawn ones by `actor`, `voice`, `on_behalf_of` and `source`. ' +
  'Without them the changes of all records are listed.';

export const listChanges = route({
  path: '/changes',
  operationId: 'listChanges',
  tag: 'changes',
  summary: 'What changed',
  description,
  query: changesQuery,
  success: {
    description: 'A page of changes.',
    type: 'application/json',
    schema: listOf(Change, 'ChangeList'),
    headers: linkHeader,
  },
  examples: {
    'of one statement': { query: 'id=peskov-2024-11-11-pure-invention&limit=1' },
    corrections: { query: 'kind=corrected&limit=1' },
    withdrawals: { query: 'kind=withdrawn&limit=1' },
  },
  answer: async (context) => answerPage(await readChangePage(context, context.query)),
});

const feedQuery = z.strictObject({ ...changeParameters, ...pagingBy(pageSizeMax) });

export const feedChanges = route({
  path: '/changes.atom',
  operationId: 'findChangesAtom',
  tag: 'changes',
  summary: 'What changed, as Atom',
  description: `${description} A feed (RFC 4287) to follow a query, an actor or a statement by.`,
  query: feedQuery,
  success: {
    description: 'A page of changes.',
    type: 'application/atom+xml',
    schema: z.string(),
    headers: linkHeader,
  },
  examples: { some: { query: 'actor=peskov&limit=1' } },
  answer: async (context) => {
    const { snapshot, address, url } = context;
    const { documents, envelope } = await readChangePage(context, context.query);
    const { next } = envelope.page;
    const query = keepParameters(url, ['limit', 'cursor']);
    const body = encodeChangeFeed(parseDocuments<Change>(documents, address), {
      ...{ address, next, authority: snapshot.authority, self: `${address}${url}` },
      ...{ list: `/changes.atom${query}`, json: `${address}/changes${query}` },
      title: describeQuery('changes', query),
      newest: await snapshot.findNewestChange(),
    });
    return { body, type: changesAtomType, ...linkNext(next) };
  },
});

const tableQuery = z.strictObject({
  ...changeParameters,
  ...optionsOf(csv),
  limit: wholeNumber(1, Infinity).meta({
    description: 'Maximum number of changes; without it, all of them.',
    example: 5,
  }),
});

export const exportChanges = route({
  path: '/changes.csv',
  operationId: 'findChangesCsv',
  tag: 'changes',
  summary: 'What changed, as CSV',
  description: `${description} A table, one row a change; every match, unless \`limit\` is given.`,
  query: tableQuery,
  success: { description: 'The table.', type: 'text/csv', schema: z.string() },
  examples: { some: { query: 'kind=corrected,withdrawn&limit=1' } },
  answer: async (context) => {
    const { snapshot, address, url } = context;
    const { limit, ...query } = context.query;
    const found = await readChanges(snapshot, query);
    const batches = encodeTable(context, found, readOptions(query), limit);
    const body = await exportText(batches, [snapshot.version, address, url]);
    return { body, type: changesCsvType };
  },
});

/** Batch by batch, so that a table of any length is made while it is sent. */
async function* encodeTable(
  { snapshot, address }: Request,
  { statements, filters }: Awaited<ReturnType<typeof readChanges>>,
  options: Options,
  limit = Infinity,
): AsyncGenerator<string[]> {
  yield [encodeChangeHeader(options)];
  let after: Key | undefined;
  for (let left = limit; left > 0; left -= pageSizeMax) {
    const query = { statements, filters, after, limit: Math.min(left, pageSizeMax) };
    const { documents, next } = await snapshot.listChanges(query);
    const changes = parseDocuments<Change>(documents, address);
    yield changes.map((change) => encodeChangeRow(change, options));
    if (next === undefined) return;
    after = next;
  }
}

/** @throws ApiError bad_request */
export async function readChangePage(
  request: Request,
  { limit, cursor, ...values }: z.output<typeof changesQuery>,
): Promise<ListPage> {
  const { snapshot, address } = request;
  const { statements, filters, resolved } = await readChanges(snapshot, values);
  const list = { resource: 'changes', order: 'descending' } as const;
  const position = await openCursor(request, cursor, ['changes', statements, filters], [list]);
  const query = { statements, filters, after: position.after?.[0], limit };
  const { documents, next, total } = await snapshot.listChanges(query);
  return {
    documents: addAddress(documents, address),
    envelope: {
      page: { limit, total, next: await position.next(next === undefined ? undefined : [next]) },
      resolved,
      dataset: { version: snapshot.version },
    },
  };
}
