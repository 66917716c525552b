// What crawlers, browsers and language models look for at addresses that they know beforehand.
import type { FastifyInstance } from 'fastify';
import { type Resource, resourceNames } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { encodeLlms } from '../../web/site/llms.ts';
import { encodeOpenSearch, openSearchType } from '../../web/site/opensearch.ts';
import { encodeRobots } from '../../web/site/robots.ts';
import { encodeSecurity } from '../../web/site/security.ts';
import { encodeSitemap, encodeSitemapIndex } from '../../web/site/sitemap.ts';
import { sectionPaths } from '../../web/view.ts';
import type { Answer } from '../exchange/answer.ts';
import { ApiError } from '../exchange/problem.ts';
import { sendAnew, sendCached } from '../exchange/send.ts';
import { basePath, openSnapshot, openView, type PageOptions } from './request.ts';

export interface SiteOptions extends PageOptions {
  /** Whom to tell of a hole: a `mailto:` or `https:` URL; without it nothing says so. */
  securityContact: string | undefined;
}

/** A sitemap may have 50,000 pages; of these, one is half a megabyte. */
const sitemapPagesMax = 5000;

const xml = 'application/xml; charset=utf-8';
const text = 'text/plain; charset=utf-8';

export function addSite(app: FastifyInstance, options: SiteOptions): void {
  const { address, answers } = options;
  const base = basePath(address);
  const answer = (path: string, make: () => string) =>
    app.get(path, (_request, reply) => {
      const snapshot = options.store.current();
      const body = make();
      return sendCached(reply, { snapshot, answers, make: async () => ({ body, type: text }) });
    });
  answer('/robots.txt', () => encodeRobots(address, base));
  answer('/llms.txt', () => encodeLlms(address));
  app.get('/opensearch.xml', (request, reply) => {
    const snapshot = openSnapshot(options, reply);
    const { view } = openView(request, options, snapshot);
    const headers = { vary: 'Accept-Language' };
    const make = async () => ({ body: encodeOpenSearch(view), type: openSearchType, headers });
    return sendCached(reply, { snapshot, answers, make, variant: view.language });
  });
  app.get('/.well-known/security.txt', (_request, reply) =>
    sendAnew(reply, answerSecurity(options)),
  );
  addSitemaps(app, options);
}

const validMs = 90 * 86_400_000;

/** @throws ApiError not_found where no contact is configured */
async function answerSecurity({ address, securityContact }: SiteOptions): Promise<Answer> {
  if (securityContact === undefined) {
    throw new ApiError('not_found', 'The operator of this service has named no contact.');
  }
  const expires = new Date(Date.now() + validMs);
  return { body: encodeSecurity(address, securityContact, expires), type: text };
}

function addSitemaps(app: FastifyInstance, options: PageOptions): void {
  const { address, answers } = options;
  app.get('/sitemap.xml', (_request, reply) => {
    const snapshot = openSnapshot(options, reply);
    const make = async () => {
      const parts = await listParts(snapshot);
      const body = encodeSitemapIndex(parts.map((part) => `${address}/sitemaps/${part}.xml`));
      return { body, type: xml };
    };
    return sendCached(reply, { snapshot, answers, make });
  });
  app.get('/sitemaps/:part.xml', (request, reply) => {
    const { part } = request.params as { part: string };
    const snapshot = openSnapshot(options, reply);
    const make = async () => {
      const pages = await listPages(snapshot, part);
      const located = pages.map(({ path, ...page }) => ({ ...page, url: `${address}${path}` }));
      return { body: encodeSitemap(located), type: xml };
    };
    return sendCached(reply, { snapshot, answers, make });
  });
}

async function listParts(snapshot: Snapshot): Promise<string[]> {
  const parts = resourceNames.map(async (resource) => {
    const records = await snapshot.count({ resource, filters: {} });
    const count = Math.ceil(records / sitemapPagesMax);
    return Array.from({ length: count }, (_, index) => `${resource}-${index + 1}`);
  });
  return ['pages', ...(await Promise.all(parts)).flat()];
}

/** @throws ApiError not_found */
async function listPages(
  snapshot: Snapshot,
  part: string,
): Promise<{ path: string; modified: string | null }[]> {
  if (part === 'pages') {
    return ['/', ...Object.values(sectionPaths)].map((path) => ({ path, modified: null }));
  }
  const [, name, number] = /^([a-z]+)-([1-9]\d{0,6})$/.exec(part) ?? [];
  const resource = resourceNames.find((each): each is Resource => each === name);
  const start = (Number(number) - 1) * sitemapPagesMax;
  const entries = resource ? await snapshot.listEntries(resource, start, sitemapPagesMax) : [];
  if (entries.length === 0) {
    throw new ApiError('not_found', 'There is no such part; /sitemap.xml lists all of them.');
  }
  return entries.map(({ id, modified }) => ({ path: `/${resource}/${id}.html`, modified }));
}
