// Single records, and what their routes share.
import { z } from 'zod';
import { ApiError } from './problem.ts';
import { type Answer, jsonType } from './route.ts';

export const linkHeader = z.object({
  Link: z
    .string()
    .optional()
    .meta({ description: 'The next page, `rel="next"` (RFC 8288); absent on the last page.' }),
});

export function record(document: Buffer | undefined): Answer | undefined {
  return document && { body: document, type: jsonType };
}

/** @throws ApiError not_found, always */
export function notFound(what: string, id: string): never {
  throw new ApiError('not_found', `There is no ${what} "${id}"; see /${what}s for what there is.`);
}
