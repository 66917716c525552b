// /caveats: what is doubtful about the sources.
import { z } from 'zod';
import { Caveat, CaveatKind, CaveatSeverity } from '../../records/caveat.ts';
import { listOf } from '../../records/list.ts';
import { Id } from '../../records/reference.ts';
import { answerList, oneOf, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import { nameParameter, resolveNames } from '../query/names.ts';
import { answerRecord, linkHeader } from './record.ts';
import { route } from './route.ts';

export const caveatListing = listing({
  resource: 'caveats',
  filters: {
    source: nameParameter('The document that it is about.', 'moscow-talks-2025-12-03'),
    cites: nameParameter('A document with a passage that shows it.', 'moscow-talks-2025-12-03'),
    statement: oneOf(Id, 'The id of a statement that it affects.', 'peskov-2025-12-03-eu-gas'),
    event: nameParameter('An event that it affects.', '2025-12-02-moscow-talks'),
    kind: oneOf(CaveatKind, 'What is doubtful.', 'date'),
    severity: oneOf(CaveatSeverity, 'How much it matters.', 'major'),
  },
  async read(snapshot, { source, cites, event, statement, kind, severity }) {
    const { ids, resolved } = await resolveNames(snapshot, {
      source: { resource: 'sources', inputs: source },
      cites: { resource: 'sources', inputs: cites },
      event: { resource: 'events', inputs: event },
      statement: { resource: 'statements', inputs: statement },
    });
    const filters = { ...ids, kind, severity };
    return { resource: 'caveats', filters, order: 'ascending', resolved };
  },
});

export const listCaveats = route({
  path: '/caveats',
  operationId: 'listCaveats',
  tag: 'caveats',
  summary: 'Find caveats',
  description: 'Where a source is inconsistent, or contradicts another source or a known fact.',
  params: z.strictObject({}),
  query: z.strictObject({ ...caveatListing.filters, ...paging }),
  success: {
    description: 'A page of caveats.',
    type: 'application/json',
    schema: listOf(Caveat, 'CaveatList'),
    headers: linkHeader,
  },
  examples: { 'doubtful offices': '/caveats?kind=office&severity=major&limit=1' },
  answer: async (context) => {
    const { limit, cursor } = context.query;
    return answerList(context, {
      ...(await caveatListing.read(context.snapshot, context.query)),
      limit,
      cursor,
    });
  },
});

export const findCaveat = route({
  path: '/caveats/{id}',
  operationId: 'findCaveat',
  tag: 'caveats',
  summary: 'One caveat',
  description: 'With the passages that show it and everything that it affects.',
  params: z.strictObject({ id: Id.meta({ example: 'wp-shoigu-not-defence-minister' }) }),
  query: z.strictObject({}),
  success: { description: 'The caveat.', type: 'application/json', schema: Caveat },
  examples: { caveat: '/caveats/wp-shoigu-not-defence-minister' },
  answer: (context) => answerRecord(context, 'caveats', context.params.id),
});
