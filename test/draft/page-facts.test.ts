// What a page says about itself: in its JSON-LD (schema.org), else in its meta elements.
import { expect, test } from 'vitest';
import { readPage } from '../../src/draft/html.ts';

const text = 'Le pont tiendra, et les travaux reprendront au printemps sur les deux rives. ';
const page = (head: string) =>
  readPage(`<!doctype html><html lang="fr"><head>${head}</head><body><article>
    <h1>Titre du corps</h1>${`<p>${text.repeat(4)}</p>`.repeat(3)}</article></body></html>`);
const linked = (...values: unknown[]) =>
  values
    .map((value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`)
    .join('');

const article = {
  '@type': 'NewsArticle',
  headline: 'Le  pont',
  publisher: { '@type': 'Organization', name: 'La Gazette' },
  author: [{ name: 'Anna Petrova' }, 'Boris Ivanov', { name: 'https://gazette.example/anna' }, {}],
  datePublished: '2025-12-04T08:00:00+01:00',
};
const facts = {
  title: 'Le pont',
  publisher: 'La Gazette',
  author: ['Anna Petrova', 'Boris Ivanov'],
  published: '2025-12-04',
  language: 'fr',
  address: null,
};

test.each([
  ['alone', linked(article)],
  ['in a list', linked([{ '@type': 'Person' }, article])],
  ['in a graph', linked({ '@graph': [{ '@type': 'WebSite' }, article] })],
  ['behind another', linked({ '@type': 'WebSite', headline: 'No' }, article)],
  ['behind what is no JSON', `<script type="application/ld+json">{</script>${linked(article)}`],
  ['of another kind', linked({ ...article, '@type': ['Report', 'Thing'] })],
])('an article %s tells its facts', (_where, head) => {
  expect(page(head)).toMatchObject(facts);
});

test('an article that stands too deep is none', () => {
  const deep = linked({ '@graph': [{ '@graph': [article] }] });
  expect(page(deep)).toMatchObject({ publisher: null, author: [], published: null });
});

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const property = (name: string, content: string) =>
  `<meta property="${name}" content="${content}">`;

test('what JSON-LD does not say stands in meta elements', () => {
  const head =
    property('og:title', 'Le pont') +
    property('og:site_name', 'La Gazette') +
    meta('author', 'Anna Petrova') +
    meta('date', '2025-12-04') +
    '<link rel="canonical" href="https://gazette.example/3">';
  const { title, publisher, author, published, address } = page(head);
  expect({ title, publisher, author, published, address }).toEqual({
    ...{ title: 'Le pont', publisher: 'La Gazette', author: ['Anna Petrova'] },
    ...{ published: '2025-12-04', address: 'https://gazette.example/3' },
  });
});

test.each(['article:published_time', 'date', 'dc.date', 'DC.date.issued'])(
  'a day stands in %s',
  (name) => {
    expect(page(meta(name, '2025-12-04T23:30:00Z')).published).toBe('2025-12-04');
    expect(page(meta(name, 'hier')).published).toBeNull();
  },
);

test('both name the publisher and the day: the page itself is believed', () => {
  const head = property('og:site_name', 'Le Courrier') + meta('date', '2025-12-05');
  expect(page(head + linked(article))).toMatchObject({
    ...{ title: 'Le pont', publisher: 'Le Courrier', published: '2025-12-05' },
  });
});

test('an address is no author, and a page without facts has none', () => {
  expect(page(meta('author', 'https://gazette.example/anna')).author).toEqual([]);
  const bare = { publisher: null, author: [], published: null, address: null };
  expect(page('')).toMatchObject({ ...bare, language: 'fr' });
});

test('its text is that of the article, a line for each paragraph', () => {
  expect(page('').text.split('\n\n').slice(-3)).toEqual(Array(3).fill(text.repeat(4).trim()));
});
