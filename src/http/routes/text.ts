// /sources/{id}/text: the stored text of a source.
import { z } from 'zod';
import { findRecord } from '../exchange/documents.ts';
import { ApiError } from '../exchange/problem.ts';
import { notFound } from '../query/missing.ts';
import { requireText, textParameter } from '../query/stale-text.ts';
import { route } from './route.ts';

export const findSourceText = route({
  path: '/sources/{id}/text',
  operationId: 'findSourceText',
  tag: 'sources',
  summary: 'The stored text of a source',
  description:
    'The offsets of citations count Unicode code points in this text, as a `#char=start,end` ' +
    'fragment does (RFC 5147). With `text` the answer is that text or a refusal, never another one.',
  id: 'moscow-talks-2025-12-03',
  query: z.strictObject({ text: textParameter }),
  success: { description: 'The text, in UTF-8.', type: 'text/plain', schema: z.string() },
  examples: { text: { id: 'miami-contacts-2025-12-18' } },
  answer: async ({ snapshot, address, id, query }) => {
    const source = await findRecord({ snapshot, address }, 'sources', id);
    if (source) requireText(source, query.text);
    const text = await snapshot.findText(id);
    if (text === undefined) return notFound(snapshot, 'sources', id);
    if (text === null) {
      const detail = `The source "${id}" is only cited here; its text is not stored.`;
      throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
    }
    return { body: text, type: 'text/plain; charset=utf-8' };
  },
});
