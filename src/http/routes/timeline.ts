// /timeline: what happened and what was said, in one order by date.
import { z } from 'zod';
import { isoDate } from '../../records/dates.ts';
import { listOf } from '../../records/list.ts';
import { TimelineEntry } from '../../records/timeline.ts';
import type { TimelineEntry as Entry, Query, Snapshot } from '../../store/store.ts';
import { addAddress } from '../exchange/documents.ts';
import { envelope, openCursor, paging } from '../query/list.ts';
import { readStatementFilters, statementFilters } from '../query/statement-query.ts';
import { linkHeader } from './record.ts';
import { route } from './route.ts';

export const listTimeline = route({
  path: '/timeline',
  operationId: 'listTimeline',
  tag: 'timeline',
  summary: 'Events and statements by date',
  description:
    'Takes the filters of `/statements`. The events are those that a matching statement is about ' +
    'and that pass the date filter; without any other filter, all events in those dates.',
  params: z.strictObject({}),
  query: z.strictObject({
    ...statementFilters,
    sort: z
      .enum(['date', '-date'])
      .default('date')
      .meta({ description: 'Oldest or newest first; undated entries count as oldest.' }),
    ...paging,
  }),
  success: {
    description: 'A page of the timeline.',
    type: 'application/json',
    schema: listOf(TimelineEntry, 'Timeline'),
    headers: linkHeader,
  },
  examples: { 'around the Moscow talks': '/timeline?event=2025-12-02-moscow-talks&limit=2' },
  answer: async (context) => {
    const { snapshot, address, query: parameters } = context;
    const { sort, limit, cursor } = parameters;
    const order = sort === 'date' ? 'ascending' : 'descending';
    const { query, resolved } = await readStatementFilters(snapshot, parameters);
    const { resource, filters, days, text } = query;
    const identity = [order, { resource, filters, days, search: text }, 'timeline'];
    const position = openCursor(context, cursor, identity);
    const [afterStatement, afterEvent] = position.after ?? [];
    const events = await findEvents(snapshot, query);
    const { entries, next: after } = await snapshot.listTimeline({
      lists: [events, query],
      order,
      after: [afterEvent || undefined, afterStatement || undefined],
      limit,
    });
    const next = position.next(after && [after[1] ?? 0, after[0] ?? 0]);
    const total = (await snapshot.count(query)) + (await snapshot.count(events));
    const tail = { page: { limit, total, next }, resolved, dataset: { version: snapshot.version } };
    return envelope(addAddress(Buffer.from(entries.map(render).join(',')), address), tail, next);
  },
});

/** The events that the found statements are about; all when nothing but dates was asked for. */
async function findEvents(snapshot: Snapshot, query: Query): Promise<Query> {
  const { filters, days, text } = query;
  const narrowed = text !== undefined || Object.values(filters).some((values) => values);
  const counts = narrowed ? await snapshot.countValues(query, 'event') : undefined;
  const id = counts?.map(([value]) => value);
  const wanted = filters.event ? { id: [...new Set([...(id ?? []), ...filters.event])] } : { id };
  return { resource: 'events', filters: wanted, days };
}

function render({ resource, day, document }: Entry): string {
  const kind = resource === 'events' ? 'event' : 'statement';
  const text = day === undefined ? null : isoDate(day);
  return `{"kind":"${kind}","day":${JSON.stringify(text)},"record":${document.toString()}}`;
}
