// The pages over HTTP: one of each kind is there, valid, and leads on; language, forms, errors.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeCrawl } from '../support/crawl.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { checkMarkup, decodeEntities, listAttributes } from '../support/markup.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Pages of one kind differ by an id, and by the values of their parameters. */
function kindOf(path: string): string {
  const [address = '', query = ''] = path.split('?');
  const names = [...new URLSearchParams(query).keys()].sort();
  return `${address.replace(/^(\/\w+)\/[\w.-]+?(\.html|\/embed)$/, '$1/{id}$2')} ${names}`;
}

describeCrawl('the first page of each kind that one can reach', { kindOf, dataLinksMax: 40 });

describe('the language of a page', () => {
  const titleOf = async (url: string, accepted = '') => {
    const answer = await service.get(url).set('accept-language', accepted);
    return [answer.headers['content-language'], /<html lang="(\w+)">/.exec(answer.text)?.[1]];
  };
  test.each([
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA,en;q=0.8', 'fr'],
    ['de, en;q=0.3, fr;q=0.9', 'fr'],
    ['fr;q=0, en', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    ['fr;q=nonsense', 'fr'],
  ])('for Accept-Language "%s" is %s', async (accepted, expected) => {
    expect(await titleOf('/statements.html', accepted)).toEqual([expected, expected]);
  });
  test('that the address names wins, and its links name it too', async () => {
    expect(await titleOf('/?lang=en', 'fr')).toEqual(['en', 'en']);
    const { text } = await service.get('/?lang=fr');
    expect(listAttributes(text, 'href')).toContain('/statements.html?lang=fr');
    expect(text).toContain('<input type="hidden" name="lang" value="fr">');
  });
  test('that nobody speaks here is refused', async () => {
    const { text } = await service.get('/?lang=de').expect(400).expect('content-type', /html/);
    expect(text).toContain('use one of en, fr');
  });
  test('tells caches apart', async () => {
    for (const language of ['en', 'fr', 'en']) {
      const answer = await service.get('/actors.html').set('accept-language', language);
      expect(answer.headers.vary).toBe('Accept-Language, Accept-Encoding');
      expect(answer.headers['content-language']).toBe(language);
    }
  });
  test('never touches a quotation', async () => {
    const statement = publishCurated().records.statements.find(({ id }) => id.includes('eu-gas'));
    for (const language of ['en', 'fr']) {
      const { text } = await service.get(`/statements/${statement?.id}.html?lang=${language}`);
      expect(text).toContain(
        `<blockquote class="passage" lang="fr" dir="auto">${statement?.text}</blockquote>`,
      );
    }
  });
});

describe('a page over HTTP', () => {
  test('may load only its own assets and be framed by nobody', async () => {
    const { headers } = await service.get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });
  test('is not sent again when it has not changed', async () => {
    const { headers } = await service.get('/timeline.html').expect(200);
    const { etag = '' } = headers;
    await service.get('/timeline.html').set('if-none-match', etag).expect(304);
    const french = service.get('/timeline.html').set('accept-language', 'fr');
    await french.set('if-none-match', etag).expect(200);
  });
  test('answers HEAD, and refuses to be changed', async () => {
    const { headers, text } = await service.send('HEAD', '/caveats.html').expect(200);
    expect([headers['content-type'], text]).toEqual(['text/html; charset=utf-8', undefined]);
    await service.send('POST', '/caveats.html').expect(405).expect('allow', 'GET, HEAD, OPTIONS');
  });
  test('loads assets that may be kept for ever, under an address that changes', async () => {
    const { text } = await service.get('/');
    const addresses = [...listAttributes(text, 'href'), ...listAttributes(text, 'src')];
    const assets = addresses.filter((address) => address.startsWith('/assets/'));
    expect(assets).toHaveLength(3);
    for (const asset of assets) {
      await service
        .get(asset)
        .expect(200)
        .expect('cache-control', /immutable/);
      await service
        .get(asset.replace(/=.*/, '=old'))
        .expect(200)
        .expect('cache-control', 'no-cache');
    }
  });
});

describe('a reference manager finds', () => {
  const tagsOf = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/<meta name="((?:citation_|DC\.)[\w.]+)" content="([^"]*)">/g)].map(
        ([, name, content]) => [name, content],
      ),
    );
  test('the speaker of a statement, family name first, and nobody else', async () => {
    const { text } = await service.get('/statements/peskov-2025-12-03-eu-gas.html?lang=en');
    expect(tagsOf(text)).toMatchObject({
      citation_author: 'Peskov, Dmitry',
      citation_publication_date: '2025/12/03',
      citation_language: 'fr',
      'DC.creator': 'Peskov, Dmitry',
      'DC.date': '2025-12-03',
      'DC.identifier': expect.stringMatching(/\/statements\/peskov-2025-12-03-eu-gas\.html$/),
    });
    expect(text).not.toMatch(/class="[^"]*(byline|author|vcard)/);
  });
  test('what a source is, without an author', async () => {
    const { text } = await service.get('/sources/moscow-talks-2025-12-03.html');
    const tags = tagsOf(text);
    expect(tags).toMatchObject({ 'DC.date': '2025-12-03?', 'DC.language': 'fr' });
    expect(tags.citation_title).toBeTruthy();
    expect(tags.citation_author).toBeUndefined();
  });
});

describe('a link to a page shows', () => {
  const findMeta = (text: string, name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(text)?.[1];
  test.each([
    '/',
    '/actors/peskov.html',
    '/statements.html',
    '/statements/peskov-2025-12-03-eu-gas.html',
  ])('what it is, and a picture: %s', async (path) => {
    const { text } = await service.get(`${path}?lang=fr`).expect(200);
    expect(findMeta(text, 'og:title')).toBeTruthy();
    expect(findMeta(text, 'og:url')).toBe(`${testAddress}${path}?lang=fr`);
    expect(text).toContain(`<link rel="canonical" href="${testAddress}${path}?lang=fr">`);
    expect(text).toContain(`hreflang="fr" href="${testAddress}${path}?lang=fr"`);
    const picture = findMeta(text, 'og:image')?.replace(testAddress, '') ?? '';
    const { bytes, headers } = await service.sendRaw(picture);
    expect(headers['content-type']).toBe('image/png');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
  test('the address without a language as its own', async () => {
    const { text } = await service.get('/actors.html');
    expect(text).toContain(`<link rel="canonical" href="${testAddress}/actors.html">`);
  });
});

describe('the page of a source', () => {
  const path = '/sources/moscow-talks-2025-12-03';
  test('holds the stored text and nothing between its words', async () => {
    const { text: page } = await service.get(`${path}.html`);
    const [, shown = ''] = /<div class="text">(.*?)<\/div>/s.exec(page) ?? [];
    const { text } = await service.get(`${path}/text`);
    expect(decodeEntities(shown.replace(/<[^>]*>/g, ''))).toBe(text.trimEnd());
    expect(shown).toMatch(/<sup><a [^>]*aria-label="A"[^>]*><\/a>/);
  });
  test('has a heading for the text and for the notes of each paragraph', async () => {
    const { text } = await service.get(`${path}.html?lang=en`);
    expect(text).toContain('<h2 class="hidden">Text</h2>');
    const notes = [...text.matchAll(/<h3>Notes on paragraph (\d+)<\/h3>/g)];
    expect(notes.length).toBe(text.match(/<ul class="margin">/g)?.length);
    expect(new Set(notes.map(([, number]) => number)).size).toBe(notes.length);
  });
});

test('headings of caveats differ', async () => {
  const { text } = await service.get('/caveats.html');
  const headings = [...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, inner]) =>
    inner?.replace(/<[^>]*>/g, ''),
  );
  expect(headings.length).toBeGreaterThan(10);
  expect(new Set(headings).size).toBe(headings.length);
});

describe('a page announces the feeds of', () => {
  test.each([
    ['/', ''],
    ['/statements.html?actor=peskov&limit=2', '?actor=peskov&limit=2'],
    ['/actors/peskov.html', '?actor=peskov'],
    ['/events/2025-12-02-moscow-talks.html', '?event=2025-12-02-moscow-talks'],
    ['/sources/moscow-talks-2025-12-03.html', '?source=moscow-talks-2025-12-03'],
    ['/sources/bloomberg-2025-11-25.html', '?via=bloomberg-2025-11-25'],
    ['/topics/energy.html', '?topic=energy'],
    ['/caveats.html', ''],
  ])('%s: /statements.atom%s', async (page, query) => {
    const { text } = await service.get(page).expect(200);
    const feeds = [
      ...text.matchAll(/<link rel="alternate" type="([^"]*(?:atom|feed)[^"]*)"[^>]*>/g),
    ];
    const all = feeds.flatMap(([link]) => listAttributes(link, 'href'));
    const addresses = all.filter((address) => !address.startsWith('/changes.'));
    expect(addresses).toEqual([`/statements.atom${query}`, `/statements.feed.json${query}`]);
    for (const address of addresses) await service.get(address).expect(200);
  });
});

describe('a form', () => {
  test('leads to an address without its empty fields', async () => {
    const { headers } = await service
      .get('/statements.html?q=&actor=peskov&from=+&to=')
      .expect(302);
    expect(headers.location).toBe('/statements.html?actor=peskov');
  });
  test('shows what was chosen, by any spelling, and the way back', async () => {
    const { text } = await service.get(
      '/statements.html?actor=%D0%9F%D0%B5%D1%81%D0%BA%D0%BE%D0%B2&on=2025-12',
    );
    expect(text).toMatch(/name="actor" value="peskov" checked/);
    expect(text).toContain('speaker: Dmitry Peskov');
    expect(listAttributes(text, 'href')).toContain('/statements.html?on=2025-12');
  });
  test('keeps what it has no field for', async () => {
    const { text } = await service.get(
      '/statements.html?relation=denies&min_sources=1&actor=peskov',
    );
    expect(text).toContain('<input type="hidden" name="relation" value="denies">');
    expect(text).toContain('<input type="hidden" name="min_sources" value="1">');
    expect(text).not.toContain('<input type="hidden" name="actor"');
  });
  test('counts as the API does', async () => {
    const { page } = await service.read<{ page: { total: number } }>('/statements?topic=energy');
    const { text } = await service.get('/statements.html');
    const choice = /value="peskov"> <span>[^<]*<\/span> <span class="number">(\d+)</.exec(text);
    const spoken = await service.read<{ page: { total: number } }>('/statements?actor=peskov');
    expect(Number(choice?.[1])).toBe(spoken.page.total);
    const energy = await service.get('/statements.html?topic=energy');
    expect(energy.text).toContain(`<strong>${page.total} statement`);
  });
});

describe('a link that others have added to', () => {
  test('shows the page as if they had not', async () => {
    const { text } = await service
      .get('/statements.html?actor=peskov&utm_source=x&fbclid=y')
      .redirects(1);
    expect(text).toContain('speaker: Dmitry Peskov');
    const { headers } = await service.get('/?utm_campaign=x').expect(302);
    expect(headers.location).toBe('/');
  });
  test.each([
    ['/statements.atom?actor=peskov&utm_source=rss', '/statements.atom?actor=peskov'],
    ['/statements?utm_source=a&q=%C3%A9nergie&fbclid=b', '/statements?q=%C3%A9nergie'],
    ['/dataset?gclid=x', '/dataset'],
  ])('%s leads to %s', async (address, clean) => {
    const { headers } = await service.get(address).expect(302);
    expect(headers.location).toBe(clean);
    await service.get(clean).expect(200);
  });
  test('has the card of the page', async () => {
    const url = encodeURIComponent(`${testAddress}/statements.html?actor=peskov&utm_source=x`);
    await service.get(`/oembed?url=${url}`).expect(200);
  });
});

test.each([
  ['q=zzzqqq', '<strong>0 statements</strong>.'],
  ['id=peskov-2025-12-03-eu-gas', '<strong>1 statement</strong>.'],
  ['actor=peskov', ' statements</strong>, newest first.'],
])('A list of %s tells an order only where there is one', async (query, words) => {
  expect((await service.get(`/statements.html?${query}`).expect(200)).text).toContain(words);
});

test('The page of an actor tells each other spelling once', async () => {
  const { text } = await service.get('/actors/kremlin.html').expect(200);
  const [, names = ''] = /<p class="names">(.*?)<\/p>/.exec(text) ?? [];
  const spellings = [...names.matchAll(/<bdi[^>]*>([^<]*)</g)].map(([, spelling]) => spelling);
  expect(spellings).toContain('Кремль');
  expect(spellings).toEqual([...new Set(spellings)]);
});

describe('an error on a page', () => {
  test('is a page with its status', async () => {
    const missing = await service.get('/statements/nobody.html').expect(404);
    expect(missing.text).toContain('Page not found');
    expect(checkMarkup(missing.text)).toEqual([]);
    const path = await service.get('/nowhere.html').expect(404).expect('content-type', /html/);
    expect(path.text).toContain('There is nothing at /nowhere.html');
  });
  test('in a query says what to change, keeps the form, and links what may be meant', async () => {
    const { text } = await service.get('/statements.html?actor=pesov&form=direct').expect(400);
    expect(text).toContain('<li>speaker: “pesov” was not understood.<br>Did you mean:');
    expect(text).toContain('name="actor" value="pesov"');
    expect(listAttributes(text, 'href')).toContain('/statements.html?form=direct&actor=peskov');
    expect(checkMarkup(text)).toEqual([]);
  });
  test.each([
    ['actor=pesov', 'auteur\u00a0: «\u00a0pesov\u00a0» n’a pas été compris.'],
    ['topic=zzzz', 'thème\u00a0: «\u00a0zzzz\u00a0» n’a pas été compris.'],
    ['form=dirct', 'forme\u00a0: «\u00a0dirct\u00a0» n’a pas été compris.'],
    ['from=hier', 'Une année, un mois ou un jour\u00a0: 2025, 2025-12 ou 2025-12-03.'],
  ])('in the value of %s is told in the language of the page', async (query, words) => {
    const { text } = await service.get(`/statements.html?${query}&lang=fr`).expect(400);
    const [, problems = ''] = text.split('<div class="problems"');
    expect(problems).toContain(words);
    expect(problems).not.toContain('lang="en"');
  });
  test.each(['limit=0', 'from=2026&to=2025', 'q=-', 'language=french'])(
    'of another kind, as in %s, is what the API says, in English',
    async (query) => {
      const { text } = await service.get(`/statements.html?${query}&lang=fr`).expect(400);
      expect(text).toContain('<li><span lang="en">');
    },
  );
  test('in the name of a parameter links the address with the right one', async () => {
    const { text } = await service.get('/statements.html?acter=peskov').expect(400);
    expect(listAttributes(text, 'href')).toContain('/statements.html?actor=peskov');
  });
  test('without a dataset is a page too', async () => {
    const empty = await startService({ dataset: undefined });
    const { text, headers } = await empty.get('/').expect(503);
    expect(text).toContain('Temporarily unavailable');
    expect(headers['retry-after']).toBeDefined();
    await empty.close();
  });
  test('elsewhere stays a problem document', async () => {
    await service
      .get('/statements/nobody')
      .expect(404)
      .expect('content-type', /problem\+json/);
  });
});
