// What a request is addressed to: its Host and its target (RFC 9112 §3.2). Answers never depend on
// them, but whoever stands in front must not understand them in another way than we do.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ApiError, problemType } from '../exchange/problem.ts';

/** Call before anything else looks at requests. */
export function addAddressing(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw, originalUrl }, _reply, done) => {
    const detail = findFault(raw, originalUrl);
    done(detail === undefined ? undefined : new ApiError('bad_request', detail));
  });
  app.server.on('checkExpectation', refuseExpectation);
}

/** Node would answer the lack of a Host itself, without a problem. */
export const addressingOptions = { requireHostHeader: false };

function findFault(
  { method, httpVersion, rawHeaders }: IncomingMessage,
  target: string,
): string | undefined {
  const isKnown = target.startsWith('/') || origin.test(target);
  if (!isKnown && !(target === '*' && method === 'OPTIONS')) {
    return 'The target of the request is neither a path nor an http address.';
  }
  const [host, second] = listHosts(rawHeaders);
  if (host === undefined) {
    return httpVersion === '1.0' ? undefined : 'The request has no Host.';
  }
  if (second !== undefined) return 'The request has more than one Host.';
  return hostPattern.test(host) ? undefined : 'The Host of the request is not a host and a port.';
}

/** @param headers names and values in turns */
function listHosts(headers: readonly string[]): string[] {
  const hosts: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(headers[at + 1] as string);
  }
  return hosts;
}

/** A name or an IP address, and a port (RFC 3986 §3.2.2); both may be empty. */
const hostPattern = /^(?:\[[\da-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?$/i;

/** In front of the path when a request is sent to a proxy; nobody may be logged in there. */
const origin = /^https?:\/\/[^/?#@]+(?=[/?#]|$)/i;

/** The path and query of a target. */
export function withoutOrigin(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = target.replace(origin, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Node would answer without a problem (RFC 9110 §10.1.1). */
function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const detail = 'The only expectation that is met is 100-continue.';
  const error = new ApiError('expectation_failed', detail);
  response.writeHead(error.status, { 'content-type': problemType, connection: 'close' });
  response.end(JSON.stringify(error.toProblem('/', '')));
}
