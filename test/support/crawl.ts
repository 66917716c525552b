// Follows the links of the pages and checks what it meets: there, valid, and leading on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testAddress } from './curated.ts';
import { checkMarkup, listAttributes } from './markup.ts';
import { type Service, startService } from './service.ts';

/** The longest is the page of an article that is cited 28 times. */
const bytesMax = 60_000;

interface Page {
  html: string;
  links: string[];
  ids: Set<string>;
}

interface CrawlOptions {
  /** Only the first page of each kind is visited; by default each page is a kind of its own. */
  kindOf?: (path: string) => string;
  /** Pages that must be met. */
  expected?: readonly string[];
  /** So many links to data are followed. */
  dataLinksMax?: number;
}

/** The path of a link on this service, without fragment. */
const pathOf = (href: string) => href.replace(testAddress, '').replace(/#.*$/, '');

/** Pages that links lead to, without those that only choose a language. */
async function crawl(service: Service, kindOf: (path: string) => string) {
  const pages = new Map<string, Page>();
  const kinds = new Set<string>();
  const queue = ['/'];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (pages.has(path) || kinds.has(kindOf(path))) continue;
    kinds.add(kindOf(path));
    const { status, headers, body } = await service.sendRaw(path, 'GET', {
      'accept-language': 'fr',
    });
    expect([path, status, headers['content-type']]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    const links = listAttributes(body, 'href').filter((href) => !href.includes('lang='));
    pages.set(path, { html: body, links, ids: new Set(listAttributes(body, 'id')) });
    queue.push(...links.map(pathOf).filter((to) => /^\/($|.*(\.html|\/embed)(\?|$))/.test(to)));
  }
  return pages;
}

/** Tests of all pages that a crawl meets. */
export function describeCrawl(name: string, options: CrawlOptions): void {
  const { kindOf = (path) => path, expected = [], dataLinksMax } = options;
  let service: Service;
  let pages: Map<string, Page>;

  describe(name, () => {
    beforeAll(async () => {
      service = await startService();
      pages = await crawl(service, kindOf);
    }, 240_000);
    afterAll(() => service.close());

    test('are there, and all that are expected among them', () => {
      expect(pages.size).toBeGreaterThan(20);
      expect(expected.filter((path) => !pages.has(path))).toEqual([]);
    });
    test('are valid HTML', () => {
      for (const [path, { html }] of pages) expect([path, checkMarkup(html)]).toEqual([path, []]);
    }, 240_000);
    test('would not be called valid with a fault', () => {
      const { html } = pages.get('/') as Page;
      expect(checkMarkup(html.replace('</main>', ''))).not.toEqual([]);
      expect(checkMarkup(html.replace('id="main"', 'id="q"'))).not.toEqual([]);
    });
    test(`are at most ${bytesMax} bytes long`, () => {
      for (const [path, { html }] of pages) {
        expect([path, Buffer.byteLength(html) <= bytesMax]).toEqual([path, true]);
      }
    });
    test('link to passages and notes that are there', () => {
      const places = [...pages].flatMap(([path, { links }]) =>
        links.filter((href) => href.includes('#')).map((href) => ({ path, href })),
      );
      const met = places.flatMap(({ path, href }) => {
        const page = pages.get(pathOf(href) || path);
        const [, fragment = ''] = href.split('#');
        return page ? [[path, href, page.ids.has(fragment)]] : [];
      });
      expect(met.filter(([, , isThere]) => !isThere)).toEqual([]);
      expect(met.length).toBeGreaterThan(pages.size);
    });
    test('link to data that is there', async () => {
      const links = new Set([...pages.values()].flatMap((page) => page.links.map(pathOf)));
      const data = [...links].filter((to) => to.startsWith('/') && !pages.has(to));
      expect(data.length).toBeGreaterThan(100);
      const every = Math.ceil(data.length / (dataLinksMax ?? data.length));
      for (const href of data.filter((_, index) => index % every === 0)) {
        expect([href, (await service.get(href).redirects(1)).status]).toEqual([href, 200]);
      }
    }, 240_000);
    test('have one heading of the first level and say their language', () => {
      for (const [path, { html }] of pages) {
        expect([path, html.match(/<html lang="fr">/g)?.length]).toEqual([path, 1]);
        if (path.includes('/embed')) continue;
        expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
      }
    });
  });
}
