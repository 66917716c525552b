// Atom: the schema and the rules of RFC 4287, one an assertion, each fed an offender.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { encodeAs, readCurated } from '../support/formats.ts';
import {
  buildCitation,
  buildDate,
  buildSource,
  buildStatement,
  hostileText,
} from '../support/records.ts';

/** What libxml2 answers to an XPath expression, in which `a:x` is an Atom element. */
async function ask(xml: string, path: string): Promise<string> {
  const named = path.replace(
    /a:(\w+)/g,
    "*[local-name()='$1' and namespace-uri()='http://www.w3.org/2005/Atom']",
  );
  const result = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: xml }],
    normalization: 'format',
    modifyArguments: () => ['--xpath', named, 'feed.xml'],
  });
  if (!result.valid) throw new Error(result.rawOutput);
  return result.normalized.trim();
}

const date = (path: string) =>
  `not(${path}[string-length(.) != 20 or translate(., '0123456789', '9999999999') != '9999-99-99T99:99:99Z'])`;

const sameType = 'preceding-sibling::a:link[@rel = "alternate"]/@type';

const alternate = 'a:link[@rel = "alternate"]';

/** RFC 4287, one rule a line: what must be true of every feed. */
const rules: [section: string, rule: string, path: string][] = [
  ['§2', 'the document element is a feed', 'count(/a:feed) = 1'],
  ['§3.1.1.1', 'text has no child elements', 'not(//*[@type = "text"]/*)'],
  ['§3.2.1', 'a person has exactly one name', 'not(//a:author[count(a:name) != 1])'],
  ['§3.2.2', 'a person has at most one uri', 'not(//a:author[count(a:uri) > 1])'],
  ['§3.3', 'updated is an RFC 3339 instant with T and Z', date('//a:updated')],
  ['§3.3', 'published is one too', date('//a:published')],
  ['§4.1.1', 'the feed has an author', 'count(/a:feed/a:author) >= 1'],
  ['§4.1.1', 'the feed has one id', 'count(/a:feed/a:id) = 1'],
  ['§4.1.1', 'the feed has one title', 'count(/a:feed/a:title) = 1'],
  ['§4.1.1', 'the feed has one updated', 'count(/a:feed/a:updated) = 1'],
  ['§4.1.1', 'the feed has at most one generator', 'count(/a:feed/a:generator) <= 1'],
  ['§4.1.1', 'the feed has one self link', 'count(/a:feed/a:link[@rel = "self"]) = 1'],
  [
    '§4.1.1',
    'no two alternates have one type',
    `not(//a:link[@rel = "alternate" and @type = ${sameType}])`,
  ],
  ['§4.1.2', 'each entry has one id', 'not(//a:entry[count(a:id) != 1])'],
  ['§4.1.2', 'each entry has one title', 'not(//a:entry[count(a:title) != 1])'],
  ['§4.1.2', 'each entry has one updated', 'not(//a:entry[count(a:updated) != 1])'],
  ['§4.1.2', 'each entry has at most one published', 'not(//a:entry[count(a:published) > 1])'],
  ['§4.1.2', 'each entry has at most one content', 'not(//a:entry[count(a:content) > 1])'],
  ['§4.1.2', 'each entry has at most one summary', 'not(//a:entry[count(a:summary) > 1])'],
  [
    '§4.1.2',
    'each entry has one alternate, its page',
    `not(//a:entry[count(${alternate}) != 1 or ${alternate}/@type != "text/html"])`,
  ],
  [
    '§4.1.1',
    'no two entries have one id',
    'not(//a:entry[a:id = preceding-sibling::a:entry/a:id])',
  ],
  ['§4.1.3.1', 'content says its type', 'not(//a:content[not(@type = "text")])'],
  ['§4.2.2.1', 'each category has a term', 'not(//a:category[not(@term) or @term = ""])'],
  ['§4.2.6', 'each id is an absolute IRI', 'not(//a:id[not(starts-with(., "tag:"))])'],
  [
    '§4.2.7.1',
    'each link has an absolute href',
    'not(//a:link[not(starts-with(@href, "http://"))])',
  ],
  ['§4.2.7.2', 'each link says its relation', 'not(//a:link[not(@rel) or @rel = ""])'],
  ['§2', 'every text has a language', 'not(//a:title[not(ancestor-or-self::*/@xml:lang)])'],
];

const feeds: Record<string, string> = {};
const answers: Record<string, string[]> = {};

/** Whether each rule holds, in the order of the rules. */
async function askAll(xml: string): Promise<string[]> {
  return (await ask(xml, `concat(${rules.map(([, , path]) => path).join(", ' ', ")})`)).split(' ');
}

beforeAll(async () => {
  const hostile = buildStatement({
    citations: [buildCitation({ exact: hostileText, source: buildSource({ title: hostileText }) })],
    summary: { en: hostileText, fr: hostileText },
    language: 'fr',
  });
  feeds.curated = encodeAs('.atom', 'statements', readCurated('statements'));
  feeds.hostile = encodeAs('.atom', 'statements', [hostile], { title: hostileText });
  feeds.empty = encodeAs('.atom', 'statements', []);
  for (const [name, xml] of Object.entries(feeds)) answers[name] = await askAll(xml);
});

describe.each(['curated', 'hostile', 'empty'])('the %s feed', (name) => {
  it.each(rules.map((rule, index) => [...rule, index] as const))(
    'RFC 4287 %s: %s',
    (_section, _rule, _path, index) => expect(answers[name]?.[index]).toBe('true'),
  );
});

describe('the rules', () => {
  const wrong = '<published>2025-12-03</published><updated>2025-12-03t00:00:00z</updated>';
  const entry =
    `<entry><id>x</id>${wrong}${wrong}<content/><content/><summary/><summary/></entry>` +
    '<entry><id>x</id></entry><entry/>';
  const link = '<link rel="alternate" type="text/html"/>';
  const offender =
    '<feed xmlns="http://www.w3.org/2005/Atom"><link/><category/><generator/><generator/>' +
    `${link}${link}<title type="text">a<b/></title>${entry}` +
    '<source><author><uri/><uri/></author></source></feed>';

  it('an offender breaks all of them but those on what it leaves out', async () => {
    const held = (await askAll(offender)).map((answer, index) => [answer, rules[index]?.[1]]);
    expect(held.filter(([answer]) => answer === 'true').map(([, rule]) => rule)).toEqual([
      'the document element is a feed',
      'the feed has one title',
    ]);
  });

  it('what is not well-formed is refused', async () => {
    await expect(ask('<feed><title>a & b</title></feed>', 'true()')).rejects.toThrow(
      /parser error/,
    );
  });
});

const unreleased = { added: null, modified: null };

describe('atom', () => {
  it('hostile text arrives as the same text', async () => {
    const content = await ask(feeds.hostile as string, 'string(//a:entry/a:content)');
    // Reading XML, the parser prints a character as UTF-8; only outer space is lost by `ask`.
    expect(content).toBe(hostileText);
  });

  it('characters that XML cannot hold become U+FFFD', async () => {
    const statement = buildStatement({
      citations: [buildCitation({ exact: 'a\u0000\u000b\ufffeb' })],
    });
    const xml = encodeAs('.atom', 'statements', [statement]);
    expect(await ask(xml, 'string(//a:content)')).toBe('a\ufffd\ufffd\ufffdb');
  });

  it('updated is the last change, published the day on which it was added', async () => {
    const statement = buildStatement({ modified: '2026-12-24T08:00:00Z' });
    const xml = encodeAs('.atom', 'statements', [statement, buildStatement({ id: 'x' })]);
    expect(await ask(xml, 'string(//a:entry/a:published)')).toBe('2026-11-25T00:00:00Z');
    expect(await ask(xml, 'string(//a:entry/a:updated)')).toBe('2026-12-24T08:00:00Z');
    expect(await ask(xml, 'string(/a:feed/a:updated)')).toBe('2026-12-24T08:00:00Z');
  });

  it('what is gone is a deleted entry (RFC 6721) with the id that it had', async () => {
    const reason = { en: hostileText, fr: 'x' };
    const gone = [{ id: 'x', on: '2026-12-24T00:00:00Z', reason }];
    const id = 'tag:on-record.example,2026-11-25:statements/x';
    expect(encodeAs('.atom', 'statements', [buildStatement({ id: 'x' })])).toContain(`<id>${id}<`);
    const xml = encodeAs('.atom', 'statements', [], { gone });
    const deleted =
      '//*[local-name()="deleted-entry" and namespace-uri()="http://purl.org/atompub/tombstones/1.0"]';
    expect(await ask(xml, `string(${deleted}/@ref)`)).toBe(id);
    expect(await ask(xml, `string(${deleted}/@when)`)).toBe('2026-12-24T00:00:00Z');
    expect(await ask(xml, `string(${deleted}/*[local-name()="comment"])`)).toBe(hostileText);
    expect(await ask(xml, 'string(/a:feed/a:updated)')).toBe('2026-12-24T00:00:00Z');
  });

  it('in a database that was never released, dates are those of the reports', async () => {
    const citations = ['2025-12-05', '2025-12-03'].map((day) =>
      buildCitation({ source: buildSource({ id: `s-${day}`, published: buildDate(day) }) }),
    );
    const xml = encodeAs('.atom', 'statements', [buildStatement({ citations, ...unreleased })]);
    expect(await ask(xml, 'string(//a:entry/a:published)')).toBe('2025-12-03T00:00:00Z');
    expect(await ask(xml, 'string(//a:entry/a:updated)')).toBe('2025-12-05T00:00:00Z');
    expect(await ask(xml, 'string(/a:feed/a:updated)')).toBe('2025-12-05T00:00:00Z');
  });

  it('without a dated source it is the day on which it was said, without any day 1970', async () => {
    const citations = [buildCitation({ source: buildSource({ published: null }) })];
    const said = encodeAs('.atom', 'statements', [buildStatement({ citations, ...unreleased })]);
    expect(await ask(said, 'string(//a:entry/a:updated)')).toBe('2025-12-02T00:00:00Z');
    const never = encodeAs('.atom', 'statements', [
      buildStatement({ citations, said: null, ...unreleased }),
    ]);
    expect(await ask(never, 'string(//a:entry/a:updated)')).toBe('1970-01-01T00:00:00Z');
  });

  it('an empty feed was updated with the last change, else on the last day, of the dataset', async () => {
    const changed = encodeAs('.atom', 'statements', [], { newestChange: '2026-12-24T00:00:00Z' });
    expect(await ask(changed, 'string(//a:updated)')).toBe('2026-12-24T00:00:00Z');
    expect(await ask(feeds.empty as string, 'string(//a:updated)')).toBe('2025-12-20T00:00:00Z');
  });

  it('the next page is linked when there is one', async () => {
    const next = 'http://127.0.0.1:3000/statements.atom?cursor=x&limit=1';
    const xml = encodeAs('.atom', 'statements', [], { next });
    expect(await ask(xml, 'string(/a:feed/a:link[@rel = "next"]/@href)')).toBe(next);
    expect(await ask(feeds.curated as string, 'count(/a:feed/a:link[@rel = "next"])')).toBe('0');
  });

  it('the wall clock plays no part', () => {
    vi.useFakeTimers({ now: new Date('2031-02-03T04:05:06Z') });
    const later = encodeAs('.atom', 'statements', readCurated('statements'));
    vi.useRealTimers();
    expect(later).toBe(feeds.curated);
  });
});
