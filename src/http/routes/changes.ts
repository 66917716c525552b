// /changes: what readers are told otherwise than before, newest first.
import { z } from 'zod';
import { Change } from '../../records/change.ts';
import { listOf } from '../../records/list.ts';
import { addAddress, type Request } from '../exchange/documents.ts';
import { changeParameters, readChanges } from '../query/changes.ts';
import { answerPage, type ListPage, linkHeader, openCursor, paging } from '../query/list.ts';
import { route } from './route.ts';

const changesQuery = z.strictObject({ ...changeParameters, ...paging });

export const listChanges = route({
  path: '/changes',
  operationId: 'listChanges',
  tag: 'changes',
  summary: 'What changed',
  description:
    'Everything that was added, corrected, confirmed, disputed, denied, withdrawn, reinstated or ' +
    'renamed, newest first. The filters of `/statements` keep the changes of the statements that ' +
    'match them today, and of withdrawn ones by `actor`, `voice`, `on_behalf_of` and `source`. ' +
    'Without them the changes of all records are listed.',
  query: changesQuery,
  success: {
    description: 'A page of changes.',
    type: 'application/json',
    schema: listOf(Change, 'ChangeList'),
    headers: linkHeader,
  },
  examples: {
    'of one statement': { query: 'id=peskov-2024-11-11-pure-invention&limit=2' },
    corrections: { query: 'kind=corrected&limit=2' },
    withdrawals: { query: 'kind=withdrawn&limit=1' },
  },
  answer: async (context) => answerPage(await listPage(context, context.query)),
});

/** @throws ApiError bad_request */
async function listPage(
  request: Request,
  values: z.output<typeof changesQuery>,
): Promise<ListPage> {
  const { snapshot, address } = request;
  const { limit, cursor } = values;
  const { statements, filters, resolved } = await readChanges(snapshot, values);
  const position = openCursor(request, cursor, ['changes', statements, filters]);
  const query = { statements, filters, after: position.after?.[0], limit };
  const { documents, next, total } = await snapshot.listChanges(query);
  return {
    documents: addAddress(documents, address),
    envelope: {
      page: { limit, total, next: position.next(next === undefined ? undefined : [next]) },
      resolved,
      dataset: { version: snapshot.version },
    },
  };
}
