// The service: every plugin and route in order. This file is the table of contents.
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Archive, Store } from '../store/store.ts';
import { withEdition } from './exchange/edition.ts';
import type { LongAnswers } from './exchange/long-answers.ts';
import { prefersPage } from './exchange/negotiation.ts';
import { AnswerCache, sendAnew, sendCached } from './exchange/send.ts';
import { addMcp } from './mcp/endpoint.ts';
import { addDocs, buildDescription } from './openapi/swagger-ui.ts';
import { addOembed } from './pages/oembed.ts';
import { addPages, sendToPage } from './pages/pages.ts';
import { addPictures } from './pages/pictures.ts';
import { basePath } from './pages/request.ts';
import { addSite } from './pages/site.ts';
import { warnOfDeprecated } from './query/deprecation.ts';
import { removeTracking } from './query/tracking.ts';
import { answerRoute } from './routes/answer.ts';
import { routes } from './routes/index.ts';
import type { Route } from './routes/route.ts';
import { addAddressing } from './server/addressing.ts';
import { addErrors, allowedMethods, rewriteTarget } from './server/errors.ts';
import {
  addLimits,
  defaultLimits,
  headersBytesMax,
  type Limits,
  serverOptions,
} from './server/limits.ts';
import { addMetrics, type FollowStatus } from './server/metrics.ts';

export interface AppOptions {
  store: Store;
  /** Past versions; without it, none can be asked for. */
  archive?: Archive | undefined;
  /** The address of the service as clients see it, without a slash at the end. */
  address: string;
  /** The version of the program. */
  version: string;
  logger: FastifyBaseLogger | false;
  /** Bytes of answers to keep for each publication; 0 keeps none. */
  cacheBytesMax?: number;
  limits?: Limits;
  /** Bounds of answers that take long; by default 64 of them, each for half an hour. */
  longAnswers?: LongAnswers;
  /** Where to report an error in a record: a `mailto:` or `https:` URL. */
  contact?: string | undefined;
  /** Where to report a vulnerability: a `mailto:` or `https:` URL. */
  securityContact?: string | undefined;
  /** Where the pictures of statements are kept; without it they are drawn anew. */
  picturesFolder?: string | undefined;
  /** Reports how well this node follows publications. Without it, there are no such metrics. */
  status?: () => FollowStatus;
}

/** What everything that answers shares. */
type Service = Pick<AppOptions, 'store' | 'archive' | 'address' | 'version'> & {
  answers: AnswerCache;
};

/** What a page of another origin may read besides what every browser shows it. */
const exposedHeaders = [
  'ETag',
  'Link',
  'Retry-After',
  'Deprecation',
  'Accept-Ranges',
  'Content-Range',
  'Content-Disposition',
  'Repr-Digest',
  'Memento-Datetime',
];

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, logger, limits = defaultLimits } = options;
  const app = fastify({
    ...serverOptions(limits),
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    rewriteUrl: rewriteTarget,
    // Parameters are parsed from the address itself, so that nothing is dropped or coerced. How
    // long an id may be is for its schema to say.
    routerOptions: { maxParamLength: headersBytesMax, querystringParser: () => ({}) },
    // No route has a schema of Fastify: its compilers, a hundred modules, would be loaded in vain.
    schemaController: {
      compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler },
    },
  });
  addLog(app);
  addAddressing(app);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'OPTIONS') reply.header('allow', allowedMethods);
    done();
  });
  await app.register(cors, {
    exposedHeaders,
    methods: ['GET', 'HEAD'],
    maxAge: 86_400,
    strictPreflight: false,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
  const service = {
    ...options,
    answers: new AnswerCache(options.cacheBytesMax, options.version, options.longAnswers),
  };
  addErrors(app, service);
  const description = buildDescription(routes, service);
  // Once before anybody waits for it; a new dataset builds it anew when it is asked for.
  await description.describe();
  // After that, which would look like overload.
  await addLimits(app, limits);
  await addDocs(app, service, description.describe);
  for (const route of [...routes, description.route]) addRoute(app, route, service);
  addMetrics(app, store, options.status);
  addPages(app, service);
  addPictures(app, { ...service, picturesFolder: options.picturesFolder });
  addOembed(app, service);
  addMcp(app, service);
  addSite(app, { ...service, securityContact: options.securityContact });
  return app;
}

function noCompiler(): never {
  throw new Error('a route has a schema of Fastify; describe it as a Route');
}

function addRoute(app: FastifyInstance, route: Route, service: Service): void {
  const { address, answers, archive } = service;
  const onRequest = warnOfDeprecated(route.query);
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  app.get(path, { onRequest }, (request, reply) => {
    const { id: given } = request.params as { id?: string };
    const id = route.hasPage && given?.endsWith('.json') ? given.slice(0, -5) : given;
    if (route.hasPage && id === given) {
      reply.header('vary', 'Accept');
      if (prefersPage(request.headers.accept)) return sendToPage(request, reply, address);
    }
    const url = request.raw.url as string;
    const clean = removeTracking(url);
    if (clean !== undefined) return reply.redirect(`${basePath(address)}${clean}`, 302);
    return withEdition(service, request, reply, (edition) => {
      const { snapshot } = edition;
      const make = () => answerRoute(route, { snapshot, address, url, id, archive });
      return route.success.cached === false
        ? sendAnew(reply, make())
        : sendCached(reply, { ...edition, answers, make });
    });
  });
}

/** Logs one line per request, without the query: what people search for is private. */
function addLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms });
    done();
  });
}
