// ninjs 1.3: keys and values of the standard, each rule fed an offender.
import { describe, expect, it } from 'vitest';
import type { About } from '../../src/formats/format.ts';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildCitation, buildStatement, hostileText } from '../support/records.ts';

type Json = Record<string, unknown>;

function encode(statements: readonly Statement[], about: Partial<About> = {}): Json {
  return JSON.parse(encodeAs('.ninjs.json', 'statements', statements, about)) as Json;
}

const isText = (value: unknown) => typeof value === 'string';
const isUri = (value: unknown) => isText(value) && URL.canParse(value as string);
const isInstant = (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
const isOneOf =
  (...values: string[]) =>
  (value: unknown) =>
    values.includes(value as string);
const hasKeys = (tests: Record<string, (value: unknown) => boolean>) => (value: unknown) =>
  Object.entries(value as Json).every(([key, inner]) => tests[key]?.(inner) === true);
const listOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(test);
const concepts = listOf(hasKeys({ name: isText, rel: isText, scheme: isUri, code: isText }));

/** ninjs 1.3: the keys that an item may have, and what may stand in them. */
const keys: Record<string, (value: unknown) => boolean> = {
  $standard: hasKeys({ name: isOneOf('ninjs'), version: isOneOf('1.3'), schema: isUri }),
  uri: isUri,
  type: isOneOf('text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'),
  mimetype: isText,
  representationtype: isOneOf('complete', 'incomplete'),
  profile: isText,
  version: (value) => /^\d+$/.test(value as string),
  firstcreated: isInstant,
  versioncreated: isInstant,
  pubstatus: isOneOf('usable', 'withheld', 'canceled'),
  usageterms: isText,
  ednote: isText,
  language: isText,
  title: isText,
  byline: isText,
  headline: isText,
  slugline: isText,
  person: concepts,
  organisation: concepts,
  subject: concepts,
  event: concepts,
  infosource: concepts,
  genre: listOf(hasKeys({ name: isText, scheme: isUri, code: isText })),
  associations: (value) =>
    Object.entries(value as Json).every(
      ([key, item]) => /^[a-zA-Z0-9]+/.test(key) && faults(item as Json).length === 0,
    ),
};

function faults(item: Json): string[] {
  const wrong = Object.entries(item)
    .filter(([key, value]) =>
      /^(description|body|headline)_[a-zA-Z0-9_]+$/.test(key)
        ? !isText(value)
        : !keys[key]?.(value),
    )
    .map(([key]) => key);
  return 'uri' in item ? wrong : ['uri', ...wrong];
}

/** What Superdesk's ninjs feed parser makes of a file: the items, or the exception it dies of. */
function readAsSuperdesk(ninjs: Json): Json[] {
  const items: Json[] = [];
  const instant = (text: string): number => {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+0000|\+00:00)$/.test(text)) {
      throw new Error(`time data '${text}' does not match format`);
    }
    return Date.parse(text.replace('+0000', 'Z'));
  };
  const qcodes = (list: Json[]) => list.map(({ name, code }) => ({ name, qcode: code }));
  const transform = (one: Json): Json => {
    const { host, pathname } = new URL(one.uri as string);
    for (const association of Object.values((one.associations ?? {}) as Record<string, Json>)) {
      items.push(transform(association));
    }
    return {
      guid: `urn:${host}:${pathname.slice(1).replaceAll('/', ':')}`,
      type: one.type,
      headline: one.headline,
      abstract: one.type === 'text' ? one.description_text : undefined,
      body_html: one.body_html,
      subject: qcodes((one.subject ?? []) as Json[]),
      genre: qcodes((one.genre ?? []) as Json[]),
      versioncreated: instant(one.versioncreated as string),
      firstcreated: instant(one.firstcreated as string),
    };
  };
  if (!ninjs.uri && !ninjs.guid) throw new Error('cannot be parsed');
  items.push(transform(ninjs));
  return items;
}

const changed = buildStatement({ modified: '2025-12-09T00:00:00Z', revision: 3 });

describe('ninjs', () => {
  it('every curated statement has only keys and values of ninjs 1.3', () => {
    for (const statement of readCurated('statements')) {
      expect(faults(encode([statement], { single: true }))).toEqual([]);
    }
  });

  it('a list is one composite item of the standard, empty or not', () => {
    for (const statements of [[], readCurated('statements')]) {
      const item = encode(statements);
      expect(faults(item)).toEqual([]);
      expect(item.type).toBe('composite');
      expect(Object.keys(item.associations as Json)).toEqual(statements.map(({ id }) => id));
    }
  });

  it('an offender has every fault', () => {
    const offender = {
      source: 'Superdesk only',
      type: 'quote',
      versioncreated: '2025-12-03T00:00:00.000Z',
      subject: [{ qcode: 'energy' }],
      body_text: 1,
    };
    expect(faults(offender)).toEqual(['uri', ...Object.keys(offender)]);
  });

  it('Superdesk reads a statement', () => {
    const [item] = readAsSuperdesk(encode([changed], { single: true }));
    expect(item).toMatchObject({
      // A tag has no host, and the first character of a path is taken for a slash.
      guid: 'urn::n-record.example,2026-11-25:statements:peskov-2025-12-03-gas',
      type: 'text',
      headline: 'Dmitri Peskov : Dit que le gaz coûtera plus cher.',
      abstract: 'Dit que le gaz coûtera plus cher.',
      subject: [{ name: 'Energy', qcode: 'energy' }],
      genre: [{ name: 'Quote', qcode: 'Quote' }],
      versioncreated: Date.parse('2025-12-09T00:00:00Z'),
    });
  });

  it.each([
    ['fr-CA', 'Dmitri Peskov : Dit que le gaz coûtera plus cher.'],
    ['en', 'Dmitry Peskov: Says that gas will cost more.'],
    ['ru', 'Dmitry Peskov: Says that gas will cost more.'],
  ])('what was said in %s has the headline "%s"', (language, headline) => {
    const item = encode([buildStatement({ language })], { single: true });
    const summary = headline.replace(/^.*?: /, '');
    expect(item).toMatchObject({ language, headline, description_text: summary });
  });

  it('a change is a new version of the same item', () => {
    const [before, after] = [buildStatement(), changed].map((one) =>
      encode([one], { single: true }),
    );
    expect(after).toMatchObject({ uri: before?.uri, version: '1765238400', pubstatus: 'usable' });
    expect(before).toMatchObject({ versioncreated: '2026-11-25T00:00:00Z' });
    expect(after?.firstcreated).toBe(before?.firstcreated);
  });

  it('Superdesk takes every next version, also when it is canceled and reinstated', () => {
    const told = (modified: string) =>
      encode([buildStatement({ modified })], { single: true }).version;
    const reason = { en: 'Not said.', fr: 'Pas dit.' };
    const gone = [{ id: 'peskov-2025-12-03-gas', on: '2026-12-24T00:00:00Z', reason }];
    const [canceled] = Object.values(encode([], { gone }).associations as Record<string, Json>);
    const versions = [
      told('2026-11-25T00:00:00Z'),
      told('2026-12-01T09:00:00Z'),
      canceled?.version,
      told('2026-12-31T00:00:00Z'),
    ].map(Number);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(4);
  });

  it('what was withdrawn is canceled, under the id that it had', () => {
    const reason = { en: 'Never said <b>that</b>.', fr: 'Jamais dit.' };
    const gone = [{ id: 'peskov-2025-12-03-gas', on: '2026-12-24T00:00:00Z', reason }];
    const list = encode([], { gone });
    expect(faults(list)).toEqual([]);
    expect(list.versioncreated).toBe('2026-12-24T00:00:00Z');
    const [item] = Object.values(list.associations as Record<string, Json>);
    expect(item).toMatchObject({
      uri: encode([buildStatement()], { single: true }).uri,
      pubstatus: 'canceled',
      versioncreated: '2026-12-24T00:00:00Z',
      ednote: 'Never said <b>that</b>.',
      body_html: '<p>Never said &lt;b&gt;that&lt;/b&gt;.</p>',
    });
  });

  it('Superdesk reads every statement of a list, and the list as a package', () => {
    const statements = readCurated('statements');
    const items = readAsSuperdesk(encode(statements));
    expect(items).toHaveLength(statements.length + 1);
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(items.length);
    expect(items.at(-1)).toMatchObject({ type: 'composite' });
  });

  it('Superdesk dies of milliseconds', () => {
    const item = encode([buildStatement()], { single: true });
    const offender = { ...item, versioncreated: '2025-12-03T00:00:00.000Z' };
    expect(() => readAsSuperdesk(offender)).toThrow(/does not match format/);
  });

  it('hostile text is text in the HTML body', () => {
    const statement = buildStatement({ citations: [buildCitation({ exact: hostileText })] });
    const { body_html: html, body_text: text } = encode([statement], { single: true });
    expect(text).toBe(hostileText);
    expect(html).not.toMatch(/<(?!\/?(blockquote|p)\b)/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;');
  });
});
