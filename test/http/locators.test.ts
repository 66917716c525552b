// Where a recording or a paged document itself has a passage: in the record, in every format that
// can carry it, and on pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { checkRows, swap } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const written = (id: string, kind: string, url: string, locator: string) => ({
  [`sources/${id}/article.txt`]: `« Le ${id} tiendra », a dit Anna Petrova.\n`,
  [`sources/${id}/source.yaml`]:
    `kind: ${kind}\nheld: true\ntitle: null\npublisher: ${id}\nurl: ${url}\nlanguage: fr\n` +
    'published: null\n',
  [`sources/${id}/statements.yaml`]:
    `statements:\n  - id: anna-${id}\n    actor: anna\n    form: direct\n    act: promise\n` +
    '    said: null\n    topics: [talks]\n    summary: { en: Says it., fr: Le dit. }\n' +
    `    quote: « Le ${id} tiendra »\n    locator: ${locator}\n`,
});

const files = {
  ...written('film', 'video', 'https://example.org/w?v=8#top', '{ time: 00:12:31/00:12:40 }'),
  ...written('onde', 'audio', 'null', '{ time: 01:00:01 }'),
  ...written('bilan', 'report', 'https://example.org/b.pdf', '{ page: 12 }'),
};

let small: Small;
beforeAll(async () => {
  small = await openSmall(files);
});
afterAll(() => small.close());

const film = 'https://example.org/w?v=8#t=751,760';
const bilan = 'https://example.org/b.pdf#page=12';

test.each([
  ['anna-film', { time: '00:12:31/00:12:40', page: null, url: film }],
  ['anna-onde', { time: '01:00:01', page: null, url: null }],
  ['anna-bilan', { time: null, page: 12, url: bilan }],
  ['boris-untrue', null],
])('the citation of %s has %j', async (id, locator) => {
  const { citations } = await small.read<Statement>(`/statements/${id}`);
  expect(citations[0]?.locator).toEqual(locator);
});

test.each([
  ['anna-film.bib', 'note = {00:12:31–00:12:40}'],
  ['anna-film.bib', `url = {${film}}`],
  ['anna-bilan.bib', 'pages = {12}'],
  ['anna-film.ris', `UR  - ${film}`],
  ['anna-film.ris', 'N1  - 00:12:31–00:12:40'],
  ['anna-bilan.ris', 'SP  - 12'],
  ['anna-bilan.csl.json', '"page":"12"'],
  ['anna-film.csl.json', '"note":"00:12:31–00:12:40"'],
  ['anna-film.jsonld', `"startOffset":751,"endOffset":760,"url":"${film}"`],
  ['anna-bilan.jsonld', `"position":12,"url":"${bilan}"`],
  [
    'anna-film/annotations.jsonld',
    '"conformsTo":"http://www.w3.org/TR/media-frags/","value":"t=751,760"',
  ],
  ['anna-bilan/annotations.jsonld', '"value":"page=12"'],
  ['anna-film.ninjs.json', 'paragraph 1, 00:12:31–00:12:40'],
  ['anna-film.html', `<a href="${film}" rel="noopener">00:12:31–00:12:40</a>`],
  ['anna-onde.html?lang=fr', ', 01:00:01'],
  ['anna-bilan.html?lang=fr', 'p. 12</a>'],
])('/statements/%s holds %s', async (path, part) => {
  const { statusCode, body } = await small.app.inject(`/statements/${path}`);
  expect(statusCode).toBe(200);
  expect(body).toContain(part);
});

test.each([
  ['/statements.csv?id=anna-film&raw=1', `00:12:31/00:12:40,,"${film}"`],
  ['/statements.csv?id=anna-bilan&raw=1', `,12,${bilan}`],
  ['/statements.atom', `href="${film}"`],
  ['/statements.feed.json', `"external_url":"${film}"`],
])('%s holds %s', async (path, part) => {
  expect((await small.app.inject(path)).body).toContain(part);
});

describe('the seed job', () => {
  const place = 'sources/gazette/statements.yaml';
  const quote = 'quote: « Nous sommes prêts à négocier. »';
  const located = (locator: string) => swap(place, quote, `${quote}\n    locator: ${locator}`);
  checkRows([
    [
      'a time in an article',
      located('{ time: 00:00:10 }'),
      `${place}:13:22: "gazette" is of the kind article, which has no times; remove it`,
    ],
    [
      'a page in a film',
      {
        ...swap('sources/gazette/source.yaml', 'kind: article', 'kind: video'),
        ...located('{ page: 3 }'),
      },
      `${place}:13:22: "gazette" is of the kind video, which has no pages; remove it`,
    ],
    [
      'a time that ends before it begins',
      located('{ time: 00:12:40/00:12:31 }'),
      `${place}:13:22: "time" must be a time such as 00:12:31, or a beginning and a later end such as 00:12:31/00:12:40`,
    ],
    ['neither', located('{}'), `${place}:13:14: "locator" must hold a time or a page`],
  ]);
});
