// Addresses of records that were renamed or split: where they lead now.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Past } from '../../records/past.ts';
import { pathOf } from '../exchange/problem.ts';
import { basePath } from '../pages/request.ts';

/** Leads to the same representation of the record that has the id now (RFC 9110 §15.4.9). */
export function sendMoved(
  { originalUrl }: FastifyRequest,
  reply: FastifyReply,
  address: string,
  { record, holder }: { record: Past['record']; holder: string },
): FastifyReply {
  const former = pathOf(record);
  const path = pathOf({ ...record, id: holder });
  const rest = originalUrl.startsWith(former) ? originalUrl.slice(former.length) : '';
  return reply.header('location', `${basePath(address)}${path}${rest}`).send();
}

/** The choices of a 300 as links (RFC 8288): none is preferred. */
export function linkChoices(past: Past | undefined, address: string): string | undefined {
  if (!past || !('holders' in past)) return undefined;
  const paths = past.holders.map((id) => pathOf({ ...past.record, id }));
  return paths.map((path) => `<${address}${path}>; rel="alternate"`).join(', ');
}
