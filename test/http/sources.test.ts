// The list of sources and its page, narrowed by kind, language and publisher; what a source says of
// where it comes from.
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../src/records/event.ts';
import type { Source } from '../../src/records/source.ts';
import type { List } from '../support/service.ts';
import { openSmall, type Small } from '../support/small.ts';

const texts = {
  post: ['uk', 'Ганна Петрова сказала, що порт відкриють навесні.', 'platform: Telegram\n'],
  video: ['zh-Hans', '安娜强调，中方支持一切有利于和平的努力。', 'author: [新华社]\n'],
  audio: ['ar', 'أكدت آنا أن المفاوضات مستمرة.', ''],
  press_release: ['de', 'Die Verhandlungen gehen weiter, sagte Anna Petrova.', 'agency: dpa\n'],
  speech: ['en', 'The talks will go on, Anna Petrova said.', 'accessed: 2025-12-05\n'],
  parliamentary_record: ['es', 'Las negociaciones continúan, declaró Anna Petrova.', ''],
  interview: ['ru', 'Переговоры продолжаются, заявила Анна Петрова.', ''],
} as const;

/** An event that all of them report; the video tells at what time of it. */
const event = {
  'events/spring.yaml':
    'name: { en: Opening of the port, fr: Ouverture du port }\nkind: other\n' +
    'when: { edtf: 2025-12-05, basis: inferred, printed: 努力 }\nplace: null\n' +
    'status: planned\nparticipants: [anna]\ncitations:\n' +
    Object.entries(texts)
      .toSorted(([kind]) => (kind === 'video' ? -1 : 1))
      .map(([kind, [, text]]) => {
        const more = kind === 'video' ? ', locator: { time: 00:12:31/00:12:40 }' : '';
        return `  - { source: ${kind.replace('_', '-')}, quote: ${JSON.stringify(text)}${more} }\n`;
      })
      .join(''),
};

let small: Small;
beforeAll(async () => {
  const files = Object.entries(texts).flatMap(([kind, [language, text, more]]) => [
    [`sources/${kind.replace('_', '-')}/article.txt`, `${text}\n`],
    [
      `sources/${kind.replace('_', '-')}/source.yaml`,
      `kind: ${kind}\nheld: true\ntitle: null\npublisher: The ${kind} House\n` +
        `url: https://example.org/${kind}\nlanguage: ${language}\npublished: null\n${more}`,
    ],
    [
      `sources/${kind.replace('_', '-')}/statements.yaml`,
      `statements:\n  - id: anna-${kind.replace('_', '-')}\n    actor: anna\n    form: indirect\n` +
        '    act: assertion\n    said: null\n    topics: [talks]\n' +
        `    summary: { en: Says it., fr: Le dit. }\n    quote: ${JSON.stringify(text)}\n`,
    ],
  ]);
  small = await openSmall({ ...Object.fromEntries(files), ...event });
});
afterAll(() => small.close());

const listIds = async (query: string) =>
  (await small.read<List<Source>>(`/sources?${query}`)).data.map(({ id }) => id);

describe('sources', () => {
  test.each([
    ['kind=video', ['video']],
    ['kind=post,speech', ['post', 'speech']],
    ['language=zh', ['video']],
    ['publisher=the%20post%20house', ['post']],
    ['publisher=Nobody', []],
  ])('%s finds %j', async (query, ids) => {
    expect(await listIds(query)).toEqual(ids);
  });

  test('the page is narrowed in the same way, and empty fields do nothing', async () => {
    const form = '/sources.html?kind=&language=zh-Hans&publisher=&lang=fr';
    const { statusCode, headers } = await small.app.inject(form);
    expect([statusCode, headers.location]).toEqual([302, '/sources.html?language=zh-Hans&lang=fr']);
    const { body } = await small.app.inject(String(headers.location));
    expect(body).toContain('/sources/video.html');
    expect(body).not.toContain('/sources/post.html');
    expect(body).toContain('<option value="zh-Hans" selected>chinois simplifié</option>');
    expect(body).toContain('vidéo · chinois simplifié');
  });

  test.each([
    ['post', 'en', 'Telegram'],
    ['video', 'fr', '新华社'],
    ['press-release', 'en', 'dpa'],
    ['speech', 'fr', '5 décembre 2025'],
  ])('the page of %s in %s says %s', async (id, lang, fact) => {
    const { body } = await small.app.inject(`/sources/${id}.html?lang=${lang}`);
    expect(body).toContain(fact);
  });
});

describe('a statement of every kind and language', () => {
  test.each(Object.keys(texts))('%s is served in every format', async (kind) => {
    const [language, text] = texts[kind as keyof typeof texts];
    const path = `/statements/anna-${kind.replace('_', '-')}`;
    const statement = await small.read<{ citations: { language: string }[] }>(`${path}.json`);
    expect(statement.citations[0]?.language).toBe(language);
    const formats: [suffix: string, shows: string][] = [
      ['.html', `lang="${language}"`],
      ['.bib', 'annotation = {'],
      ['.ris', `LA  - ${language}`],
      ['/annotations.jsonld', `"language":"${language}"`],
      ['.jsonld', `"inLanguage":"${language}"`],
      ['/embed', `lang="${language}"`],
    ];
    for (const [suffix, shows] of formats) {
      const { statusCode, body } = await small.app.inject(`${path}${suffix}`);
      expect(statusCode, suffix).toBe(200);
      expect(body.replaceAll('": "', '":"'), suffix).toContain(shows);
      expect(body, suffix).toContain(text.slice(0, 12));
    }
  });
});

describe('all languages and kinds in one list', () => {
  const languages = Object.values(texts).map(([language]) => language);
  const babel: Record<string, string> = {
    uk: 'ukrainian',
    'zh-Hans': 'chinese',
    ar: 'arabic',
    de: 'german',
    en: 'english',
    es: 'spanish',
    ru: 'russian',
  };
  const readable = (body: string) =>
    body
      .replaceAll(/\r\n /g, '')
      .replaceAll(/<\/?mark[^>]*>/g, '')
      .normalize('NFC');

  test.each<[path: string, mark: (language: string) => string]>([
    ['/statements.csv', (language) => `,${language},`],
    ['/statements.ndjson', (language) => `"language":"${language}"`],
    ['/statements.atom', (language) => `xml:lang="${language}"`],
    ['/statements.feed.json', (language) => `"language":"${language}"`],
    ['/statements.ninjs.json', (language) => `"language":"${language}"`],
    ['/statements.jsonld', (language) => `"inLanguage":"${language}"`],
    ['/statements.ris', (language) => `LA  - ${language}`],
    ['/statements.csl.json', (language) => `"language":"${language}"`],
    ['/statements.bib', (language) => `langid = {${babel[language]}}`],
    ['/statements.html', (language) => `lang="${language}" dir="auto"`],
  ])('%s holds each text in its script, with its language', async (path, mark) => {
    const { statusCode, body } = await small.app.inject(path);
    expect(statusCode).toBe(200);
    for (const language of languages) expect(body, language).toContain(mark(language));
    for (const [, text] of Object.values(texts))
      expect(readable(body)).toContain(text.slice(0, 12));
  });

  test.each([
    ['/events.ics', 'SUMMARY;LANGUAGE=en:', 'Passage:'],
    ['/events.ics?lang=fr', 'SUMMARY;LANGUAGE=fr:', 'Passage :'],
    ['/events/spring.ics', 'SUMMARY;LANGUAGE=en:', 'Passage:'],
  ])(
    '%s leads to the passage in each source, and to the time in a video',
    async (path, ...words) => {
      const { statusCode, body } = await small.app.inject(path);
      expect(statusCode).toBe(200);
      // RFC 5545 counts octets, and none may be cut out of a character.
      const lengths = body.split('\r\n').map((line) => Buffer.byteLength(line));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
      const unfolded = body.replaceAll('\r\n ', '');
      expect(unfolded).toContain('努力');
      expect(unfolded).not.toContain('\ufffd');
      for (const word of words) expect(unfolded).toContain(word);
      const { citations } = await small.read<Event>('/events/spring');
      expect(citations.map(({ language }) => language).sort()).toEqual(languages.toSorted());
      for (const { source, url, locator } of citations) {
        const page = url.replace('/text?', '.html?').replace(',', '\\,');
        expect(unfolded, source.id).toContain(page);
        if (locator?.url) expect(unfolded).toContain(locator.url.replace(',', '\\,'));
      }
      expect(unfolded).toContain('https://example.org/video#t=751\\,760');
    },
  );

  test('/statements.xlsx too', async () => {
    const { rawPayload } = await small.app.inject('/statements.xlsx');
    const cells: unknown[] = [];
    for await (const { values } of streamXlsxRows(rawPayload)) cells.push(...values);
    expect(cells).toEqual(expect.arrayContaining(Object.values(texts).map(([, text]) => text)));
    expect(cells).toEqual(expect.arrayContaining([...languages]));
  });
});
