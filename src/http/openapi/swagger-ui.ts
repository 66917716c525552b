// The OpenAPI document of the dataset being served, and Swagger UI over it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import swagger from '@fastify/swagger';
import swaggerUi, { type FastifySwaggerUiOptions } from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { hashText } from '../../text/hash.ts';
import { answerJson } from '../exchange/answer.ts';
import { noQuery, type Route, route } from '../routes/route.ts';
import { buildDocument } from './document.ts';
import { fillable } from './fillable.ts';
import { packAsset } from './packed-assets.ts';

export interface DocsOptions {
  store: Store;
  address: string;
  version: string;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" ' +
  'fill="#1b3a57"/><path d="M7 22V15q0-5 5-6v3q-2 .6-2 3h3v7zm10 0V15q0-5 5-6v3q-2 .6-2 3h3v7z" ' +
  'fill="#fff"/></svg>';

const folder = join(import.meta.dirname, '../../web/assets');
const style = readFileSync(join(folder, 'docs.css'), 'utf8');
const script = readFileSync(join(folder, 'docs.js'), 'utf8');

/** Browsers keep both for a day, but not beyond a change of one of them. */
const edition = (hashText(style + script) >>> 0).toString(36);

type Document = Awaited<ReturnType<typeof buildDocument>>;

/** Swagger UI needs nothing from elsewhere and frames nowhere; its styles hold data: images. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The route of the document, and the document: it describes the given routes and its own. */
export function buildDescription(routes: readonly Route[], options: DocsOptions) {
  const { store, address, version } = options;
  const documents = new WeakMap<object, Promise<Document>>();
  const none = {};
  const describe = (): Promise<Document> => {
    const snapshot = store.current();
    const key = snapshot?.manifest ?? none;
    const existing = documents.get(key);
    if (existing) return existing;
    const document = buildDocument(all, { version, address, snapshot }).finally(snapshot?.hold());
    documents.set(key, document);
    document.catch(() => documents.delete(key));
    return document;
  };
  const description = route({
    path: '/openapi.json',
    operationId: 'findDescription',
    tag: 'service',
    summary: 'This description',
    description: 'OpenAPI 3.1. The examples are real answers from the dataset being served.',
    query: noQuery,
    success: {
      description: 'The description of every operation.',
      type: 'application/json',
      schema: z
        .looseObject({ openapi: z.string(), paths: z.looseObject({}) })
        .meta({ id: 'Description' }),
    },
    withoutDataset: true,
    examples: {},
    answer: async () => answerJson(await describe()),
  });
  const all = [...routes, description];
  return { describe, route: description };
}

export async function addDocs(
  app: FastifyInstance,
  { address }: Pick<DocsOptions, 'address'>,
  describe: () => Promise<Document>,
): Promise<void> {
  await app.register(swagger, { mode: 'static', specification: { document: {} as never } });
  await app.register(async (scope) => {
    scope.addHook('onSend', async (request, reply, body) => {
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      return isPage && typeof body === 'string'
        ? completePage(body)
        : packAsset(request, reply, body);
    });
    await scope.register(swaggerUi, buildOptions(address, describe));
  });
}

/**
 * The plugin's page with a width for phones, and with the description asked for at once instead of
 * after a megabyte of scripts. Those that docs.js does without are left out.
 */
function completePage(page: string): string {
  const [, prefix] = /href="([^"]*)\/static\//.exec(page) ?? [];
  const head =
    '<head><meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<meta name="color-scheme" content="light dark">' +
    `<link rel="preload" href="${prefix}/json" as="fetch" crossorigin>`;
  return page
    .replace('<head>', head)
    .replaceAll(/theme\/docs\.(?:css|js)/g, `$&?${edition}`)
    .replaceAll(/<script src="[^"]*(standalone-preset|initializer)\.js".*?<\/script>/g, '');
}

function buildOptions(address: string, describe: () => Promise<Document>): FastifySwaggerUiOptions {
  // Swagger UI asks this plugin for a document and lets it be transformed, which cannot wait: into
  // the current one, which the request has got before.
  const documents = new WeakMap<FastifyRequest, Document>();
  return {
    routePrefix: '/docs',
    indexPrefix: new URL(address).pathname,
    transformSpecification: (_none, request) => documents.get(request as FastifyRequest) ?? {},
    transformSpecificationClone: false,
    staticCSP: contentSecurityPolicy,
    theme: {
      title: 'On Record: API',
      css: [{ filename: 'docs.css', content: style }],
      js: [{ filename: 'docs.js', content: script }],
      favicon: [
        { filename: 'icon.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: icon },
      ],
    },
    uiHooks: {
      onRequest: (request, reply, done) => {
        // The plugin redirects to /docs/, which is elsewhere when the service has a prefix.
        if (request.url.endsWith('/static/index.html')) {
          reply.redirect('../');
          return;
        }
        const isAsset = /\.(js|css|png)$/.test(request.routeOptions.url ?? '');
        reply.header('cache-control', `public, max-age=${isAsset ? 86_400 : 60}`);
        done();
      },
      preHandler: async (request) => {
        // Relative, so that trying it out works under whatever name the page is reached.
        const servers = [{ url: new URL(address).pathname, description: 'This service.' }];
        documents.set(request, { ...fillable(await describe()), servers });
      },
    },
  };
}
