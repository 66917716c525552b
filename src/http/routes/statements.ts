// /statements: who said what, when, about which event, and where it was printed.
import { z } from 'zod';
import { listOf } from '../../records/list.ts';
import { Id } from '../../records/reference.ts';
import { Statement } from '../../records/statement.ts';
import { Facets, facetsParameter } from '../query/facets.ts';
import { answerList, fieldsParameter, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import {
  readOrder,
  readStatementFilters,
  statementFilters,
  statementOrder,
} from '../query/statement-query.ts';
import { answerRecord, linkHeader } from './record.ts';
import { route } from './route.ts';

const FoundStatement = Statement.extend({
  highlights: z
    .array(z.tuple([z.int(), z.int()]))
    .optional()
    .meta({ description: 'With `q`: where its words are in `text`, in code points.' }),
  snippet: z
    .string()
    .optional()
    .meta({ description: 'With `q`: `text` as escaped HTML with its words in `<mark>`.' }),
}).meta({ id: 'FoundStatement' });

const ChosenFields = FoundStatement.partial().meta({
  id: 'ChosenFields',
  description: 'With `fields`: only the chosen keys of a statement.',
});

export const statementListing = listing({
  resource: 'statements',
  filters: { ...statementFilters, ...statementOrder },
  async read(snapshot, parameters) {
    const { query, resolved } = await readStatementFilters(snapshot, parameters);
    return { ...query, order: readOrder(parameters.sort, query.text), resolved };
  },
});

export const listStatements = route({
  path: '/statements',
  operationId: 'listStatements',
  tag: 'statements',
  summary: 'Find statements',
  description:
    'Different parameters mean "and"; several values of one mean "or". Undated statements are ' +
    'found only when no date is asked for; `left_out` says how many were left out.',
  params: z.strictObject({}),
  query: z.strictObject({
    ...statementListing.filters,
    facets: facetsParameter,
    fields: fieldsParameter(Statement),
    ...paging,
  }),
  success: {
    description: 'A page of statements.',
    type: 'application/json',
    schema: listOf(z.union([FoundStatement, ChosenFields]), 'StatementList', {
      facets: Facets.optional(),
    }),
    headers: linkHeader,
  },
  examples: {
    'by a speaker': '/statements?actor=peskov&limit=1',
    'by any spelling': '/statements?actor=%D0%9F%D0%B5%D1%81%D0%BA%D0%BE%D0%B2&act=denial&limit=1',
    'on two days': '/statements?on=2025-12-02/2025-12-03&topic=energy',
    'by words': '/statements?q=n%C3%A9gociation&limit=1',
    'in the summaries': '/statements?q=gas+imports&q_in=summary&fields=id,summary',
    'who speaks of somebody': '/statements?mentions=trump&facets=actor&fields=id,actor&limit=2',
    'everything denied by one': '/statements?actor=peskov&relation=denies&fields=id,summary',
    'what two sources report': '/statements?min_sources=2&fields=id,summary&limit=2',
    'what is doubtful':
      '/statements?has_caveat=true&status=disputed,denied&fields=id,caveats&limit=1',
    'around an event':
      '/statements?related_to=2024-11-putin-trump-call&fields=id,relations&limit=1',
  },
  answer: async (context) => {
    const { facets, fields, limit, cursor } = context.query;
    const listed = await statementListing.read(context.snapshot, context.query);
    return answerList(context, { ...listed, limit, cursor, facets, fields });
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
  answer: (context) => answerRecord(context, 'statements', context.params.id),
});
