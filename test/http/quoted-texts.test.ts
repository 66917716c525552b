// A text that may only be quoted: what is published of it, in the file and by the service.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import type { Source } from '../../src/records/source.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { hashPair } from '../../src/text/words.ts';
import { findRuns, foldWords, listHiddenRuns } from '../support/quoted.ts';
import { testSeeds } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const article = `Le port de Brest attend depuis dix ans une nouvelle digue que personne ne veut payer seul.
Interrogée lundi soir, Anna Petrova a promis que « la digue sera bâtie avant le printemps prochain ». Les
pêcheurs réunis sur le quai ont accueilli cette annonce avec beaucoup de prudence et un peu d’humour.

À Paris 🐟, le ministère rappelle que les crédits de l’an dernier n’ont jamais été dépensés par la région.
Boris Ivanov répond que « ces crédits n’ont jamais existé » et demande une enquête indépendante avant l’été.
Un second rapport, attendu en mars, doit comparer les trois tracés que les ingénieurs avaient dessinés.
`;

const yaml = `kind: article
held: true
text: quotes
title: null
publisher: Le Phare
url: null
language: fr
published: null
caveats:
  - id: second-report
    kind: fact
    severity: minor
    citations: [{ quote: Un second rapport }]
    explanation: { en: It never came., fr: Il n’est jamais venu. }
`;

const statements = `statements:
  - id: anna-dike
    actor: anna
    form: direct
    act: promise
    said: null
    topics: [talks]
    summary: { en: Promises a dike., fr: Promet une digue. }
    quote: « la digue sera bâtie avant le printemps prochain »
  - id: boris-credits
    actor: boris
    form: direct
    act: denial
    said: null
    topics: [talks]
    summary: { en: Denies the credits., fr: Nie les crédits. }
    quote: « ces crédits n’ont jamais existé »
`;

const files = {
  'sources/phare/article.txt': article,
  'sources/phare/source.yaml': yaml,
  'sources/phare/statements.yaml': statements,
};

let small: Small;
let hidden: string[];
beforeAll(async () => {
  small = await openSmall(files);
  const { records } = small;
  const citing = [...records.statements, ...records.caveats].flatMap(({ citations }) => citations);
  hidden = listHiddenRuns(
    article,
    citing.filter(({ source }) => source.id === 'phare'),
  );
});
afterAll(() => small.close());

const textOf = async () => (await small.app.inject('/sources/phare/text')).body;

describe('the published file', () => {
  /** Every value of every table, as text. */
  const readTables = () => {
    const client = openFile(join(small.folder, fileName(small.manifest)));
    const names = client
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    const rows = names.flatMap((name) =>
      client.prepare(`SELECT * FROM "${name}"`).raw().all(),
    ) as unknown[][];
    client.close();
    return rows.flat().map((value) => String(value));
  };

  test('holds no eight words in a row outside the passages, in any table', () => {
    expect(hidden.length).toBeGreaterThan(40);
    const values = readTables();
    expect(values.length).toBeGreaterThan(500);
    expect(values.flatMap((value) => findRuns(value, hidden))).toEqual([]);
  });

  test('holds no word, no shingle and no window outside the passages', () => {
    const client = openFile(join(small.folder, fileName(small.manifest)));
    const words = client.prepare<[], string>('SELECT word FROM _source_words').pluck().all();
    expect(words).toContain('digue');
    for (const word of ['pecheurs', 'paris', 'ingenieurs', 'independante']) {
      expect(words).not.toContain(word);
    }
    const stored = client.prepare<[], Buffer>('SELECT hashes FROM _source_pairs').pluck().all();
    const hashes = new Set(
      stored.flatMap((each) =>
        Array.from({ length: each.length / 4 }, (_, n) => each.readUInt32LE(4 * n)),
      ),
    );
    const pairsOf = (text: string) =>
      foldWords(text).flatMap((word, index, all) => {
        const before = all[index - 1];
        return before === undefined ? [] : [hashPair(before, word)];
      });
    expect(pairsOf('ces crédits n’ont jamais existé').every((pair) => hashes.has(pair))).toBe(true);
    const around = pairsOf(article).filter((pair) => hashes.has(pair));
    const inPassages = [
      ...pairsOf('la digue sera bâtie avant le printemps prochain'),
      ...pairsOf('ces crédits n’ont jamais existé'),
      ...pairsOf('Un second rapport'),
      // Words of the other texts that this one holds by chance.
      ...pairsOf(Object.values(testSeeds).join('\n')),
    ];
    expect(around.filter((pair) => !inPassages.includes(pair))).toEqual([]);
    client.close();
  });
});

describe('the service', () => {
  test('keeps every offset, and blanks what is not quoted', async () => {
    const characters = Array.from(await textOf());
    const { citations } = small.records.statements.find(({ id }) => id === 'boris-credits') ?? {};
    const { start = 0, end = 0, exact, prefix, suffix, paragraph } = citations?.[0] ?? {};
    expect(characters.slice(start, end).join('')).toBe(exact);
    expect(characters.slice(start - 32, end + 32).join('')).toBe(`${prefix}${exact}${suffix}`);
    expect(paragraph).toBe(5);
    expect(characters.slice(0, 100).join('')).toMatch(/^█+\n█/);
    expect(characters.join('')).not.toMatch(/Paris|ingénieurs|🐟/);
  });

  test('says that the source may only be quoted, and hashes the whole text', async () => {
    const { text, sha256, words } = await small.read<Source>('/sources/phare');
    expect([text, words]).toEqual(['quotes', foldWords(article).length]);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await small.read<Source>('/sources/gazette')).text).toBe('public');
    expect((await small.read<Source>('/sources/transcript')).text).toBeNull();
  });

  test.each([
    '/sources/phare/text',
    '/sources/phare.html',
    '/sources/phare.html?lang=fr',
    '/sources',
    '/sources.csv',
    '/statements',
    '/statements.ndjson',
    '/statements/anna-dike.html',
    '/statements/boris-credits/annotations.jsonld',
    '/dataset.sqlite',
  ])('%s shows no eight words in a row outside the passages', async (path) => {
    const { statusCode, body } = await small.app.inject(path);
    expect(statusCode).toBe(200);
    expect(findRuns(body, hidden)).toEqual([]);
    expect(body).not.toContain('████ ');
  });

  test('its page shows the passages and marks what is left out', async () => {
    const { body } = await small.app.inject('/sources/phare.html');
    expect(body).toContain('This text may only be quoted.');
    expect(body).toContain('ces crédits n’ont jamais existé');
    expect(body).toMatch(/<span class="blank" aria-hidden="true">█+<\/span>soir, Anna/);
    const { body: ofStatement } = await small.app.inject('/statements/anna-dike.html');
    expect(ofStatement).toContain('[…]');
    expect(ofStatement).not.toContain('█');
  });

  const lookUp = async (text: string) => {
    const path = `/lookup?text=${encodeURIComponent(text)}`;
    return (await small.read<{ data: { match: string; passage: { exact: string } }[] }>(path)).data;
  };

  test('/lookup finds its passages', async () => {
    const [first] = await lookUp('la digue sera bâtie avant le printemps prochain');
    expect(first?.match).toBe('exact');
  });

  test('/lookup finds nothing of it but its passages', async () => {
    const outside = 'doit comparer les trois tracés que les ingénieurs avaient dessinés';
    expect(await lookUp(outside)).toEqual([]);
    const across = 'le printemps prochain ces crédits n’ont jamais existé';
    const matches = await lookUp(across);
    expect(matches.map(({ passage }) => passage.exact).join()).not.toContain('█');
  });
});

describe('a service that shows passages only', () => {
  let whole: Small;
  beforeAll(async () => {
    const text = { 'sources/phare/source.yaml': yaml.replace('text: quotes\n', '') };
    whole = await openSmall({ ...files, ...text }, 'quotes');
  });
  afterAll(() => whole.close());

  test.each([
    '/sources/phare/text',
    '/sources/phare.html',
    '/sources',
    '/sources.csv',
    '/statements.ndjson',
    '/statements/anna-dike.html',
    '/statements/boris-credits/annotations.jsonld',
  ])('%s shows no eight words in a row outside the passages', async (path) => {
    const { statusCode, body } = await whole.app.inject(path);
    expect(statusCode).toBe(200);
    expect(findRuns(body, hidden)).toEqual([]);
  });

  test('says so of each source', async () => {
    expect((await whole.read<Source>('/sources/phare')).text).toBe('quotes');
    const { data } = await whole.read<{ data: Source[] }>('/sources');
    expect(data.map(({ id, text }) => [id, text])).toEqual([
      ['gazette', 'quotes'],
      ['herald', 'quotes'],
      ['phare', 'quotes'],
      ['transcript', null],
    ]);
    const { body } = await whole.app.inject('/sources/phare.html');
    expect(body).toContain('This text may only be quoted.');
  });

  test('gives the same text as if each of its sources could only be quoted', async () => {
    expect((await whole.app.inject('/sources/phare/text')).body).toBe(await textOf());
  });

  test('does not give away the file', async () => {
    const { detail } = await whole.read<{ detail: string }>('/dataset.sqlite', 404);
    expect(detail).toContain('This service shows passages only');
    expect(await whole.read('/dataset')).toMatchObject({ file_note: detail });
    expect((await whole.app.inject('/dataset.datapackage.json')).body).not.toContain('.sqlite');
  });

  test('/lookup finds passages and nothing else', async () => {
    const lookUp = (text: string) =>
      whole.read<{ data: { match: string }[] }>(`/lookup?text=${encodeURIComponent(text)}`);
    const { data } = await lookUp('la digue sera bâtie avant le printemps prochain');
    expect(data.map(({ match }) => match)).toEqual(['exact']);
    const outside = 'doit comparer les trois tracés que les ingénieurs avaient dessinés';
    expect((await lookUp(outside)).data).toEqual([]);
  });
});
