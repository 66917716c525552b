// /sources/{id}/text: the stored text of a source.
import { z } from 'zod';
import { findRecord } from '../exchange/documents.ts';
import { ApiError } from '../exchange/problem.ts';
import { notFound } from '../query/missing.ts';
import { findAskedText, textParameter } from '../query/stale-text.ts';
import { route } from './route.ts';

export const findSourceText = route({
  path: '/sources/{id}/text',
  operationId: 'findSourceText',
  tag: 'sources',
  summary: 'The stored text of a source',
  description:
    'The offsets of citations count Unicode code points in this text, as a `#char=start,end` ' +
    'fragment does (RFC 5147). With `text` the answer is that very text, even if its ' +
    'publisher has corrected it since, or an error; never another text. `Link: ' +
    'rel="latest-version"` leads from an earlier text to the current one.',
  id: 'moscow-talks-2025-12-03',
  query: z.strictObject({ text: textParameter }),
  success: { description: 'The text, in UTF-8.', type: 'text/plain', schema: z.string() },
  examples: { text: { id: 'miami-contacts-2025-12-18' } },
  answer: async ({ snapshot, address, id, query }) => {
    const source = await findRecord({ snapshot, address }, 'sources', id);
    const earlier = source && (await findAskedText(snapshot, source, query.text));
    if (earlier) return { body: earlier.text, type, headers: linkToCurrent(source.text_url) };
    const text = await snapshot.findText(id);
    if (text === undefined) return notFound(snapshot, 'sources', id);
    if (text === null) {
      const detail = `The source "${id}" is only cited here; its text is not stored.`;
      throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [] }]);
    }
    return { body: text, type };
  },
});

const type = 'text/plain; charset=utf-8';

/** Where the text of now is (RFC 5829). */
function linkToCurrent(address: string | null): Record<string, string> {
  return address === null ? {} : { Link: `<${address}>; rel="latest-version"` };
}
