// The service: every plugin and route in order. This file is the table of contents.
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Dataset } from '../store/dataset.ts';
import { answerRoute, askRoutes } from './answer.ts';
import { buildDocument } from './openapi.ts';
import { ApiError, problemType } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';
import { defaultCacheBytesMax, sendCached } from './send.ts';

export interface AppOptions {
  /** The dataset to serve now; undefined while there is none. */
  current: () => Dataset | undefined;
  /** The address of the service as clients see it, without a slash at the end. */
  address: string;
  /** The version of the program. */
  version: string;
  logger: FastifyBaseLogger | false;
  /** Bytes of answers to keep for each dataset; 0 keeps none. */
  cacheBytesMax?: number;
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { current, logger } = options;
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    disableRequestLogging: true,
    // 2,000 characters of /lookup take up to 24,000 bytes when they are percent-encoded.
    http: { maxHeaderSize: 32 * 1024 },
    // Parameters are parsed from the address itself, so that nothing is dropped or coerced.
    routerOptions: { maxParamLength: 200, querystringParser: () => ({}) },
  });
  addLog(app);
  addErrors(app);
  await app.register(cors, { exposedHeaders: ['ETag', 'Link'], methods: ['GET', 'HEAD'] });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
  await addDocs(app, options);
  for (const route of routes) addRoute(app, route, options);
  addHealth(app, current);
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'));
  addMethods(app);
  return app;
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  { current, address, cacheBytesMax = defaultCacheBytesMax }: AppOptions,
): void {
  app.get(route.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) => {
    const dataset = current();
    if (!dataset) throw new ApiError('not_ready', 'There is no dataset yet; try again shortly.');
    const params = request.params as Record<string, string>;
    return sendCached(request, reply, dataset, cacheBytesMax, () =>
      answerRoute(route, dataset, address, request.raw.url as string, params),
    );
  });
}

/** `/livez`: the process answers. `/readyz`: it has a dataset to answer from. */
function addHealth(app: FastifyInstance, current: AppOptions['current']): void {
  app.get('/livez', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  app.get('/readyz', (_request, reply) => {
    const dataset = current();
    if (!dataset) throw new ApiError('not_ready', 'There is no dataset yet; try again shortly.');
    return reply
      .header('cache-control', 'no-store')
      .send({ status: 'ready', dataset: { version: dataset.version } });
  });
}

async function addDocs(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { current, address, version } = options;
  const dataset = current();
  const ask = dataset && askRoutes(routes, dataset, address);
  const document = buildDocument(routes, { version, address, ask });
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: 0, tryItOutEnabled: true },
  });
  const body = JSON.stringify(document);
  app.get('/openapi.json', (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(body),
  );
}

/** Whatever exists can only be read: 405 with `Allow` (RFC 9110 §15.5.6). */
function addMethods(app: FastifyInstance): void {
  const paths = [
    ...routes.map(({ path }) => path.replace(/\{(\w+)\}/g, ':$1')),
    '/livez',
    '/readyz',
  ];
  for (const url of [...paths, '/openapi.json', '/']) {
    app.route({
      url,
      method: ['POST', 'PUT', 'PATCH', 'DELETE'],
      handler: (_request, reply) => {
        reply.header('Allow', 'GET, HEAD, OPTIONS');
        throw new ApiError('method_not_allowed', 'This is a read-only service; use GET or HEAD.');
      },
    });
  }
}

function addErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = toApiError(error);
    if (known.code === 'internal') request.log.error({ err: error }, 'internal error');
    const [instance = '/'] = (request.raw.url ?? '/').split('?');
    return reply
      .code(known.status)
      .header('cache-control', 'no-store')
      .type(problemType)
      .send(JSON.stringify(known.toProblem(instance)));
  });
  app.setNotFoundHandler((request) => {
    const [path = '/'] = (request.raw.url ?? '/').split('?');
    throw new ApiError('not_found', `There is nothing at ${path.slice(0, 200)}; see /docs.`);
  });
}

/** Fastify's own client errors keep their status; everything else says nothing. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ApiError('bad_request', message ?? 'Bad request.');
  }
  return new ApiError('internal', 'Internal error.');
}

/** One line a request, without its query: what people ask for is nobody's business. */
function addLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms });
    done();
  });
}
