// Serves the review to the browser of this machine: on the loopback address only, below an address
// that nobody can guess, and to no page of another site.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Answer, type Articles, answerArticle, openArticles } from './articles.ts';
import { ReviewError } from './error.ts';
import { listDrafts } from './folder.ts';
import { renderList, renderRefusal } from './page.ts';

export interface ReviewServer {
  /** With the token; whoever has it can review. */
  address: string;
  close: () => Promise<void>;
}

export interface ReviewFolders {
  drafts: string;
  seeds: string;
}

const bodyMax = 256 * 1024;
const host = '127.0.0.1';

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; " +
  "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const assets = join(import.meta.dirname, 'assets');
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

/** By name; nothing else of the folder is ever sent. */
const loadAssets = (): ReadonlyMap<string, Answer> => {
  const style = read(join(import.meta.dirname, '../../web/assets'), 'base.css');
  const scripts = [
    'review.js',
    'article.js',
    'cards.js',
    'form.js',
    'clock.js',
    'dialogs.js',
    'keys.js',
  ];
  return new Map<string, Answer>([
    ['review.css', { type: 'text/css', body: style + read(assets, 'review.css') }],
    ...scripts.map((name): [string, Answer] => [
      name,
      { type: 'text/javascript', body: read(assets, name) },
    ]),
  ]);
};

/** @param port 0 for one that is free */
export async function startReview(folders: ReviewFolders, port: number): Promise<ReviewServer> {
  const token = randomBytes(24).toString('base64url');
  const articles = openArticles(folders);
  const files = loadAssets();
  const server: Server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    const own = (server.address() as AddressInfo).port;
    void respond(request, { token, port: own, articles, files, drafts: folders.drafts })
      .catch((error: unknown) => describeError(request, error))
      .then((answer) => send(response, answer));
  });
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = `http://${host}:${(server.address() as AddressInfo).port}/${token}/`;
  const close = async () => {
    articles.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { address, close };
}

interface Serving {
  token: string;
  port: number;
  articles: Articles;
  files: ReadonlyMap<string, Answer>;
  drafts: string;
}

async function respond(request: IncomingMessage, serving: Serving): Promise<Answer> {
  const { token, port, articles, files, drafts } = serving;
  checkHost(request, port);
  const [place = '', query = ''] = (request.url ?? '').split('?');
  const [, given = '', first = '', ...rest] = place.split('/');
  if (!isEqual(given, token)) throw new ReviewError('the address is not complete', 404);
  const isPost = request.method === 'POST';
  if (!isPost && request.method !== 'GET') throw new ReviewError('only GET and POST', 405);
  if (isPost) checkOrigin(request, port);
  if (first === '' && rest.length === 0 && !isPost) {
    return { type: 'text/html', body: renderList(listDrafts(drafts), drafts) };
  }
  if (first === 'assets' && !isPost) {
    const file = files.get(rest.join('/'));
    if (!file) throw new ReviewError('there is no such file', 404);
    return file;
  }
  const body = isPost ? await readBody(request) : undefined;
  return answerArticle(articles, first, {
    part: rest.join('/'),
    proposal: new URLSearchParams(query).get('proposal') ?? '',
    body,
  });
}

const isEqual = (given: string, token: string) =>
  given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));

/** A name of another site that leads to this machine (DNS rebinding) is not let in. */
function checkHost({ headers }: IncomingMessage, port: number): void {
  if (headers.host !== `${host}:${port}`) throw new ReviewError('unknown host', 421);
}

function checkOrigin({ headers }: IncomingMessage, port: number): void {
  if (headers.origin !== `http://${host}:${port}`) {
    throw new ReviewError('asked by another site', 403);
  }
  if (headers['content-type'] !== 'application/json') {
    throw new ReviewError('a decision is JSON', 415);
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyMax) throw new ReviewError('a decision has at most 256 KiB', 413);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ReviewError('this is no JSON', 400);
  }
}

/** People get a page and the script gets JSON. */
function describeError({ headers }: IncomingMessage, error: unknown): Answer {
  const known = error instanceof ReviewError;
  const message = known ? error.message : 'internal error; the terminal says more';
  if (!known) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const status = known ? error.status : 500;
  return headers.accept?.includes('text/html')
    ? { status, type: 'text/html', body: renderRefusal(message) }
    : { status, type: 'application/json', body: JSON.stringify({ error: message }) };
}

function send(response: ServerResponse, { status = 200, type, body, policy }: Answer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy ?? pagePolicy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // What is left of a body that was refused is not read.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
