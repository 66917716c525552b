// /actors: persons, organizations, governments and unnamed officials.
import { z } from 'zod';
import { Actor } from '../../domain/actor.ts';
import { listOf } from '../../domain/list.ts';
import { ActorKind, Id } from '../../domain/reference.ts';
import { answerList, oneOf, paging } from '../list.ts';
import { linkHeader, notFound, record } from '../record.ts';
import { route } from '../route.ts';

export const listActors = route({
  path: '/actors',
  operationId: 'listActors',
  tag: 'actors',
  summary: 'All actors',
  description: 'In order of their id.',
  params: z.strictObject({}),
  query: z.strictObject({ kind: oneOf(ActorKind, 'What kind of actor.', 'person'), ...paging }),
  success: {
    description: 'A page of actors.',
    type: 'application/json',
    schema: listOf(Actor, 'ActorList'),
    headers: linkHeader,
  },
  examples: { governments: '/actors?kind=government&limit=1' },
  answer: (context) => {
    const { kind, limit, cursor } = context.query;
    const order = { order: 'ascending', limit, cursor } as const;
    return answerList(context, { resource: 'actors', filters: { kind }, ...order });
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
  answer: ({ dataset, params }) =>
    record(dataset.findDocument('actors', params.id)) ?? notFound('actor', params.id),
});
