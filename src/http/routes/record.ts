// Single records, and what their routes share.
import { z } from 'zod';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import type { Resource } from '../../store/sqlite/tables.ts';
import { ApiError } from '../exchange/problem.ts';
import { type Answer, jsonType } from './route.ts';

const shownLengthMax = 120;

export const linkHeader = z.object({
  Link: z
    .string()
    .optional()
    .meta({ description: 'The next page, `rel="next"` (RFC 8288); absent on the last page.' }),
});

export function record(document: Buffer | undefined): Answer | undefined {
  return document && { body: document, type: jsonType };
}

/**
 * Names the record that is not there and the ids that may have been meant.
 * @throws ApiError not_found, always
 */
export function notFound(dataset: Dataset, resource: Resource, id: string): never {
  const shown = id.slice(0, shownLengthMax);
  const suggestions = suggestIds(dataset, resource, shown);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((known) => `"${known}"`).join(' or ')}?`
      : `see /${resource} for what there is.`;
  const detail = `There is no ${resource.slice(0, -1)} "${shown}"; ${advice}`;
  throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions }]);
}

/** A spelling in place of an id counts as a near miss: a record has one address. */
function suggestIds(dataset: Dataset, resource: Resource, input: string): string[] {
  const names = [input, ...dataset.suggestNames(resource, input)];
  const ids = names.flatMap((name) => dataset.resolveName(resource, name).map(({ id }) => id));
  return [...new Set(ids)].slice(0, 3);
}
