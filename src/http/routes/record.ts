// Single records, and what their routes share.
import { z } from 'zod';
import type { Resource } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { findDocument, type Reading } from '../exchange/documents.ts';
import { ApiError } from '../exchange/problem.ts';
import { type Answer, jsonType } from './route.ts';

const shownLengthMax = 120;

export const linkHeader = z.object({
  Link: z
    .string()
    .optional()
    .meta({ description: 'The next page, `rel="next"` (RFC 8288); absent on the last page.' }),
});

/** @throws ApiError not_found */
export async function answerRecord(
  reading: Reading,
  resource: Resource,
  id: string,
): Promise<Answer> {
  const body = await findDocument(reading, resource, id);
  return body ? { body, type: jsonType } : notFound(reading.snapshot, resource, id);
}

/**
 * Names the record that is not there and the ids that may have been meant.
 * @throws ApiError not_found, always
 */
export async function notFound(snapshot: Snapshot, resource: Resource, id: string): Promise<never> {
  const shown = id.slice(0, shownLengthMax);
  const suggestions = await suggestIds(snapshot, resource, shown);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((known) => `"${known}"`).join(' or ')}?`
      : `see /${resource} for the list.`;
  const detail = `There is no ${resource.slice(0, -1)} "${shown}"; ${advice}`;
  throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions }]);
}

/** A spelling in place of an id counts as a near miss: a record has one address. */
async function suggestIds(
  snapshot: Snapshot,
  resource: Resource,
  input: string,
): Promise<string[]> {
  const names = [input, ...(await snapshot.suggestNames(resource, input))];
  const matches = await Promise.all(names.map((name) => snapshot.resolveName(resource, name)));
  return [...new Set(matches.flat().map(({ id }) => id))].slice(0, 3);
}
