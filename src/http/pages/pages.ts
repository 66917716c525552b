// Pages for people over HTTP, and errors as pages.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../web/messages/messages.ts';
import { renderEmbedError } from '../../web/pages/embed-page.ts';
import { renderErrorPage } from '../../web/pages/error-page.ts';
import { renderBadQueryPage } from '../../web/pages/statements-page.ts';
import type { AsOf } from '../../web/view.ts';
import { type Edition, withEdition } from '../exchange/edition.ts';
import { ApiError, badParameters, requireSnapshot } from '../exchange/problem.ts';
import { sendCached } from '../exchange/send.ts';
import { addAssets, addFavicon, framedPolicy, pagePolicy } from './assets.ts';
import { pages } from './index.ts';
import type { PageRoute } from './page-route.ts';
import { basePath, buildView, openView, type PageOptions, readRequest } from './request.ts';

const pageType = 'text/html; charset=utf-8';

export function addPages(app: FastifyInstance, options: PageOptions): void {
  for (const page of pages) {
    app.get(page.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) =>
      sendPage(request, reply, page, options),
    );
  }
  addAssets(app);
  addFavicon(app);
}

/** Whether a person will see the answer. */
export function isForReading(request: FastifyRequest): boolean {
  const [path = '/'] = request.originalUrl.split('?', 1);
  const isPage = path === '/' || path.endsWith('.html') || isFramed(path);
  return isPage && ['GET', 'HEAD'].includes(request.method);
}

/** An error as a page. For an invalid query it includes the form to correct it. */
export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<PageOptions, 'store' | 'address' | 'contact'>,
  error: ApiError,
): FastifyReply {
  const { path, query } = readRequest(request);
  const view = buildView(request, options, options.store.current());
  const [place = '/'] = path.split('?', 1);
  const framed = isFramed(place);
  if (framed) allowFrame(reply);
  const render = () => {
    if (framed) return renderEmbedError(view, error.message, error.past);
    if (error.status === 400 && place === '/statements.html') {
      return renderBadQueryPage(view, query, error.errors);
    }
    return renderErrorPage(view, error.status, error.message, error.past);
  };
  return reply.headers(listHeaders(view.language, framed)).type(pageType).send(render());
}

/** Leads from the address of a record to its page. */
export function sendToPage(
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
): FastifyReply {
  const url = request.raw.url as string;
  const [path = ''] = url.split('?', 1);
  return reply.redirect(`${basePath(address)}${path}.html${url.slice(path.length)}`, 303);
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageRoute,
  options: PageOptions,
): FastifyReply | Promise<FastifyReply> {
  const { address, answers } = options;
  const { query, filled } = readRequest(request);
  // A form also sends its empty fields; they should not be in an address that people share.
  if (filled !== undefined) return reply.redirect(`${basePath(address)}${filled}`, 302);
  const id = readId(request);
  const { framed = false } = page;
  if (framed) allowFrame(reply);
  return withEdition(options, request, reply, (edition) => {
    const snapshot = requireSnapshot(edition.snapshot);
    if (framed && edition.memento) throw refuseOldCard();
    const asOf = describeEdition(edition, address);
    const { view, api } = openView(request, options, snapshot, asOf);
    const make = async () => ({
      body: await page.render({ view, api, id, query }),
      type: pageType,
      headers: listHeaders(view.language, framed),
    });
    return sendCached(reply, { ...edition, answers, make, variant: view.language });
  });
}

/** What a page says of the version that its address names. */
function describeEdition({ snapshot, memento }: Edition, address: string): AsOf | undefined {
  if (!snapshot || !memento) return undefined;
  const { publishedAt, original } = memento;
  return { version: snapshot.version, publishedAt, now: original.slice(address.length) };
}

/** Whoever sees it on another site takes it for what stands today. */
function refuseOldCard(): ApiError {
  const detail = 'as_of: a card shows what stands today; leave it out.';
  return badParameters([{ parameter: 'as_of', detail, suggestions: [] }]);
}

/** @throws ApiError not_found for what cannot be an id */
function readId({ params }: FastifyRequest): string {
  const { id } = params as { id?: string };
  if (id === undefined) return '';
  if (/^[\w-]+$/.test(id)) return id;
  throw new ApiError('not_found', `Nothing has the id "${id.slice(0, 120)}".`);
}

/** In a sandbox there is no origin that an agent cluster could be keyed by. */
function allowFrame(reply: FastifyReply): void {
  reply.removeHeader('x-frame-options');
  reply.removeHeader('origin-agent-cluster');
}

function isFramed(path: string): boolean {
  return path.startsWith('/statements/') && path.endsWith('/embed');
}

function listHeaders(language: Language, framed: boolean): Record<string, string> {
  return {
    'content-language': language,
    'content-security-policy': framed ? framedPolicy : pagePolicy,
    vary: 'Accept-Language',
  };
}
