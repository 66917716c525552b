// /timeline: what happened and what was said, in one order by date.
import { z } from 'zod';
import { isoDate } from '../../records/dates.ts';
import { listOf } from '../../records/list.ts';
import { resources } from '../../records/resources.ts';
import { TimelineEntry } from '../../records/timeline.ts';
import type { TimelineEntry as Entry, Query, Snapshot } from '../../store/store.ts';
import { addAddress, type Request } from '../exchange/documents.ts';
import { answerPage, type ListPage, linkHeader, paging } from '../query/list.ts';
import { openCursor } from '../query/position.ts';
import { readStatements, statementParameters } from '../query/statements.ts';
import { route } from './route.ts';

export const timelineQuery = z.strictObject({
  ...statementParameters,
  sort: z.enum(['date', '-date']).default('date').meta({
    description: 'By `day`, oldest or newest first; entries without one count as oldest.',
  }),
  ...paging,
});

export const listTimeline = route({
  path: '/timeline',
  operationId: 'listTimeline',
  tag: 'timeline',
  summary: 'Events and statements by date',
  description:
    'In the order of the first possible day of each. Takes the filters of `/statements`. The events are those that a matching statement is about ' +
    'and that pass the date filter; without any other filter, all events in those dates. A page ' +
    'ends early, before 100 kB: follow `page.next`.',
  query: timelineQuery,
  success: {
    description: 'A page of the timeline.',
    type: 'application/json',
    schema: listOf(TimelineEntry, 'Timeline'),
    headers: linkHeader,
  },
  examples: { 'around a meeting': { query: 'event=2025-12-03-nato-meeting&limit=1' } },
  answer: async (context) => answerPage(await readTimeline(context, context.query, pageBytesMax)),
});

type TimelineValues = z.output<typeof timelineQuery>;

/** Of the records of a page, without the address of the service: some 100 kB with it. */
const pageBytesMax = 70_000;

/**
 * @param bytesMax how many bytes the records of the page may have
 * @throws ApiError bad_request
 */
export async function readTimeline(
  request: Request,
  values: TimelineValues,
  bytesMax: number,
): Promise<ListPage> {
  const { snapshot, address } = request;
  const { sort, limit, cursor } = values;
  const order = sort === 'date' ? 'ascending' : 'descending';
  const { query, resolved } = await readStatements(snapshot, values);
  const { resource, filters, days, text } = query;
  const identity = [order, { resource, filters, days, search: text }, 'timeline'];
  const position = await openCursor(request, cursor, identity, [
    { resource, order },
    { resource: 'events', order },
  ]);
  const [afterStatement, afterEvent] = position.after ?? [];
  const events = await findEvents(snapshot, query);
  const { entries, next: after } = await snapshot.listTimeline({
    lists: [events, query],
    order,
    after: [afterEvent || undefined, afterStatement || undefined],
    limit,
    bytesMax,
  });
  const next = await position.next(after && [after[1] ?? 0, after[0] ?? 0]);
  const total = (await snapshot.count(query)) + (await snapshot.count(events));
  const documents = Buffer.from(entries.map(render).join(','));
  return {
    documents: addAddress(documents, address),
    envelope: { page: { limit, total, next }, resolved, dataset: { version: snapshot.version } },
  };
}

/** The events that the found statements are about; all when nothing but dates was asked for. */
async function findEvents(snapshot: Snapshot, query: Query): Promise<Query> {
  const { filters, days, text } = query;
  const isNarrowed = text !== undefined || Object.values(filters).some((values) => values);
  const counts = isNarrowed ? await snapshot.countValues(query, 'event') : undefined;
  const counted = counts?.map(([value]) => value);
  const ids = filters.event ? [...new Set([...(counted ?? []), ...filters.event])] : counted;
  return { resource: 'events', filters: { id: ids }, days };
}

function render({ resource, day, document }: Entry): string {
  const kind = resources[resource].singular;
  const text = day === undefined ? null : isoDate(day);
  return `{"kind":"${kind}","day":${JSON.stringify(text)},"record":${document.toString()}}`;
}
