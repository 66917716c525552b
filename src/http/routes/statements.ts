// /statements: who said what, when, about which event, and where it was printed.
import { z } from 'zod';
import { listOf } from '../../domain/list.ts';
import { Id } from '../../domain/reference.ts';
import {
  AttributionStatus,
  Statement,
  StatementAct,
  StatementForm,
} from '../../domain/statement.ts';
import { dateParameters, readDayRange } from '../dates.ts';
import { answerList, nameParameter, oneOf, paging, resolveNames } from '../list.ts';
import { linkHeader, notFound, record } from '../record.ts';
import { route } from '../route.ts';

const query = z.strictObject({
  actor: nameParameter('Who speaks.', 'peskov'),
  event: nameParameter('What it is about or part of.', '2025-12-02-moscow-talks'),
  source: nameParameter('A document that carries it.', 'moscow-talks-2025-12-03'),
  topic: nameParameter('What it is about.', 'energy'),
  form: oneOf(StatementForm, 'How it is quoted.', 'direct'),
  act: oneOf(StatementAct, 'What the speaker does by speaking.', 'denial'),
  status: oneOf(AttributionStatus, 'Did they say it?', 'disputed'),
  ...dateParameters,
  sort: z
    .enum(['said', '-said'])
    .default('-said')
    .meta({ description: 'By date, oldest or newest first; undated statements are oldest.' }),
  ...paging,
});

export const listStatements = route({
  path: '/statements',
  operationId: 'listStatements',
  tag: 'statements',
  summary: 'Find statements',
  description:
    'Different parameters mean "and"; several values of one mean "or". Undated statements are ' +
    'found only when no date is asked for.',
  params: z.strictObject({}),
  query,
  success: {
    description: 'A page of statements.',
    type: 'application/json',
    schema: listOf(Statement, 'StatementList'),
    headers: linkHeader,
  },
  examples: {
    'by a speaker': '/statements?actor=peskov&limit=1',
    'by any spelling': '/statements?actor=%D0%9F%D0%B5%D1%81%D0%BA%D0%BE%D0%B2&act=denial&limit=1',
    'on two days': '/statements?from=2025-12-02&to=2025-12-03&topic=energy',
  },
  answer: (context) => {
    const { actor, event, source, topic, form, act, status, sort, limit, cursor } = context.query;
    const { ids, resolved } = resolveNames(context.dataset, {
      actor: { resource: 'actors', inputs: actor },
      event: { resource: 'events', inputs: event },
      source: { resource: 'sources', inputs: source },
      topic: { resource: 'topics', inputs: topic },
    });
    return answerList(context, {
      resource: 'statements',
      filters: { ...ids, form, act, status },
      days: readDayRange(context.query),
      direction: sort === 'said' ? 'ascending' : 'descending',
      limit,
      cursor,
      resolved,
    });
  },
});

export const findStatement = route({
  path: '/statements/{id}',
  operationId: 'findStatement',
  tag: 'statements',
  summary: 'One statement',
  description: 'Its passages, who disputes it, and what is doubtful about it.',
  params: z.strictObject({ id: Id.meta({ example: 'peskov-2025-12-03-eu-gas' }) }),
  query: z.strictObject({}),
  success: { description: 'The statement.', type: 'application/json', schema: Statement },
  examples: { statement: '/statements/peskov-2025-12-03-eu-gas' },
  answer: ({ dataset, params }) =>
    record(dataset.findDocument('statements', params.id)) ?? notFound('statement', params.id),
});
