// Every failure becomes a problem document, or a page where a page was asked for; what is not
// there becomes a 404 or a 405 that helps.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { editDistance, nearestNames } from '../../text/names.ts';
import { ApiError, problemType, toApiError } from '../exchange/problem.ts';
import { cacheControl } from '../exchange/send.ts';
import { isForReading, sendErrorPage } from '../pages/pages.ts';
import type { PageOptions } from '../pages/request.ts';
import { withoutOrigin } from './addressing.ts';
import { linkChoices, sendMoved } from './moved.ts';

/** Everything here can be read and nothing can be changed. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

const retryAfterSeconds = 5;

/**
 * Call before any route is added: it has to see them all, and its hook has to run before a body
 * is read, so that a POST is refused for being a POST.
 */
export function addErrors(app: FastifyInstance, options: PageOptions): void {
  const paths = watchRoutes(app);
  app.setErrorHandler((error, request, reply) => {
    const failure = toApiError(error);
    if (failure.code === 'internal') request.log.error({ err: error }, 'internal error');
    if (failure.status === 405 && !reply.hasHeader('allow')) reply.header('allow', allowedMethods);
    if (failure.status === 429 || failure.status === 503) {
      if (!reply.hasHeader('retry-after')) reply.header('retry-after', retryAfterSeconds);
    }
    reply.code(failure.status).header('cache-control', failure.past ? cacheControl : 'no-store');
    return sendFailure(request, reply, options, failure);
  });
  app.addHook('onRequest', (request, _reply, done) => {
    done(request.is404 ? explainMissing(request, paths) : undefined);
  });
  // For files that are not there, which only their handler finds out.
  app.setNotFoundHandler((request) => {
    throw explainMissing(request, paths);
  });
}

function sendFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PageOptions,
  failure: ApiError,
): FastifyReply {
  const { address } = options;
  const { past } = failure;
  if (past && 'holders' in past) {
    const [holder = '', ...others] = past.holders;
    if (others.length === 0) {
      return sendMoved(request, reply, address, { record: past.record, holder });
    }
    reply.header('link', linkChoices(past, address));
  }
  if (isForReading(request)) return sendErrorPage(request, reply, options, failure);
  const problem = failure.toProblem(pathOf(request), address);
  return reply.type(problemType).send(JSON.stringify(problem));
}

/**
 * The request target as the routes know it: without the origin that a proxy may put in front
 * (RFC 9112 §3.2.2). One that cannot be decoded is taken out of the router's hands, which would
 * answer it without our headers, log and error shape; `explainMissing` sees it again.
 */
export function rewriteTarget({ url = '/' }: { url?: string | undefined }): string {
  const target = withoutOrigin(url).replace(notInTargets, encodeURIComponent);
  if (!target.includes('%')) return target;
  try {
    decodeURIComponent(pathIn(target));
    return target;
  } catch {
    return undecodable;
  }
}

const undecodable = '/%25';

/** RFC 3986 has them in no path and query. Links repeat addresses, and hold nothing else. */
const notInTargets = /[#<>"\\^`{|}]/g;

interface ReadablePath {
  pattern: RegExp;
  firstWord: string;
}

/** The paths that can be read, as they are added. */
function watchRoutes(app: FastifyInstance): readonly ReadablePath[] {
  const paths: ReadablePath[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (![method].flat().includes('GET')) return;
    const source = url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*');
    paths.push({ pattern: new RegExp(`^${source}$`), firstWord: url.split('/')[1] ?? '' });
  });
  return paths;
}

function explainMissing(request: FastifyRequest, paths: readonly ReadablePath[]): ApiError {
  const path = pathOf(request);
  if (request.raw.url === undecodable && path !== undecodable) {
    const detail = `path: ${path} contains a % that does not start an encoded UTF-8 character; write it as %25.`;
    return new ApiError('bad_request', detail, [{ parameter: 'path', detail, suggestions: [] }]);
  }
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD' && isReadable(path, paths)) {
    return new ApiError('method_not_allowed', 'This is a read-only service; use GET or HEAD.');
  }
  const suggestions = suggestPaths(path, paths);
  const advice =
    suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?` : 'see /docs.';
  const detail = `There is nothing at ${path}; ${advice}`;
  return new ApiError('not_found', detail, [{ parameter: 'path', detail, suggestions }]);
}

/** The known path that differs only in case, in slashes or by a misspelt first word. */
function suggestPaths(path: string, paths: readonly ReadablePath[]): string[] {
  const [first = '', ...rest] = path.toLowerCase().split('/').filter(Boolean);
  const words = new Set(paths.map(({ firstWord }) => firstWord));
  // A word in another format, such as "statements.csv", is found by what stands before its suffix.
  const plain = [...words].filter((word) => word === stem(word) || !words.has(stem(word)));
  const suffix = first.slice(stem(first).length);
  const near = nearestNames(stem(first), plain).map((word) => `${word}${suffix}`);
  const formats = [...words].filter(
    (word) => stem(word) === stem(first) && editDistance(word, first, 1) <= 1,
  );
  return [...formats, ...near, ...nearestNames(first, plain)]
    .map((word) => `/${[word, ...rest].join('/')}`)
    .filter((path, index, all) => all.indexOf(path) === index && isReadable(path, paths))
    .slice(0, 1);
}

function stem(word: string): string {
  return word.replace(/\..*$/, '');
}

function isReadable(path: string, paths: readonly ReadablePath[]): boolean {
  return paths.some(({ pattern }) => pattern.test(path));
}

const pathLengthMax = 200;

/** The path as the client sent it, shortened. */
function pathOf(request: FastifyRequest): string {
  return pathIn(withoutOrigin(request.originalUrl)).slice(0, pathLengthMax);
}

function pathIn(url: string): string {
  const mark = url.search(/[?#]/);
  return mark === -1 ? url : url.slice(0, mark);
}
