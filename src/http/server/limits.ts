// Limits on what one client may use: time, connections, bytes, requests. Beyond a limit, a request
// is answered with a problem or its connection is closed.
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyHttpOptions, FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, type ErrorCode, problemType } from '../exchange/problem.ts';
import { addressingOptions } from './addressing.ts';
import { addSlowReaders, type ReadRate } from './slow-readers.ts';

export interface Limits {
  /** From the opening of a connection, or its previous answer, to the end of the headers. */
  headersTimeoutMs: number;
  /** To the end of the request. */
  requestTimeoutMs: number;
  /** How long an idle connection is kept for a next request. */
  keepAliveTimeoutMs: number;
  connectionsMax: number;
  readRate: ReadRate;
  /** Above this mean delay requests are answered with 503, dear ones above a quarter; 0: never. */
  eventLoopDelayMaxMs: number;
  /** For each client; 0 is no limit. */
  requestsPerMinute: number;
  /** Proxies, as CIDR, whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** How long a closing service still takes new connections, for balancers that do not know yet. */
  drainMs: number;
}

export const defaultLimits: Limits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  keepAliveTimeoutMs: 72_000,
  connectionsMax: 10_000,
  readRate: { windowMs: 30_000, bytesPerSecondMin: 16_000 },
  eventLoopDelayMaxMs: 0,
  requestsPerMinute: 0,
  trustedProxies: [],
  drainMs: 0,
};

/** 2,000 characters of `/lookup` take up to 24,000 bytes when they are percent-encoded. */
const urlLengthMax = 25 * 1024;

/** Longer than a URL may be, so that a long URL gets its own answer. */
export const headersBytesMax = 32 * 1024;

/** Nothing here reads a body. */
const bodyBytesMax = 1024;

/** Options of the server itself. Timeouts are looked at once a second. */
export function serverOptions(limits: Limits) {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs, trustedProxies } = limits;
  return {
    http: {
      headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: headersBytesMax,
      ...addressingOptions,
    },
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    // Wait for a client that does not read its answer no longer than for an idle one.
    connectionTimeout: keepAliveTimeoutMs,
    bodyLimit: bodyBytesMax,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    // What is in flight is answered with Connection: close, which Fastify adds while closing.
    return503OnClosing: false,
    clientErrorHandler: answerBadConnection,
  } satisfies FastifyHttpOptions<Server>;
}

/** Call before any route is added, so that each of them is limited. */
export async function addLimits(app: FastifyInstance, limits: Limits): Promise<void> {
  app.server.maxConnections = limits.connectionsMax;
  addDrain(app, limits.drainMs);
  addSlowReaders(app, limits.readRate);
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.originalUrl.length <= urlLengthMax) return done();
    done(new ApiError('uri_too_long', `The URL is longer than ${urlLengthMax} characters.`));
  });
  if (limits.requestsPerMinute > 0) await addRateLimit(app, limits.requestsPerMinute);
  if (limits.eventLoopDelayMaxMs > 0) await addLoadShedding(app, limits.eventLoopDelayMaxMs);
}

/** Requests of the operator are answered even under overload. */
function isForOperator({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === '/livez' || url === '/readyz' || url === '/metrics';
}

/** What takes ten times the work of a page of records: whole exports, and comparing of texts. */
const dearRoutes = /^\/(lookup|timeline|mcp)\b|\.(csv|ics|ndjson|png|xlsx)$/;

function isDear({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return dearRoutes.test(url);
}

/** A client has an allowance of its own for dear routes, a tenth of the other. */
async function addRateLimit(app: FastifyInstance, requestsMax: number): Promise<void> {
  const maxOf = (request: FastifyRequest) => Math.ceil(requestsMax / (isDear(request) ? 10 : 1));
  await app.register(rateLimit, {
    max: maxOf,
    timeWindow: 60_000,
    cache: 50_000,
    allowList: isForOperator,
    errorResponseBuilder: (request, { after, max }) => {
      const requests = isDear(request) ? 'requests like this one' : 'requests';
      const detail = `More than ${max} ${requests} per minute; wait ${after}.`;
      return new ApiError('too_many_requests', detail);
    },
  });
  // After the plugin has looked at the route, which would give each route a count of its own.
  app.addHook('onRoute', (route) => {
    if (dearRoutes.test(route.url))
      route.config = { ...route.config, rateLimit: { groupId: 'dear' } };
  });
}

/**
 * A quick 503 for some is better than a slow answer for everybody. A loop that is late because
 * others use the machine would not be faster for it, so it is borne up to a longer delay. Whatever
 * takes most work is refused first, so that pages and records are still answered.
 */
async function addLoadShedding(app: FastifyInstance, delayMaxMs: number): Promise<void> {
  const isBusy = watchCpu(app);
  await app.register(underPressure, {
    maxEventLoopDelay: delayMaxMs / dearer,
    pressureHandler: (request, _reply, _type, delayMs = 0) => {
      if (isForOperator(request)) return;
      const ownMaxMs = isDear(request) ? delayMaxMs / dearer : delayMaxMs;
      if (delayMs < ownMaxMs * (isBusy() ? 1 : patience)) return;
      throw new ApiError('overloaded', 'The service is overloaded; try again shortly.');
    },
  });
}

/** A dear request is refused at a delay so many times smaller. */
const dearer = 4;

/** So many times the delay is borne while the process is not at work itself. */
const patience = 10;

/** Whether this process used at least half of a core in the last second. */
function watchCpu(app: FastifyInstance): () => boolean {
  const read = () => {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1000, nowMs: performance.now() };
  };
  let share = 0;
  let before = read();
  const timer = setInterval(() => {
    const now = read();
    share = (now.cpuMs - before.cpuMs) / (now.nowMs - before.nowMs);
    before = now;
  }, 1000).unref();
  app.addHook('onClose', () => clearInterval(timer));
  return () => share >= 0.5;
}

/** Time for requests that are on their way over connections that exist. */
const arrivalMs = 1000;

/** Requests still running this long after the last connection was accepted are cut off. */
const farewellMs = 5000;

/**
 * Closing in three steps, where Node's own `close` would do all at once and break connections
 * whose request has not been read yet. First it only is not ready, because balancers do not know
 * yet; then it takes no more connections and says Connection: close on those that it has; then
 * those that are idle are closed.
 */
function addDrain(app: FastifyInstance, drainMs: number): void {
  const { server } = app;
  const isEmpty = async () => (await countConnections(app)) === 0;
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    if (!server.listening) return;
    await waitUntil(isEmpty, drainMs);
    await readArrived();
    NetServer.prototype.close.call(server);
    await waitUntil(isEmpty, arrivalMs);
    await waitUntil(() => {
      server.closeIdleConnections();
      return isEmpty();
    }, farewellMs);
    server.closeAllConnections();
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!closing) return done();
    // Fastify says Connection: close from the beginning, which would only bring new ones.
    if (server.listening) reply.raw.removeHeader('connection');
    if (request.routeOptions.url !== '/readyz') return done();
    done(new ApiError('not_ready', 'The service is shutting down.'));
  });
}

async function waitUntil(holds: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && !(await holds())) {
    await setTimeout(20);
    await readArrived();
  }
}

/**
 * Lets the loop accept what has connected and read what was sent. When the machine is busy that may
 * be a lot, and a connection whose request was not read yet would count as idle.
 */
async function readArrived(): Promise<void> {
  await setImmediate();
}

function countConnections(app: FastifyInstance): Promise<number> {
  return new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count)));
}

/** What Node calls a failure, and what the client is told. */
const connectionErrors: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  HPE_HEADER_OVERFLOW: [
    'headers_too_large',
    `The headers are longer than ${headersBytesMax} bytes; send fewer.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['timed_out', 'The request did not arrive in time; send it again.'],
  // curl sends an address as it was typed, and Node takes no bytes in it beyond ASCII.
  HPE_INVALID_URL: [
    'bad_request',
    'The address holds a character that has to be percent-encoded, as é is to %C3%A9; ' +
      'curl encodes a value with --get --data-urlencode.',
  ],
};

const unreadable = [
  'bad_request',
  'The request could not be read; it is not valid HTTP/1.1.',
] as const;

/** What is not even HTTP gets a problem too, written by hand, and its connection is closed. */
function answerBadConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, detail] = connectionErrors[error.code ?? ''] ?? unreadable;
  const problem = new ApiError(code, detail).toProblem('/', '');
  const { status, title } = problem;
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: ${problemType}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
