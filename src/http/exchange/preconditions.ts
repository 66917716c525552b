// A client that asks for one version alone is refused any other.
import type { FastifyReply } from 'fastify';
import { passesMatch } from './conditions.ts';
import { ApiError } from './problem.ts';

/**
 * @param tags of the forms of one version
 * @throws ApiError precondition_failed
 */
export function requireMatch({ request }: FastifyReply, tags: readonly string[]): void {
  if (tags.some((tag) => passesMatch(request.headers['if-match'], tag))) return;
  throw new ApiError('precondition_failed', `If-Match: the answer is ${tags[0]} now.`);
}
