// Wording is recognised in scripts without spaces, across the ends of lines, in other notations,
// and at each of several places in one article.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookupAnswer } from '../../src/records/lookup.ts';
import { openSmall, type Small } from '../support/small.ts';

const chinese = '王毅强调，中方支持一切有利于和平的努力，坚持一个中国原则。';
const japanese = '岸田首相は和平交渉を支持すると述べた。';
const french =
  'Les négociations budgétaires avancent lentement dans la vallée, selon le préfet.\n\n' +
  'La digue du fleuve coûtera 50 000 euros aux communes riveraines de la vallée.\n\n' +
  'Le maire du village répète que la digue du fleuve sera bâtie avant le printemps prochain.\n\n' +
  'Le maire du village affirme que la digue du fleuve sera bâtie avant le printemps prochain.\n';

let small: Small;
beforeAll(async () => {
  small = await openSmall({
    ...held('chinese', 'zh-Hans', chinese),
    ...held('japanese', 'ja', japanese),
    ...held('french', 'fr', french),
  });
});
afterAll(() => small.close());

function held(id: string, language: string, text: string) {
  return {
    [`sources/${id}/article.txt`]: `${text.trim()}\n`,
    [`sources/${id}/source.yaml`]:
      `kind: article\nheld: true\ntitle: null\npublisher: null\nurl: null\nlanguage: ${language}\n` +
      'published: null\n',
  };
}

async function lookUp(text: string) {
  const { data } = await small.read<LookupAnswer>(`/lookup?text=${encodeURIComponent(text)}`);
  return data.map(({ match, passage: { source, exact } }) => ({ match, source: source.id, exact }));
}

describe('a text in a script without spaces', () => {
  test.each([
    ['Chinese', '中方支持一切有利于和平的努力', 'chinese'],
    ['Japanese', '和平交渉を支持すると述べた', 'japanese'],
  ])('%s is found word for word', async (_script, text, source) => {
    expect(await lookUp(text)).toEqual([{ match: 'exact', source, exact: text }]);
  });

  test('is near with one character changed', async () => {
    const [first] = await lookUp('中方支持一切有利于和平的行动，坚持一个中国原则');
    expect(first).toMatchObject({ match: 'near', source: 'chinese' });
  });
});

test.each([
  'Les négo-\nciations budgé-\ntaires avancent lentement',
  'Les négo- ciations budgé\u2010 taires avancent lentement',
  'Les négocia\u00adtions budgétaires avancent lentement',
])('words broken at the end of a line are whole: %j', async (text) => {
  const exact = 'Les négociations budgétaires avancent lentement';
  expect(await lookUp(text)).toEqual([{ match: 'exact', source: 'french', exact }]);
});

test.each(['50 000', '50\u202f000', '50,000', '50.000', '50’000', '50000'])(
  'a number is itself as %s',
  async (number) => {
    const exact = 'coûtera 50 000 euros aux communes riveraines';
    const text = `coûtera ${number} euros aux communes riveraines`;
    expect(await lookUp(text)).toEqual([{ match: 'exact', source: 'french', exact }]);
  },
);

test('every equally good place of one article is told', async () => {
  const found = await lookUp(
    'Le maire du village jure que la digue du fleuve sera bâtie avant le printemps prochain.',
  );
  expect(found.map(({ match, exact }) => [match, exact.slice(20, 28)])).toEqual([
    ['near', 'répète q'],
    ['near', 'affirme '],
  ]);
});
