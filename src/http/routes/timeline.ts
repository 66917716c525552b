// /timeline: what happened and what was said, in one order by date.
import { z } from 'zod';
import { isoDate } from '../../records/dates.ts';
import { listOf } from '../../records/list.ts';
import { TimelineEntry } from '../../records/timeline.ts';
import type { Find } from '../../search/searcher.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import { openEndDay, openStartDay, undatedDay } from '../../store/sqlite/days.ts';
import type { Resource } from '../../store/sqlite/tables.ts';
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
    'Takes the filters of `/statements`. Its events are those that a found statement is about ' +
    'and that the date filter lets through; without any other filter, all in those dates.',
  params: z.strictObject({}),
  query: z.strictObject({
    ...statementFilters,
    sort: z
      .enum(['date', '-date'])
      .default('date')
      .meta({ description: 'Oldest or newest first; the undated count as oldest.' }),
    ...paging,
  }),
  success: {
    description: 'A page of the timeline.',
    type: 'application/json',
    schema: listOf(TimelineEntry, 'Timeline'),
    headers: linkHeader,
  },
  examples: { 'around the Moscow talks': '/timeline?event=2025-12-02-moscow-talks&limit=2' },
  answer: (context) => {
    const { dataset, query } = context;
    const { sort, limit, cursor } = query;
    const order = sort === 'date' ? 'ascending' : 'descending';
    const { find, resolved } = readStatementFilters(dataset, query);
    const position = openCursor(context, cursor, [order, find, 'timeline']);
    const [afterStatement = 0, afterEvent = 0] = position.after ?? [];
    const events = findEvents(dataset, find);
    const page = { order, limit } as const;
    const statements = dataset.listNumbers({
      ...find,
      ...page,
      after: afterStatement || undefined,
    });
    const reported = dataset.listNumbers({ ...events, ...page, after: afterEvent || undefined });
    const merged = merge(
      [
        ...rows(dataset, 'events', reported.numbers),
        ...rows(dataset, 'statements', statements.numbers),
      ],
      order,
    );
    const taken = merged.slice(0, limit);
    const last = (resource: Resource, before: number) =>
      taken.findLast((row) => row.resource === resource)?.number ?? before;
    const total = statements.total + reported.total;
    const more =
      merged.length > taken.length || statements.next !== undefined || reported.next !== undefined;
    const next = position.next(
      more ? [last('statements', afterStatement), last('events', afterEvent)] : undefined,
    );
    const tail = { page: { limit, total, next }, resolved, dataset: { version: dataset.version } };
    return envelope(Buffer.from(taken.map((row) => render(dataset, row)).join(',')), tail, next);
  },
});

interface Row {
  resource: 'events' | 'statements';
  number: number;
  day: number;
}

/** The events that the found statements are about; all when nothing but dates was asked for. */
function findEvents(dataset: Dataset, find: Find & { resource: 'statements' }): Find {
  const { filters, days, search } = find;
  const narrowed = search !== undefined || Object.values(filters).some((values) => values);
  const id = narrowed ? dataset.countValues(find, 'event').map(([value]) => value) : undefined;
  const wanted = filters.event ? { id: [...new Set([...(id ?? []), ...filters.event])] } : { id };
  return { resource: 'events', filters: wanted, days };
}

function rows(dataset: Dataset, resource: Row['resource'], numbers: readonly number[]): Row[] {
  return numbers.map((number) => {
    const { earliest, latest } = dataset.findDays(resource, number);
    return { resource, number, day: earliest === openStartDay ? latest : earliest };
  });
}

/** By day; on one day events come before statements, and each keeps its own order. */
function merge(list: Row[], order: 'ascending' | 'descending'): Row[] {
  const sign = order === 'ascending' ? 1 : -1;
  return list.sort(
    (a, b) =>
      sign *
      (a.day - b.day ||
        (a.resource === b.resource ? a.number - b.number : a.resource === 'events' ? -1 : 1)),
  );
}

function render(dataset: Dataset, { resource, number, day }: Row): string {
  const kind = resource === 'events' ? 'event' : 'statement';
  const text = day === undatedDay || day === openEndDay ? null : isoDate(day);
  const record = dataset.joinDocuments(resource, [number]).toString();
  return `{"kind":"${kind}","day":${JSON.stringify(text)},"record":${record}}`;
}
