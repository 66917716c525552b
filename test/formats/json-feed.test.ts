// JSON Feed 1.1: the rules of its specification, each fed an offender.
import { describe, expect, it } from 'vitest';
import type { About } from '../../src/formats/format.ts';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildCitation, buildSource, buildStatement, hostileText } from '../support/records.ts';

type Json = Record<string, unknown>;
interface Feed extends Json {
  items: Json[];
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isUrl = (value: unknown) => isText(value) && URL.canParse(value as string);
const isDate = (value: unknown) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value)) &&
  !Number.isNaN(Date.parse(String(value)));
const optional = (value: unknown, test: (value: unknown) => boolean) =>
  value === undefined || test(value);
const isLanguage = (value: unknown) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(String(value));
const isAuthors = (value: unknown) =>
  Array.isArray(value) &&
  value.every((author: Json) => isText(author.name) || isUrl(author.url) || isUrl(author.avatar));
const everyItem = (test: (item: Json) => boolean) => (feed: Feed) => feed.items.every(test);

function everyKey(value: unknown, test: (key: string) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, inner]) => (Array.isArray(value) || test(key)) && everyKey(inner, test),
  );
}

/** jsonfeed.org/version/1.1, one rule a line. */
const rules: [section: string, rule: string, holds: (feed: Feed) => boolean][] = [
  ['top level', 'version is the address', (f) => f.version === 'https://jsonfeed.org/version/1.1'],
  ['top level', 'version is at the very top', (f) => Object.keys(f)[0] === 'version'],
  ['top level', 'title is a text', (f) => isText(f.title)],
  ['top level', 'home_page_url is an address', (f) => isUrl(f.home_page_url)],
  ['top level', 'feed_url is an address', (f) => isUrl(f.feed_url)],
  ['top level', 'description is a text', (f) => optional(f.description, isText)],
  ['top level', 'user_comment is a text', (f) => optional(f.user_comment, isText)],
  ['top level', 'next_url is an address', (f) => optional(f.next_url, isUrl)],
  ['top level', 'next_url is not feed_url', (f) => f.next_url !== f.feed_url],
  ['top level', 'icon is an address', (f) => optional(f.icon, isUrl)],
  ['top level', 'favicon is an address', (f) => optional(f.favicon, isUrl)],
  ['top level', 'authors have a member each', (f) => optional(f.authors, isAuthors)],
  ['top level', 'language is RFC 5646', (f) => optional(f.language, isLanguage)],
  ['top level', 'expired is a boolean', (f) => optional(f.expired, (v) => typeof v === 'boolean')],
  ['top level', 'hubs are left out or a list', (f) => optional(f.hubs, Array.isArray)],
  ['items', 'items is a list', (f) => Array.isArray(f.items)],
  ['items', 'id is a text', everyItem((item) => isText(item.id))],
  ['items', 'id is an address', everyItem((item) => isUrl(item.id))],
  ['items', 'ids are unique', (f) => new Set(f.items.map(({ id }) => id)).size === f.items.length],
  ['items', 'url is present and an address', everyItem((item) => isUrl(item.url))],
  ['items', 'external_url is an address', everyItem((item) => optional(item.external_url, isUrl))],
  ['items', 'title is a text', everyItem((item) => optional(item.title, isText))],
  [
    'items',
    'content_html, content_text or both are there',
    everyItem((item) => isText(item.content_html) || isText(item.content_text)),
  ],
  ['items', 'summary is a text', everyItem((item) => optional(item.summary, isText))],
  [
    'items',
    'date_published is RFC 3339',
    everyItem((item) => optional(item.date_published, isDate)),
  ],
  ['items', 'date_modified is RFC 3339', everyItem((item) => optional(item.date_modified, isDate))],
  ['items', 'authors have a member each', everyItem((item) => optional(item.authors, isAuthors))],
  [
    'items',
    'tags are texts',
    everyItem((item) => optional(item.tags, (tags) => (tags as unknown[]).every(isText))),
  ],
  ['items', 'language is RFC 5646', everyItem((item) => optional(item.language, isLanguage))],
  ['deprecations', 'no author in the singular', everyItem((item) => !('author' in item))],
  ['extensions', 'no key has a dot', (f) => everyKey(f, (key) => !key.includes('.'))],
  [
    'extensions',
    'an extension is _ and a letter',
    (f) => everyKey(f, (key) => /^(_[a-z]|[^_])/i.test(key)),
  ],
  [
    'extensions',
    'only the name of an extension begins with _',
    everyItem((item) => everyKey(item._on_record, (key) => !key.startsWith('_'))),
  ],
];

function encode(statements: readonly Statement[], about: Partial<About> = {}): Feed {
  return JSON.parse(encodeAs('.feed.json', 'statements', statements, about)) as Feed;
}

const hostile = buildStatement({
  citations: [buildCitation({ exact: hostileText })],
  summary: { en: hostileText, fr: hostileText },
});

const feeds: Record<string, Feed> = {
  curated: encode(readCurated('statements')),
  hostile: encode([hostile], { next: 'http://127.0.0.1:3000/statements.feed.json?cursor=x' }),
  empty: encode([]),
};

describe.each(Object.keys(feeds))('the %s feed', (name) => {
  it.each(rules)('JSON Feed 1.1, %s: %s', (_section, _rule, holds) => {
    expect(holds(feeds[name] as Feed)).toBe(true);
  });
});

describe('json feed', () => {
  it('an offender breaks every rule that it offends', () => {
    const offender = {
      title: '',
      feed_url: 'x',
      next_url: 'x',
      language: 'French!',
      items: [
        { id: 1, url: '/a', date_published: 'today', author: {}, 'a.b': 1, _1: 1, tags: [1] },
      ],
      authors: [{}],
    } as unknown as Feed;
    const broken = rules.filter(([, , holds]) => !holds(offender)).map(([, rule]) => rule);
    expect(broken.length).toBeGreaterThanOrEqual(17);
  });

  it('text is plain text, never markup', () => {
    expect(feeds.hostile?.items[0]).toMatchObject({ content_text: hostileText });
    expect(JSON.stringify(feeds.curated)).not.toContain('content_html');
  });

  it('a published address is the external one', () => {
    const source = buildSource({ original_url: 'https://gazette.example/1' });
    const [item] = encode([buildStatement({ citations: [buildCitation({ source })] })]).items;
    expect(item).toMatchObject({ external_url: 'https://gazette.example/1' });
  });

  it('what is gone stands in the extension, under the id that it had', () => {
    const reason = { en: 'Never said.', fr: 'Jamais dit.' };
    const gone = [{ id: 'x', on: '2026-12-24T00:00:00Z', reason }];
    const [tag] = encode([buildStatement({ id: 'x' })]).items.map(({ id }) => id);
    expect(encode([], { gone })._on_record).toEqual({
      deleted: [{ id: tag, date_deleted: '2026-12-24T00:00:00Z', reason: 'Never said.' }],
    });
  });

  it('dates are those of the record, not of its sources', () => {
    const [item] = encode([buildStatement({ modified: '2026-12-24T08:00:00Z' })]).items;
    expect(item).toMatchObject({
      date_published: '2026-11-25T00:00:00Z',
      date_modified: '2026-12-24T08:00:00Z',
    });
  });

  it('ids are those of the records, whatever the query', () => {
    expect(feeds.curated?.items.map(({ id }) => id)).toEqual(
      readCurated('statements').map(
        ({ id }) => `tag:on-record.example,2026-11-25:statements/${id}`,
      ),
    );
  });
});
