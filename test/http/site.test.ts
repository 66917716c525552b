// What crawlers, browsers and language models look for, and browsers at the address of a record.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { buildApp } from '../../src/http/app.ts';
import { resourceNames } from '../../src/records/resources.ts';
import { openCurated, publishCurated, testAddress } from '../support/curated.ts';
import { listAttributes } from '../support/markup.ts';
import { type Service, startService, version } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const { records } = publishCurated();

async function checkXml(contents: string): Promise<void> {
  const { errors } = await validateXML({
    ...{ xml: [{ fileName: 'file.xml', contents }], normalization: 'c14n' },
  });
  expect(errors).toEqual([]);
}

const listUrls = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((one) => one[1]);

/** The text of an answer, whatever its type. */
async function fetchText(path: string): Promise<string> {
  const { status, body } = await service.sendRaw(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

describe('the sitemap', () => {
  test('leads to every page of every record, and to all that have one', async () => {
    const index = await fetchText('/sitemap.xml');
    await checkXml(index);
    const parts = listUrls(index).map((url) => url?.replace(testAddress, '') as string);
    const pages: string[] = [];
    for (const part of parts) {
      const xml = await fetchText(part);
      await checkXml(xml);
      pages.push(...listUrls(xml).map((url) => url?.replace(testAddress, '') as string));
    }
    const wanted = resourceNames.flatMap((resource) =>
      records[resource].map(({ id }) => `/${resource}/${id}.html`),
    );
    expect(pages.filter((page) => /\/.+\//.test(page)).sort()).toEqual(wanted.sort());
    for (const page of pages.filter((each) => !/\/.+\//.test(each))) {
      await service.get(page).expect(200).expect('content-type', /html/);
    }
  });

  test('says when a reader of a record was last told something else', async () => {
    const xml = await fetchText('/sitemaps/statements-1.xml');
    for (const { id, modified } of records.statements) {
      const url = `${testAddress}/statements/${id}.html`;
      expect(xml).toContain(`<loc>${url}</loc><lastmod>${modified}</lastmod>`);
    }
    expect(await fetchText('/sitemaps/topics-1.xml')).not.toContain('lastmod');
  });

  test.each(['/sitemaps/statements-2.xml', '/sitemaps/statements-0.xml', '/sitemaps/x.xml'])(
    'has no part %s',
    async (path) => {
      expect((await service.refuse(path, 404)).detail).toContain('/sitemap.xml');
    },
  );
});

/** Whether a crawler may ask for a path: the longest rule wins (RFC 9309 §2.2.2). */
function allows(robots: string, agent: string, path: string): boolean {
  const groups = robots.split('\n\n').filter((group) => group.startsWith('User-agent'));
  const named = groups.find((group) => group.includes(`User-agent: ${agent}\n`));
  const group = named ?? (groups.find((each) => each.includes('User-agent: *')) as string);
  const rules = [...group.matchAll(/^(Allow|Disallow): (.+)$/gm)].filter(([, , rule = '']) => {
    const pattern = rule.replace(/[.?+]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${pattern}`).test(path);
  });
  const longest = rules.sort((a, b) => (b[2]?.length ?? 0) - (a[2]?.length ?? 0))[0];
  return longest?.[1] !== 'Disallow';
}

describe('robots.txt', () => {
  test.each([
    ['Googlebot', '/statements/a.html', true],
    ['Googlebot', '/statements/a.html?lang=fr', true],
    ['Googlebot', '/statements.html?actor=peskov', false],
    ['Googlebot', '/statements.html?lang=fr&actor=peskov', false],
    ['Googlebot', '/statements/a/embed', true],
    ['Twitterbot', '/statements.html?actor=peskov', true],
  ])('tells %s that %s is allowed: %s', async (agent, path, allowed) => {
    expect(allows(await fetchText('/robots.txt'), agent, path)).toBe(allowed);
  });

  test('names the sitemap, and counts from the path of the service', async () => {
    expect(await fetchText('/robots.txt')).toContain(`Sitemap: ${testAddress}/sitemap.xml\n`);
    const dataset = openCurated();
    const address = 'https://news.example/on-record';
    const app = await buildApp({ store: dataset, address, version, logger: false });
    const { body } = await app.inject('/robots.txt');
    expect(body).toContain('Disallow: /on-record/*.html?\n');
    expect(body).toContain('Sitemap: https://news.example/on-record/sitemap.xml\n');
    await app.close();
    dataset.close();
  });

  test('is there before any dataset', async () => {
    const empty = await startService({ dataset: undefined });
    await empty.get('/robots.txt').expect(200);
    await empty.close();
  });
});

describe('opensearch.xml', () => {
  test.each([
    ['', 'en', ''],
    ['?lang=fr', 'fr', '&lang=fr'],
  ])('with "%s" searches the pages in %s', async (query, language, added) => {
    const xml = await fetchText(`/opensearch.xml${query}`);
    await checkXml(xml);
    const [template = ''] = listAttributes(xml, 'template');
    expect(template).toBe(`${testAddress}/statements.html?q={searchTerms}${added}`);
    const found = template.replace(testAddress, '').replace('{searchTerms}', 'gaz');
    const { text } = await service.get(found).expect(200);
    expect(text).toContain(`<html lang="${language}">`);
    expect(xml).toContain(`<Language>${language}</Language>`);
  });

  test('is announced by every page', async () => {
    for (const path of ['/', '/statements.html', '/actors/peskov.html']) {
      const { text } = await service.get(`${path}?lang=fr`);
      expect(text).toMatch(/<link rel="search"[^>]* href="\/opensearch\.xml\?lang=fr"/);
    }
  });
});

test('favicon.ico holds pictures', async () => {
  const { bytes, headers } = await service.sendRaw('/favicon.ico');
  expect(headers['content-type']).toBe('image/x-icon');
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1]);
  for (let index = 0; index < bytes.readUInt16LE(4); index++) {
    const start = bytes.readUInt32LE(6 + 16 * index + 12);
    expect(bytes.subarray(start + 1, start + 4).toString()).toBe('PNG');
  }
});

test('every link of llms.txt leads somewhere, and it is short', async () => {
  const text = await fetchText('/llms.txt');
  expect(text).toMatch(/^# On Record\n\n> /);
  expect(text.length).toBeLessThan(4000);
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map((link) => link[1] as string);
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    const path = link.replace(testAddress, '');
    expect([path, (await service.get(path).redirects(1)).status]).toEqual([path, 200]);
  }
});

describe('security.txt', () => {
  const path = '/.well-known/security.txt';
  test('names the contact of the operator for a few months', async () => {
    const securityContact = 'mailto:security@news.example';
    const store = openCurated();
    const options = { store, address: testAddress, version, logger: false } as const;
    const app = await buildApp({ ...options, securityContact });
    const { body, headers } = await app.inject(path);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toContain(`Contact: ${securityContact}\n`);
    const expires = Date.parse(/^Expires: (.*)$/m.exec(body)?.[1] ?? '') - Date.now();
    expect(expires / 86_400_000).toBeGreaterThan(60);
    expect(expires / 86_400_000).toBeLessThan(366);
    await app.close();
    store.close();
  });
  test('is not there without one', async () => {
    expect((await service.refuse(path, 404)).detail).toContain('no contact');
  });
});

describe('the address of a record', () => {
  test.each(resourceNames)('leads a browser to its page: %s', async (resource) => {
    const id = records[resource][0]?.id;
    const answer = await service.get(`/${resource}/${id}`).set('accept', browser).expect(303);
    expect(answer.headers).toMatchObject({ location: `/${resource}/${id}.html`, vary: 'Accept' });
    const page = await service.get(`/${resource}/${id}`).set('accept', browser).redirects(1);
    expect(page.headers['content-type']).toContain('text/html');
  });

  const path = `/statements/${records.statements[0]?.id}`;
  test.each([
    [undefined, 200],
    ['*/*', 200],
    ['application/json', 200],
    ['application/json, text/plain, */*', 200],
    ['application/json, text/html;q=0.9', 200],
    ['text/html;q=0', 200],
    ['text/html', 303],
    ['application/xhtml+xml, */*;q=0.1', 303],
    ['text/html, application/json;q=0.5', 303],
  ])('gives whoever accepts %s a %i', async (accept, status) => {
    const { headers, ...answer } = await service.sendRaw(path, 'GET', accept ? { accept } : {});
    const vary = status === 200 ? 'Accept, Accept-Encoding' : 'Accept';
    expect([answer.status, headers.vary]).toEqual([status, vary]);
  });

  test('keeps the language on the way', async () => {
    const answer = await service.get(`${path}?lang=fr`).set('accept', browser).expect(303);
    expect(answer.headers.location).toBe(`${path}.html?lang=fr`);
  });

  test('with .json is JSON for everybody', async () => {
    const answer = await service.get(`${path}.json`).set('accept', browser).expect(200);
    expect(answer.body).toEqual(await service.read(path));
    expect(answer.headers.vary).toBe('Accept-Encoding');
    const etag = (await service.get(path)).headers.etag ?? '';
    await service.get(`${path}.json`).set('if-none-match', etag).expect(304);
  });

  test('of a list stays JSON in a browser', async () => {
    const { headers } = await service.get('/statements?actor=peskov').set('accept', browser);
    expect(headers['content-type']).toContain('json');
    expect(headers.vary).toBe('Accept-Encoding');
  });
});
