// /events: what happened, is planned, is alleged or is denied.
import { z } from 'zod';
import { Event, EventKind, EventStatus } from '../../records/event.ts';
import { listOf } from '../../records/list.ts';
import { Id } from '../../records/reference.ts';
import { dateParameters, readDayRange } from '../query/dates.ts';
import { answerList, oneOf, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import { nameParameter, resolveNames } from '../query/names.ts';
import { answerRecord, linkHeader } from './record.ts';
import { route } from './route.ts';

export const eventListing = listing({
  resource: 'events',
  filters: {
    actor: nameParameter('Who takes part.', 'witkoff'),
    source: nameParameter('A document that reports it.', 'moscow-talks-2025-12-03'),
    kind: oneOf(EventKind, 'What kind of event.', 'call'),
    status: oneOf(EventStatus, 'Whether it happened, as the sources say.', 'denied'),
    ...dateParameters,
  },
  async read(snapshot, query) {
    const { ids, resolved } = await resolveNames(snapshot, {
      actor: { resource: 'actors', inputs: query.actor },
      source: { resource: 'sources', inputs: query.source },
    });
    return {
      resource: 'events',
      filters: { ...ids, kind: query.kind, status: query.status },
      days: readDayRange(query),
      order: 'ascending',
      resolved,
    };
  },
});

export const listEvents = route({
  path: '/events',
  operationId: 'listEvents',
  tag: 'events',
  summary: 'Find events',
  description: 'Oldest first; undated events come before all others.',
  params: z.strictObject({}),
  query: z.strictObject({ ...eventListing.filters, ...paging }),
  success: {
    description: 'A page of events.',
    type: 'application/json',
    schema: listOf(Event, 'EventList'),
    headers: linkHeader,
  },
  examples: { 'denied events': '/events?status=denied' },
  answer: async (context) => {
    const { limit, cursor } = context.query;
    return answerList(context, {
      ...(await eventListing.read(context.snapshot, context.query)),
      limit,
      cursor,
    });
  },
});

export const findEvent = route({
  path: '/events/{id}',
  operationId: 'findEvent',
  tag: 'events',
  summary: 'One event',
  description: 'With the passages that report it and the statements that deny or confirm it.',
  params: z.strictObject({ id: Id.meta({ example: '2024-11-putin-trump-call' }) }),
  query: z.strictObject({}),
  success: { description: 'The event.', type: 'application/json', schema: Event },
  examples: { event: '/events/2024-11-putin-trump-call' },
  answer: (context) => answerRecord(context, 'events', context.params.id),
});
