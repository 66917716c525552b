// /mcp: the tools over HTTP (Streamable HTTP without sessions, MCP 2026-07-28 and before).
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, requireSnapshot } from '../exchange/problem.ts';
import type { PageOptions } from '../pages/request.ts';
import { buildMcpServer } from './server.ts';

/** The longest thing that anybody sends is a quotation of 2,000 characters. */
const messageBytesMax = 32 * 1024;

interface EndpointOptions extends Pick<PageOptions, 'store' | 'address'> {
  version: string;
}

export function addMcp(app: FastifyInstance, { store, address, version }: EndpointOptions): void {
  const open = () => ({ snapshot: requireSnapshot(store.current()), address });
  const handler = createMcpHandler(() => buildMcpServer({ open, version, log: app.log }));
  app.addHook('onClose', () => handler.close());
  app.post('/mcp', { bodyLimit: messageBytesMax }, async (request, reply) => {
    refuseBatch(request.body);
    refuseSubscription(request.body);
    const response = await handler.fetch(toWebRequest(request, address), {
      parsedBody: request.body,
    });
    return sendResponse(reply, response);
  });
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: (_request, reply) => {
      reply.header('allow', 'POST, OPTIONS');
      throw new ApiError('method_not_allowed', 'This is for MCP clients; send messages with POST.');
    },
  });
}

/** The protocol has none since 2025-06-18; a hundred messages would count as one request. */
function refuseBatch(body: unknown): void {
  if (!Array.isArray(body)) return;
  throw new ApiError('bad_request', 'Batches are not taken; send each message in its own request.');
}

/** Nothing here changes under a client, and a stream that stays open would only hold it. */
function refuseSubscription(body: unknown): void {
  if ((body as { method?: unknown } | undefined)?.method !== 'subscriptions/listen') return;
  throw new ApiError('not_implemented', 'There is nothing to subscribe to; ask again instead.');
}

function toWebRequest({ headers, method }: FastifyRequest, address: string): Request {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
  );
  return new Request(`${address}/mcp`, { method, headers: entries });
}

function sendResponse(reply: FastifyReply, response: Response): FastifyReply {
  reply.code(response.status).header('cache-control', 'no-store');
  const type = response.headers.get('content-type');
  if (type !== null) reply.type(type);
  return reply.send(response.body ? Readable.fromWeb(response.body as ReadableStream) : undefined);
}
