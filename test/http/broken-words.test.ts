// Words that a stored text breaks at the end of a line, as texts do that come out of a PDF.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { List } from '../support/service.ts';
import { openSmall, type Small } from '../support/small.ts';

const quote = 'Les négo-\nciations budgétaires repren\u00ad\ndront peut-\nêtre au printemps';

let small: Small;
beforeAll(async () => {
  const indent = quote.replaceAll('\n', '\n      ');
  small = await openSmall({
    'sources/pdf/article.txt': `Au port, les négociations ont duré.\n\n« ${quote} », a dit Anna Petrova.\n`,
    'sources/pdf/source.yaml':
      'kind: report\nheld: true\ntitle: null\npublisher: PDF\nurl: null\nlanguage: fr\npublished: null\n',
    'sources/pdf/statements.yaml':
      'statements:\n  - id: anna-pdf\n    actor: anna\n    form: direct\n    act: promise\n' +
      '    said: null\n    topics: [talks]\n    summary: { en: Says it., fr: Le dit. }\n' +
      `    quote: |-\n      ${indent}\n`,
  });
});
afterAll(() => small.close());

describe('a search', () => {
  test.each([
    'négociations',
    'reprendront',
    '"les négociations budgétaires"',
    '"peut-être au printemps"',
    'peut-être',
  ])('for %s finds the statement', async (q) => {
    const url = `/statements?q=${encodeURIComponent(q)}`;
    const { data } = await small.read<List<{ id: string }>>(url);
    expect(data.map(({ id }) => id)).toContain('anna-pdf');
  });
});

describe('/lookup', () => {
  test.each([
    ['Les négociations budgétaires reprendront peut-être au printemps', 'exact'],
    ['Les négo-ciations budgétaires repren-dront peut-être au printemps', 'exact'],
    ['Les négociations budgétaires reprendront peut-être en été, au printemps', 'near'],
  ])('for %s finds the passage: %s', async (text, match) => {
    const url = `/lookup?text=${encodeURIComponent(text)}`;
    const { data } = await small.read<{ data: { match: string; passage: { exact: string } }[] }>(
      url,
    );
    expect(data.map((found) => [found.match, found.passage.exact])).toEqual([[match, quote]]);
  });
});
