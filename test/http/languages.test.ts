// Words are found in the language of the text that holds them.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facets } from '../../src/records/facets.ts';
import type { Hint } from '../../src/records/list.ts';
import type { Statement } from '../../src/records/statement.ts';
import { findAnalyser, primaryLanguage } from '../../src/text/analysis/languages.ts';
import type { Changes } from '../support/seeds.ts';
import type { List, Refusal } from '../support/service.ts';
import { openSmall, type Small } from '../support/small.ts';

/** One source a language, with one statement that is its whole text. */
const texts = {
  ar: 'أكد زيلينسكي أن المفاوضات مستمرة وأن السلام العادل قريب، والدولة مستعدة.',
  de: 'Die Verhandlungen über die Sicherheit der Häfen gehen weiter, sagte Anna Petrova.',
  'en-GB': 'The cities denied that talks on ferries would cost 50,000 pounds; die is cast.',
  es: 'Las negociaciones continúan en los países vecinos, declaró Anna Petrova.',
  'fr-CA': 'La députée annoncée à l’État dit que les zones coûtent 50 000 euros.',
  it: 'I negoziati dell’Unione continuano nelle città, ha detto Anna Petrova.',
  ja: '岸田首相は和平交渉を支持すると述べた。',
  nl: 'De onderhandelingen over de oorlogen gaan door, zei Anna Petrova.',
  pl: 'Negocjacje trwają, powiedziała Anna Petrova.',
  pt: 'As negociações continuam nos países vizinhos, disse Anna Petrova.',
  ru: 'Переговоры о мире и войнах продолжаются, заявила Анна Петрова.',
  th: 'รัฐบาลไทยสนับสนุนการเจรจา',
  tr: 'Türkiye’nin barış görüşmeleri İstanbul’da sürüyor, dedi Anna Petrova.',
  uk: 'Переговори про окупацію тривають у місті Слов\u02bcянськ, сказала Анна Петрова.',
  'zh-Hans': '王毅强调，中方支持一切有利于和平的努力，坚持一个中国原则。',
};

const arabicTitle = 'سلام عادل';

type Tag = keyof typeof texts;

const idOf = (tag: string) => `anna-${tag.toLowerCase()}`;

const changes: Changes = Object.fromEntries(
  Object.entries(texts).flatMap(([tag, text]) => {
    const folder = `sources/lang-${tag.toLowerCase()}`;
    return [
      [`${folder}/article.txt`, `${text}\n`],
      [
        `${folder}/source.yaml`,
        `kind: article\nheld: true\ntitle: ${tag === 'ar' ? arabicTitle : null}\npublisher: null\n` +
          `url: null\nlanguage: ${tag}\npublished: ${tag === 'ar' ? '{ edtf: 2025-12-03, basis: inferred }' : null}\n`,
      ],
      [
        `${folder}/statements.yaml`,
        `statements:\n  - id: ${idOf(tag)}\n    actor: anna\n    form: indirect\n` +
          '    act: assertion\n    said: null\n    topics: [talks]\n' +
          '    summary: { en: Says a thing., fr: Dit une chose. }\n' +
          `    quote: ${JSON.stringify(text)}\n`,
      ],
    ];
  }),
);

let small: Small;
beforeAll(async () => {
  small = await openSmall({
    ...changes,
    'sources/herald/source.yaml': (text) => text.replace('language: fr', 'language: en'),
    'sources/herald/article.txt': 'She said: “Negotiations were denied. Nous irons.”\n',
    'sources/herald/statements.yaml':
      'reports:\n  - { statement: anna-ready, quote: “Negotiations were denied. Nous irons.” }\n',
  });
});
afterAll(() => small.close());

const find = async (q: string, others = '') => {
  const { data } = await small.read<List<{ id: string; snippet: string }>>(
    `/statements?limit=100&sort=said&q=${encodeURIComponent(q)}${others}`,
  );
  return data;
};
const ids = async (q: string, others?: string) => (await find(q, others)).map(({ id }) => id);

describe('the words of a language find their forms', () => {
  test.each<[tag: Tag, ...words: string[]]>([
    ['ar', 'السلام', 'سلام', 'مفاوضات', 'والمفاوضات', 'دولة', 'عادلة', 'زيلينسكي'],
    ['de', 'Verhandlung', 'HAFEN', 'Häfen', '"die Sicherheit"'],
    ['en-GB', 'city', 'talking', 'ferry', '50000', '"50 000 pounds"', 'costing'],
    ['es', 'negociación', 'negociacion', 'país', 'declarar'],
    ['fr-CA', 'député', 'annoncé', 'annonces', 'zone', '50000', '50\u202f000', "l'Etat", 'd`État'],
    ['it', 'negoziato', 'Unione', 'l´Unione', 'citta'],
    ['ja', '和平', '交渉', '岸田首相'],
    ['nl', 'onderhandeling', 'oorlog'],
    ['pl', 'negocjacje', 'trwaja'],
    ['pt', 'negociação', 'negociacao', 'vizinho'],
    ['ru', 'переговоров', 'война', 'войну', 'мир'],
    ['th', 'รัฐบาล', 'เจรจา'],
    ['tr', 'Türkiye', 'görüşme', 'istanbul', 'İSTANBUL'],
    ['uk', 'переговорів', 'окупація', 'окупації', "Слов'янськ", 'Слов’янську'],
    ['zh-Hans', '和平', '王毅', '中方', '一个中国', '支持', '王毅 和平', '"一个中国原则"'],
  ])('%s', async (tag, ...words) => {
    const language = primaryLanguage(tag);
    const found = await Promise.all(words.map((word) => ids(word, `&q_lang=${language}`)));
    expect(found).toEqual(words.map(() => [idOf(tag)]));
  });

  test('and nothing is found by half of a word in a script without spaces', async () => {
    expect(await ids('国原')).toEqual([]);
  });
});

describe('a language is not another', () => {
  test('the German article is no English verb', async () => {
    expect(await ids('die', '&q_lang=de')).toEqual([idOf('de')]);
    expect(await ids('die', '&q_lang=en')).toEqual([idOf('en-GB')]);
    expect(await ids('"die is"', '&q_lang=de')).toEqual([]);
    expect(await ids('di*', '&q_lang=it')).toEqual([]);
  });

  test('all words stand in one language, and none that is excluded in any', async () => {
    expect(await ids('prêt négocier')).toEqual(['anna-ready']);
    expect(await ids('denying')).toEqual([idOf('en-GB'), 'anna-ready']);
    expect(await ids('prêts denied')).toEqual([]);
    expect(await ids('denied -prêts')).toEqual([idOf('en-GB')]);
  });

  test('no phrase goes from one passage to the next', async () => {
    expect(await ids('"nous irons"')).toEqual(['anna-ready']);
    expect(await ids('"négocier she"')).toEqual([]);
  });

  test('q_lang takes several tags, with regions or without, and narrows exclusions too', async () => {
    expect(await ids('anna', '&q_lang=de-AT,pt')).toEqual([idOf('de'), idOf('pt')]);
    expect(await ids('-anna', '&q_lang=zh,de')).toEqual([idOf('zh-Hans')]);
    expect(await ids('-zzz')).toHaveLength(small.records.statements.length);
    expect(await ids('anna', '&q_lang=sv')).toEqual([]);
    expect(await ids('says', '&q_in=summary&q_lang=fr')).toEqual([]);
    expect(await ids('dire', '&q_in=summary&q_lang=fr')).toContain(idOf('ar'));
  });

  test('what is no tag is a 400', async () => {
    const { detail } = await small.read<Refusal>('/statements?q=a&q_lang=french', 400);
    expect(detail).toContain('q_lang: "french" is not a language tag (BCP 47), such as fr');
  });
});

test('what was found is marked in the language of the text', async () => {
  const [turkish] = await find('istanbul görüşme', '&q_lang=tr');
  expect(turkish?.snippet).toContain('barış <mark>görüşmeleri</mark> <mark>İstanbul</mark>’da');
  const [chinese] = await find('一个中国');
  expect(chinese?.snippet).toContain('坚持<mark>一个中国</mark>原则');
  const [french] = await find('50000 l´état', '&q_lang=fr');
  expect(french?.snippet).toBe(
    'La députée annoncée à l’<mark>État</mark> dit que les zones coûtent <mark>50 000</mark> euros.',
  );
});

describe('each citation tells its own language', () => {
  const get = async (url: string) => (await small.app.inject(url)).body;

  test('in the record', async () => {
    const { citations } = await small.read<Statement>('/statements/anna-ready');
    expect(citations.map(({ language }) => language)).toEqual(['fr', 'en']);
    expect(citations.map(({ source }) => source.language)).toEqual(['fr', 'en']);
  });

  test('in references', async () => {
    const bibtex = await get('/statements/anna-ready.bib');
    expect([...bibtex.matchAll(/langid = \{(\w+)\}/g)].map(([, name]) => name)).toEqual([
      'french',
      'english',
    ]);
    const ris = await get('/statements/anna-ready.ris');
    expect([...ris.matchAll(/^LA {2}- (..)/gm)].map(([, tag]) => tag)).toEqual(['fr', 'en']);
    const csl = JSON.parse(await get('/statements/anna-ready.csl.json'));
    expect(csl.map((item: { language: string }) => item.language)).toEqual(['fr', 'en']);
  });

  test('in JSON-LD and in the table', async () => {
    const graph = await get('/statements/anna-ready.jsonld');
    expect([...graph.matchAll(/"inLanguage":"(..)"/g)].map(([, tag]) => tag)).toEqual(
      expect.arrayContaining(['fr', 'en']),
    );
    const rows = parse(await get('/statements.csv?act=offer'), { columns: true, bom: true });
    expect(rows.map((row) => (row as { language: string }).language)).toEqual(['fr', 'en']);
  });

  test('on the page, set apart', async () => {
    const page = await get('/statements/anna-ready.html');
    const report = /<figure class="report">\n<blockquote lang="(..)" dir="auto">/g;
    expect([...page.matchAll(report)].map(([, tag]) => tag)).toEqual(['fr', 'en']);
    expect(page).toContain('<bdi lang="fr" dir="auto">porte-parole du ministère</bdi>');
  });

  test('in pages, cards and feeds of a right-to-left language', async () => {
    const [page, card, feed] = await Promise.all(
      ['.html', '/embed', ''].map((end) =>
        get(end === '' ? '/statements.atom?language=ar' : `/statements/${idOf('ar')}${end}`),
      ),
    );
    expect(page).toContain('<blockquote class="passage" lang="ar" dir="auto">');
    expect(card).toContain('<blockquote lang="ar" dir="auto">');
    // Set apart, or the date after it would be laid out inside the title.
    const source = new RegExp(
      `<bdi lang="ar" dir="auto">${arabicTitle}</bdi>, <time [^>]*>3 December 2025</time>`,
    );
    expect(card).toMatch(source);
    expect(page).toMatch(
      new RegExp(`<a href="[^"]+" lang="ar" dir="auto">${arabicTitle}</a>, <time`),
    );
    expect(feed).toContain('<content type="text" xml:lang="ar">');
  });
});

describe('a language as a filter', () => {
  const list = async (query: string) =>
    small.read<List<{ id: string }> & { page: { total: number }; facets: Facets }>(query);

  test('finds its regions and scripts, but is not found by them', async () => {
    const ids = async (query: string) => (await list(query)).data.map(({ id }) => id);
    expect(await ids('/statements?language=fr-ca')).toEqual([idOf('fr-CA')]);
    expect((await ids('/statements?language=fr')).sort()).toEqual(
      [idOf('fr-CA'), 'anna-ready', 'boris-untrue'].sort(),
    );
    expect(await ids('/statements?language=ZH,ja')).toEqual([idOf('zh-Hans'), idOf('ja')]);
    expect(await ids('/statements?language=zh-Hant')).toEqual([]);
    expect(await ids('/sources?language=en')).toEqual(['herald', 'lang-en-gb']);
  });

  test('is a facet that names each language, and whose counts are those of the lists', async () => {
    const { facets } = await list('/statements?facets=language&limit=1');
    const counted = facets.language ?? [];
    expect(counted.find(({ value }) => value === 'en')?.label).toEqual({
      en: 'English',
      fr: 'anglais',
    });
    for (const { url, count } of counted) expect((await list(url)).page.total).toBe(count);
    expect(counted.find(({ value }) => value === 'fr')?.count).toBe(3);
  });

  test('is refused when it is no tag', async () => {
    const { detail } = await small.read<Refusal>('/statements?language=français', 400);
    expect(detail).toContain('language: "français" is not a language tag (BCP 47)');
  });
});

test('more than twenty words are refused, a phrase counting as one', async () => {
  const words = Array.from({ length: 21 }, (_, index) => `w${index}`);
  const { detail } = await small.read<Refusal>(`/statements?q=${words.join('+')}`, 400);
  expect(detail).toContain('q: has 21 words, at most 20 are searched for');
  expect(await ids(words.slice(1).join(' '))).toEqual([]);
  expect(await ids(`"${words.join(' ')}"`)).toEqual([]);
});

test('soft hyphens and zero-width characters are not seen, in texts and in searches', async () => {
  const hyphenated = await openSmall({
    'sources/herald/article.txt': 'Les négo\u00adciations budgé\u00adtaires a\u200bvancent.\n',
    'sources/herald/statements.yaml':
      'reports:\n  - { statement: anna-ready, quote: "Les négo\u00adciations budgé\u00adtaires a\u200bvancent." }\n',
  });
  for (const q of [
    'négociations',
    '"négociations budgétaires"',
    'avan\u00adcer',
    '\u2060avancent',
  ]) {
    const url = `/statements?fields=id&q=${encodeURIComponent(q)}`;
    expect((await hyphenated.read<List<{ id: string }>>(url)).data.map(({ id }) => id)).toEqual([
      'anna-ready',
    ]);
  }
  await hyphenated.close();
});

test('a language without an analyser is searched by its words', () => {
  const analyser = findAnalyser('xx');
  expect(analyser.listTokens('Żółw, 1 000').map(({ written }) => analyser.stem(written))).toEqual([
    'zolw',
    '1000',
  ]);
});

type Found = List<Statement> & { hint?: Hint };

describe('a search without a match', () => {
  test('says what the summaries have, and in which languages the texts are', async () => {
    const list = await small.read<Found>('/statements?q=thing&q_lang=fr&limit=1');
    expect(list.hint?.summaries?.count).toBe(Object.keys(texts).length);
    const url = list.hint?.summaries?.url ?? '';
    expect(url).toContain('/statements?q=thing&limit=1&q_in=summary');
    const { page } = await small.read<Found>(url);
    expect(page.total).toBe(Object.keys(texts).length);
    expect(list.hint?.languages).toContainEqual({ language: 'zh', count: 1 });
    expect(list.hint?.languages).not.toContainEqual(expect.objectContaining({ language: 'fr-CA' }));
  });

  test('in the summaries says only the languages', async () => {
    const { hint } = await small.read<Found>('/statements?q=zzzz&q_in=summary');
    expect(hint).toMatchObject({ summaries: null, languages: expect.any(Array) });
  });

  test.each(['/statements?q=Petrova', '/statements?topic=truth&actor=anna'])(
    '%s, which has one or is none, says nothing',
    async (url) => {
      expect(await small.read<Found>(url)).not.toHaveProperty('hint');
    },
  );

  test.each([
    ['en', 'of our summaries have these words', 'Chinese (1)'],
    ['fr', 'de nos résumés contiennent ces mots', 'chinois (1)'],
  ])('says so on the page in %s', async (lang, summaries, language) => {
    const { body } = await small.app.inject(`/statements.html?q=thing&lang=${lang}`);
    expect(body).toContain(summaries);
    expect(body).toContain(language);
    expect(body).toContain('href="/statements.html?q=thing&amp;q_in=summary');
  });
});
