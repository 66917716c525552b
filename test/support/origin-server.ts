// An HTTP origin over a folder that can be told to misbehave.
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export type Fault = 'none' | 'error' | 'cut' | 'garbage' | 'silence' | 'no-such-file';

export interface OriginServer {
  url: string;
  /** What it does wrong from now on, for each request anew. */
  misbehave: (choose: (path: string) => Fault) => void;
  /** Requests so far, answered or not, by path. */
  asked: string[];
  /** Those that came to an end, as `status path`. */
  requests: string[];
  close: () => Promise<void>;
}

export async function openOrigin(folder: string, port = 0): Promise<OriginServer> {
  const asked: string[] = [];
  const requests: string[] = [];
  let choose: (path: string) => Fault = () => 'none';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    response.on('close', () => requests.push(`${response.statusCode} ${path}`));
    answer(folder, request, response, choose(path));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    misbehave: (next) => {
      choose = next;
    },
    asked,
    requests,
    close: () => closeServer(server),
  };
}

function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
): void {
  if (fault === 'silence') return;
  if (fault === 'error') return void response.writeHead(500).end('oops');
  if (fault === 'no-such-file') return void response.writeHead(404).end();
  if (fault === 'garbage') return void response.end('{"seq": 1, "version":');
  const path = join(folder, request.url ?? '/');
  let body: Buffer;
  let etag: string;
  try {
    body = readFileSync(path);
    etag = `"${statSync(path).mtimeMs}-${body.length}"`;
  } catch {
    return void response.writeHead(404).end();
  }
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  response.writeHead(200, { 'content-length': body.length, etag });
  if (fault === 'none') return void response.end(body);
  response.write(body.subarray(0, body.length >> 1), () => response.destroy());
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
