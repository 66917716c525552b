// /sources: the documents that carry statements, and the stored texts.
import { z } from 'zod';
import { SourceKind } from '../../records/citation.ts';
import { listOf } from '../../records/list.ts';
import { Id } from '../../records/reference.ts';
import { Source } from '../../records/source.ts';
import { ApiError } from '../exchange/problem.ts';
import { answerList, oneOf, paging } from '../query/list.ts';
import { listing } from '../query/listing.ts';
import { answerRecord, linkHeader, notFound } from './record.ts';
import { route } from './route.ts';

export const sourceListing = listing({
  resource: 'sources',
  filters: {
    kind: oneOf(SourceKind, 'What kind of document.', 'article'),
    held: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Whether its text is stored here.', example: 'true' }),
  },
  read: async (_snapshot, { kind, held }) => ({
    resource: 'sources',
    filters: { kind, held: held && [held] },
    order: 'ascending',
  }),
});

export const listSources = route({
  path: '/sources',
  operationId: 'listSources',
  tag: 'sources',
  summary: 'All sources',
  description: 'The text of held sources is stored here; the others are only cited by a held one.',
  params: z.strictObject({}),
  query: z.strictObject({ ...sourceListing.filters, ...paging }),
  success: {
    description: 'A page of sources.',
    type: 'application/json',
    schema: listOf(Source, 'SourceList'),
    headers: linkHeader,
  },
  examples: { 'cited, not held': '/sources?held=false&limit=1' },
  answer: async (context) => {
    const { limit, cursor } = context.query;
    return answerList(context, {
      ...(await sourceListing.read(context.snapshot, context.query)),
      limit,
      cursor,
    });
  },
});

const id = Id.meta({ example: 'moscow-talks-2025-12-03' });

export const findSource = route({
  path: '/sources/{id}',
  operationId: 'findSource',
  tag: 'sources',
  summary: 'One source',
  description: 'What the document is, when it appeared, and its caveats.',
  params: z.strictObject({ id }),
  query: z.strictObject({}),
  success: { description: 'The source.', type: 'application/json', schema: Source },
  examples: { source: '/sources/bloomberg-2025-11-25' },
  answer: (context) => answerRecord(context, 'sources', context.params.id),
});

export const findSourceText = route({
  path: '/sources/{id}/text',
  operationId: 'findSourceText',
  tag: 'sources',
  summary: 'The stored text of a source',
  description:
    'The offsets of citations count Unicode code points in this text, as a `#char=start,end` ' +
    'fragment does (RFC 5147).',
  params: z.strictObject({ id }),
  query: z.strictObject({}),
  success: { description: 'The text, in UTF-8.', type: 'text/plain', schema: z.string() },
  examples: { text: '/sources/miami-contacts-2025-12-18/text' },
  answer: async ({ snapshot, params }) => {
    const text = await snapshot.findText(params.id);
    if (text === undefined) return notFound(snapshot, 'sources', params.id);
    if (text === null) {
      const detail = `The source "${params.id}" is only cited here; its text is not stored.`;
      throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
    }
    return { body: text, type: 'text/plain; charset=utf-8' };
  },
});
