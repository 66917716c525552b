// Whose words are these? Sentences from elsewhere, whole, distorted, glued and invented, over HTTP.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookupMatch } from '../../src/records/lookup.ts';
import { buildTestApp, publishCurated } from '../support/curated.ts';
import { askLookup, carriersOf, checkMatch, citations, neighbours } from '../support/lookup.ts';

const { texts } = publishCurated().records;
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

const ask = (text: string, parameters?: Record<string, string>) => askLookup(app, text, parameters);

async function expectMatch(text: string, match: LookupMatch['match'], original: string) {
  const { data } = await ask(text);
  const [first] = data;
  expect(first?.match, text).toBe(match);
  expect(first?.statements.map(({ id }) => id).sort()).toEqual(carriersOf(original));
}

const peskov = 'rencontrer les Américains autant que nécessaire';
const rutte = 'Poutine pense pouvoir nous surpasser, mais nous ne bougerons pas';
const denial = 'Cela ne correspond absolument pas à la réalité';
const gas =
  'la décision de l’UE de cesser totalement les importations de gaz russe d’ici fin 2027 allait ' +
  'accélérer la perte de compétitivité et de potentiel économique de l’Europe';
const istanbul = 'L’Ukraine a rejeté une invitation à poursuivre les talks à Istanbul';

describe('the same words', () => {
  test.each([
    ['as printed', peskov, peskov],
    ['in guillemets', `« ${peskov} »`, peskov],
    ['in straight quotation marks', `"${peskov}"`, peskov],
    ['in curly quotation marks', `“${peskov}”`, peskov],
    ['in German quotation marks', `„${peskov}“`, peskov],
    ['without accents', 'rencontrer les Americains autant que necessaire', peskov],
    ['with decomposed accents', peskov.normalize('NFD'), peskov],
    ['in upper case', peskov.toUpperCase(), peskov],
    ['on three lines', 'rencontrer les\n Américains\r\n\tautant que nécessaire', peskov],
    ['with no-break spaces', peskov.replaceAll(' ', '\u00a0'), peskov],
    [
      'with soft hyphens and zero-width spaces',
      'ren\u00adcontrer les Amé\u200bricains autant que nécessaire',
      peskov,
    ],
    ['with other punctuation', 'rencontrer (les Américains) – autant que nécessaire !', peskov],
    ['with straight apostrophes', gas.replaceAll('’', "'"), gas],
    ['with modifier apostrophes', gas.replaceAll('’', '\u02bc'), gas],
    ['with spaces behind the apostrophes', gas.replaceAll('’', '’ '), gas],
    ['without the comma', 'Poutine pense pouvoir nous surpasser mais nous ne bougerons pas', rutte],
    ['of half a passage', 'mais nous ne bougerons pas', 'mais nous ne bougerons pas'],
    ['of a short quotation', 'pure invention', 'pure invention'],
    ['of a short quotation in other marks', '"jeunes porcs"', 'jeunes porcs'],
  ])('%s are exact, with the statements that carry them', async (_name, text, original) => {
    await expectMatch(text, 'exact', original);
  });

  test('of any passage of any statement are exact, and the first match is that one', async () => {
    for (const { id, exact } of citations) {
      const [first] = (await ask(exact)).data;
      expect(first?.match, exact).toBe('exact');
      expect(first?.statements.map((statement) => statement.id)).toContain(id);
    }
  });

  test('in an article but in no statement give the passage and no statement', async () => {
    const text = 'la fatigue face au conflit est palpable';
    const { data, detail } = await ask(text);
    expect(data.map(({ match, statements }) => [match, statements])).toEqual([['exact', []]]);
    expect(data[0]?.passage).toMatchObject({ exact: text, source: { publisher: null } });
    expect(detail).toBeNull();
  });

  test('around two passages give both statements, marked as not covering them', async () => {
    const [first, second] = neighbours();
    const text = Array.from(texts.get(first.source) as string);
    const [match] = (await ask(text.slice(first.start, second.end).join(''))).data;
    expect(match?.match).toBe('exact');
    expect(match?.statements.map(({ id }) => id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    expect(match?.statements.every(({ covers }) => !covers)).toBe(true);
  });

  test('printed twice give both places, and the answer says when there are more', async () => {
    const title = 'nouvelles révélations sur des discussions sensibles entre Washington et Moscou';
    const places = (await ask(title)).data.map(({ passage }) => passage.start);
    expect(new Set(places).size).toBe(2);
    const { data, detail } = await ask(title, { limit: '1' });
    expect(data).toHaveLength(1);
    expect(detail).toMatch(/^There are more matches than the 1 shown/);
  });

  test('are not taken on trust: a forged answer is noticed', async () => {
    const [found] = (await ask(peskov)).data;
    const match = found as LookupMatch;
    const { passage, words, statements } = match;
    const [other] = (await ask(rutte)).data;
    const forged: LookupMatch[] = [
      { ...match, match: 'near' },
      { ...match, similarity: 0.9 },
      { ...match, passage: { ...passage, start: passage.start + 1 } },
      { ...match, words: words.slice(1) },
      { ...match, statements: [] },
      { ...match, statements: other?.statements ?? [] },
      { ...match, statements: statements.map((one) => ({ ...one, covers: false })) },
    ];
    checkMatch(match, peskov);
    for (const answer of forged) expect(() => checkMatch(answer, peskov)).toThrow();
  });

  test('carry the caveats about the very passage', async () => {
    const [first] = (await ask('L’hebdomadaire citait des sources anonymes')).data;
    expect(first?.caveats.map(({ id }) => id)).toContain('wp-daily-called-weekly');
  });
});

describe('a misquote', () => {
  test.each([
    ['one word changed', 'rencontrer les Européens autant que nécessaire', peskov],
    ['one word for two', 'rencontrer les Américains aussi souvent que nécessaire', peskov],
    ['two words changed', 'Poutine croit pouvoir nous dépasser, mais nous ne bougerons pas', rutte],
    [
      'two words swapped',
      'Poutine pense nous pouvoir surpasser, mais nous ne bougerons pas',
      rutte,
    ],
    ['a negation dropped', 'Cela correspond absolument pas à la réalité', denial],
    [
      'a negation added',
      'Poutine ne pense pas pouvoir nous surpasser, mais nous ne bougerons pas',
      rutte,
    ],
    [
      'the first word dropped and one changed',
      'pense pouvoir nous battre, mais nous ne bougerons pas',
      rutte,
    ],
    ['an elided article dropped', gas.replace('l’UE', 'UE'), gas],
    ['another name', istanbul.replace('L’Ukraine', 'Kiev'), istanbul],
    [
      'three words changed',
      gas.replace('totalement', 'enfin').replace('accélérer', 'causer').replace('perte', 'ruine'),
      gas,
    ],
    ['another number', gas.replace('2027', '2026'), gas],
    ['another speaker put in front', `Lavrov : « ${denial} »`, denial],
    ['an ellipsis in the middle', 'Cela ne correspond […] à la réalité', denial],
    [
      'a long ellipsis in the middle',
      'la décision de l’UE de cesser … la perte de compétitivité et de potentiel économique',
      gas,
    ],
  ])('with %s is near and never exact', async (_name, text, original) => {
    const { data } = await ask(text);
    const [first] = data;
    expect(first?.match, text).toBe('near');
    expect(first?.similarity).toBeLessThan(1);
    const ids = first?.statements.map(({ id }) => id) ?? [];
    expect(carriersOf(original).some((id) => ids.includes(id))).toBe(true);
    expect(data.every(({ match }) => match !== 'exact')).toBe(true);
  });

  test('shows which words differ', async () => {
    const [first] = (await ask('Poutine croit pouvoir nous dépasser, nous ne bougerons pas !'))
      .data;
    expect(first?.words).toEqual([
      { type: 'kept', asked: 'Poutine', passage: 'Poutine' },
      { type: 'changed', asked: 'croit', passage: 'pense' },
      { type: 'kept', asked: 'pouvoir nous', passage: 'pouvoir nous' },
      { type: 'changed', asked: 'dépasser', passage: 'surpasser, mais' },
      { type: 'kept', asked: 'nous ne bougerons pas', passage: 'nous ne bougerons pas' },
    ]);
    const [second] = (await ask(`Et ${denial.replace(' absolument', '')} vraiment`)).data;
    expect(second?.words).toEqual([
      { type: 'added', asked: 'Et', passage: null },
      { type: 'kept', asked: 'Cela ne correspond', passage: 'Cela ne correspond' },
      { type: 'missing', asked: null, passage: 'absolument' },
      { type: 'kept', asked: 'pas à la réalité', passage: 'pas à la réalité' },
      { type: 'added', asked: 'vraiment', passage: null },
    ]);
  });

  test('with too many words changed is no match', async () => {
    for (const text of [
      'rencontrer les Chinois aussi longtemps que possible',
      'Poutine croit savoir nous battre, mais ils ne partiront jamais',
      'autant que nécessaire, rencontrer les Américains',
    ]) {
      expect((await ask(text)).data, text).toEqual([]);
    }
  });
});

describe('a part', () => {
  const parts = async (text: string) =>
    (await ask(text)).data.map(({ match, passage, statements }) => ({
      match,
      exact: passage.exact,
      ids: statements.map(({ id }) => id).sort(),
    }));

  test('of a post that holds a passage is partial', async () => {
    const text = `Incroyable ! Le Kremlin ose : « ${peskov} ». Qui peut encore y croire ? #paix`;
    expect(await parts(text)).toEqual([
      { match: 'partial', exact: peskov, ids: carriersOf(peskov) },
    ]);
  });

  test('of a sentence glued from two articles is found in both', async () => {
    const found = await parts(`${rutte} car ${denial.toLowerCase()}`);
    expect(found.map(({ match }) => match)).toEqual(['partial', 'partial']);
    expect(found.map(({ ids }) => ids)).toEqual([carriersOf(rutte), carriersOf(denial)]);
  });

  test('that is glued from two passages of one article is found twice', async () => {
    const found = await parts(`${rutte} pour ${peskov}`);
    expect(found.map(({ match }) => match)).toEqual(['partial', 'partial']);
    expect(found.map(({ ids }) => ids)).toEqual([carriersOf(rutte), carriersOf(peskov)]);
  });

  test.each([
    'Le président russe Vladimir Poutine a pris un bain de soleil avec son chien',
    'On les a vus la semaine dernière, dans lesquelles tenues je ne saurais dire',
  ])('that says too little is no match: %s', async (text) => {
    expect(await parts(text)).toEqual([]);
  });
});

describe('no match', () => {
  test.each([
    'Je n’ai jamais dit une chose pareille de toute ma carrière politique',
    'Emmanuel Macron a annoncé la dissolution de l’Assemblée nationale dimanche soir',
    'The Kremlin said it was ready to meet the Americans as often as necessary',
    'Putin thinks he can outlast us, but we are not going anywhere',
    'Песков заявил, что Кремль готов встречаться с американцами столько, сколько нужно',
    'Trump : « Je connais Poutine mieux que personne, et la guerre finira demain »',
    'Le Kremlin a démenti avoir menacé la Pologne d’une attaque nucléaire',
  ])('of "%s" is said, not forced', async (text) => {
    const { data, detail } = await ask(text);
    expect(data).toEqual([]);
    expect(detail).toMatch(/^Nothing like this is in/);
  });

  test.each([
    'la guerre',
    'Vladimir Poutine',
    'Donald Trump et Vladimir Poutine',
    'le président russe Vladimir Poutine',
    'la semaine dernière',
    'l’État',
    'guerre',
    'capitulation',
    'de la',
  ])('of "%s" comes with what it lacks', async (text) => {
    const { data, detail, asked } = await ask(text);
    expect(data).toEqual([]);
    expect(asked.information).toBeLessThan(asked.minimum);
    expect(detail).toContain(
      `it carries ${asked.information} bits of information, and ${asked.minimum} are needed`,
    );
  });

  test.each(['…', '😀 !!!', '«»', '-- * "', "'"])(
    'of %s says that it has no words',
    async (text) => {
      expect(await ask(text)).toMatchObject({
        data: [],
        detail: 'The text contains no words.',
      });
    },
  );
});
