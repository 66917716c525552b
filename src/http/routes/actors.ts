// /actors: persons, organizations, governments and unnamed officials.
import { z } from 'zod';
import { Actor } from '../../records/actor.ts';
import { listOf } from '../../records/list.ts';
import { ActorKind, Id } from '../../records/reference.ts';
import { answerList, oneOf, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import { answerRecord, linkHeader } from './record.ts';
import { route } from './route.ts';

export const actorListing = listing({
  resource: 'actors',
  filters: {
    q: z
      .string()
      .max(100, 'must be at most 100 characters')
      .optional()
      .meta({ description: 'The beginning of any spelling of the name.', example: 'ouch' }),
    kind: oneOf(ActorKind, 'What kind of actor.', 'person'),
  },
  async read(snapshot, { q, kind }) {
    const id = q === undefined ? undefined : await snapshot.completeName('actors', q);
    return { resource: 'actors', filters: { id, kind }, order: 'ascending' };
  },
});

export const listActors = route({
  path: '/actors',
  operationId: 'listActors',
  tag: 'actors',
  summary: 'Find actors',
  description: 'In order of their id; `q` completes a name as it is typed.',
  params: z.strictObject({}),
  query: z.strictObject({ ...actorListing.filters, ...paging }),
  success: {
    description: 'A page of actors.',
    type: 'application/json',
    schema: listOf(Actor, 'ActorList'),
    headers: linkHeader,
  },
  examples: {
    governments: '/actors?kind=government&limit=1',
    'by the beginning of a name': '/actors?q=ouch',
  },
  answer: async (context) => {
    const { limit, cursor } = context.query;
    return answerList(context, {
      ...(await actorListing.read(context.snapshot, context.query)),
      limit,
      cursor,
    });
  },
});

export const findActor = route({
  path: '/actors/{id}',
  operationId: 'findActor',
  tag: 'actors',
  summary: 'One actor',
  description: 'With every spelling of the name and every role as the sources state it.',
  params: z.strictObject({ id: Id.meta({ example: 'ushakov' }) }),
  query: z.strictObject({}),
  success: { description: 'The actor.', type: 'application/json', schema: Actor },
  examples: { actor: '/actors/ushakov' },
  answer: (context) => answerRecord(context, 'actors', context.params.id),
});
