// A client that asks for one version alone is refused any other.
import type { FastifyReply } from 'fastify';
import { passesMatch } from './conditions.ts';
import { ApiError } from './problem.ts';

/** @throws ApiError precondition_failed */
export function requireMatch({ request }: FastifyReply, etag: string): void {
  if (passesMatch(request.headers['if-match'], etag)) return;
  throw new ApiError('precondition_failed', `If-Match: the answer is ${etag} now.`);
}
