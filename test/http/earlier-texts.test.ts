// A text that its publisher corrected: found by its old wording, shown as it was, and none of it
// where a text may only be quoted.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import type { LookupAnswer } from '../../src/records/lookup.ts';
import type { Problem } from '../../src/records/problem.ts';
import type { Source } from '../../src/records/source.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { append, article, type Changes, source, testSeeds } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const now = testSeeds[article] as string;
const before = now.replace(
  'La rencontre du 2 décembre a eu lieu',
  'Le sommet du 2 décembre eut lieu',
);
const note = 'note: { en: The Gazette changed it., fr: La Gazette l’a changé. }';
const changes: Changes = {
  ...append(source, `corrections:\n  - { on: 2026-01-23, what: text, was: Le sommet, ${note} }\n`),
  'sources/gazette/earlier/2026-01-23.txt': before,
};
const quoted: Changes = {
  ...changes,
  [source]: (text) =>
    (changes[source] as (text: string) => string)(text.replace('held: true', '$&\ntext: quotes')),
};
const old = encodeURI('Le sommet du 2 décembre eut lieu à Oslo, selon l’agence Zarya');

const whole = await openSmall(changes);
const passages = await openSmall(changes, 'quotes');
const quotes = await openSmall(quoted);
afterAll(() => Promise.all([whole, passages, quotes].map((one) => one.close())));

const nameOf = async (small: Small) => {
  const { earlier_texts } = await small.read<Source>('/sources/gazette');
  return earlier_texts[0]?.sha256.slice(0, 12) ?? '';
};

describe('the old wording', () => {
  test('is found, with the day until which it was printed and the text it is in', async () => {
    const { data } = await whole.read<LookupAnswer>(`/lookup?text=${old}`);
    const [first] = data;
    expect(first).toMatchObject({
      match: 'exact',
      printed_until: '2026-01-23T00:00:00Z',
      passage: { exact: decodeURI(old), paragraph: 3 },
      statements: [],
    });
    const url = new URL(first?.passage.url ?? '');
    const { body } = await whole.app.inject(url.pathname + url.search);
    const [, start, end] = /^#char=(\d+),(\d+)$/.exec(url.hash) ?? [];
    expect(Array.from(body).slice(Number(start), Number(end)).join('')).toBe(decodeURI(old));
  });

  test('is not told of what is printed today', async () => {
    const text = encodeURI('Boris Ivanov a démenti : « Rien n’est vrai. » Il a répété');
    const { data } = await whole.read<LookupAnswer>(`/lookup?text=${text}`);
    expect(data.map(({ printed_until }) => printed_until)).toEqual([null]);
  });

  test('leads a reader to the text of before, and from there to that of now', async () => {
    const { body: found } = await whole.app.inject(`/lookup.html?text=${old}`);
    const path = `/sources/gazette.html?text=${await nameOf(whole)}`;
    expect(found).toContain(`<a href="${path}">printed until 23 January 2026</a>`);
    const { body } = await whole.app.inject(`${path}&lang=fr`);
    expect(body).toContain(
      'le texte publié jusqu’au 23 janvier 2026, avant sa correction par l’éditeur.',
    );
    expect(body).toContain('<a href="/sources/gazette.html?lang=fr">Le texte actuel</a>');
    expect(body).toContain('Le sommet du 2 décembre eut lieu');
    expect(body).not.toContain('<mark');
    const { body: current } = await whole.app.inject('/sources/gazette.html');
    expect(current).toContain(`<a href="${path}">until 23 January 2026</a>`);
    expect(current).not.toContain('eut lieu');
  });

  test('only its paragraph is searched a second time', () => {
    const client = openFile(join(whole.folder, fileName(whole.manifest)));
    const windows = client
      .prepare<[], string>('SELECT words FROM _source_windows WHERE earlier IS NOT NULL')
      .pluck()
      .all();
    client.close();
    expect(windows).toEqual(['le sommet du 2 decembre eut lieu a oslo selon l agence zarya']);
  });
});

test('a text that was never there is none of before', async () => {
  const { detail } = await whole.read<Problem>('/sources/herald/text?text=0123456789ab', 404);
  expect(detail).toContain('is not the text of "herald"');
  const gone = await whole.read<Problem>('/sources/gazette/text?text=0123456789ab', 410);
  expect(gone.detail).toContain('its publisher corrected it on 2026-01-23; as_of=2026-01-22 asks');
});

describe('where a text may only be quoted', () => {
  test.each([
    ['the whole service', passages],
    ['this text', quotes],
  ])('%s: nothing of the old one is given out', async (_, small) => {
    const { data } = await small.read<LookupAnswer>(`/lookup?text=${old}`);
    expect(data.filter(({ printed_until }) => printed_until !== null)).toEqual([]);
    const name = await nameOf(whole);
    const { detail } = await small.read<Problem>(`/sources/gazette/text?text=${name}`, 410);
    expect(detail).toContain('its publisher corrected it on 2026-01-23');
    const { body } = await small.app.inject(`/sources/gazette.html?text=${name}`);
    expect(body).toContain('The passage was cited from an earlier text.');
    expect(body).not.toContain('eut lieu');
  });

  test('no table of the file holds anything of it', async () => {
    expect((await quotes.read<Source>('/sources/gazette')).earlier_texts).toEqual([]);
    const client = openFile(join(quotes.folder, fileName(quotes.manifest)));
    const rows = ['earlier_texts', '_source_windows'].flatMap((table) =>
      client.prepare(`SELECT * FROM ${table}`).raw().all(),
    );
    client.close();
    expect(rows.flat().join(' ')).not.toMatch(/sommet|eut/);
    expect(rows.length).toBeGreaterThan(0);
  });
});
