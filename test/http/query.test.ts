// Parts of a query that need no store: numbers, cursors, days, words to mark, tracking parameters.
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { splitAddress } from '../../src/http/query/address.ts';
import { encodeCursor, parseCursor } from '../../src/http/query/cursor.ts';
import { dateParameters, readDayRange } from '../../src/http/query/dates.ts';
import { LanguageTag } from '../../src/http/query/filters.ts';
import { buildHighlighter, hasRequired } from '../../src/http/query/highlights.ts';
import { isVersion, moment } from '../../src/http/query/moments.ts';
import { wholeNumber } from '../../src/http/query/numbers.ts';
import { dayBefore, findStale } from '../../src/http/query/stale-text.ts';
import { isTracking, removeTracking } from '../../src/http/query/tracking.ts';
import { dayNumber } from '../../src/records/dates.ts';
import type { Source } from '../../src/records/source.ts';

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

test.each([
  ['/a', '/a', []],
  ['/a?', '/a', []],
  [
    '/a?b=1&c=%26',
    '/a',
    [
      ['b', '1'],
      ['c', '&'],
    ],
  ],
  ['/a?b=?', '/a', [['b', '?']]],
])('%s has the path %s and the parameters %j', (url, path, pairs) => {
  const { path: found, parameters } = splitAddress(url);
  expect([found, [...parameters]]).toEqual([path, pairs]);
});

describe('a whole number', () => {
  const page = wholeNumber(1, 100, 20);
  test.each(['1', '9', '10', '100'])('%s is one from 1 to 100', (text) => {
    expect(page.parse(text)).toBe(Number(text));
  });
  test.each(['0', '101', '01', '1.0', '1e1', '-1', '+1', '', ' 1', '1 ', '٣'])(
    '"%s" is none',
    (text) => {
      expect(page.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
        'must be a whole number from 1 to 100',
      ]);
    },
  );
  test('is the preset one where none is given, and none without a preset', () => {
    expect(page.parse(undefined)).toBe(20);
    expect(wholeNumber(0, 5).parse(undefined)).toBeUndefined();
    expect(wholeNumber(0, 5).parse('0')).toBe(0);
  });
  test('may have no upper bound', () => {
    const open = wholeNumber(1, Infinity);
    expect(open.parse('1000000')).toBe(1_000_000);
    expect(open.safeParse('0').error?.issues[0]?.message).toBe('must be a whole number from 1');
  });
  test('is described with its bounds and its preset', () => {
    const bounds = { type: 'integer', minimum: 1, maximum: 100, default: 20 };
    expect(page.meta()).toEqual({ override: bounds });
    const open = wholeNumber(1, Infinity).meta();
    expect(open).toEqual({ override: { type: 'integer', minimum: 1 } });
  });
});

describe('a cursor', () => {
  const cursor = {
    version: '0123456789ab',
    query: 'x1',
    after: [3, 0],
    places: [['2025-12-02', 'a'], null] as [[string, string], null],
  };
  const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test('comes back as it was', () => {
    expect(parseCursor(encodeCursor(cursor))).toEqual(cursor);
  });
  const { version, query, after, places } = cursor;
  test.each<[string, unknown]>([
    ['of another shape', { version }],
    ['without places', [version, query, after]],
    ['with a position too many', [version, query, [1, 2, 3], places]],
    ['with a place too many', [version, query, after, [...places, null]]],
    ['without any position', [version, query, [], places]],
    ['without any place', [version, query, after, []]],
    ['with half a position', [version, query, [0.5], places]],
    ['with a negative position', [version, query, [-1], places]],
    ['with half a place', [version, query, after, [['a']]]],
  ])('%s is none', (_, value) => {
    expect(parseCursor(write(value))).toBeUndefined();
  });
  test('has one spelling only', () => {
    const text = encodeCursor(cursor);
    expect(parseCursor(`${text}=`)).toBeUndefined();
    expect(parseCursor(` ${text}`)).toBeUndefined();
    expect(parseCursor('')).toBeUndefined();
  });
});

describe('days', () => {
  const match = 'overlaps' as const;
  const read = (values: object) => readDayRange({ date_match: match, ...values });
  const at = (text: string) => dayNumber(text);
  test.each([
    [{ from: '2025-12' }, { from: at('2025-12-01'), to: undefined }],
    [{ to: '2025-12' }, { from: undefined, to: at('2025-12-31') }],
    [
      { from: '2025-12-02', to: '2025-12-02' },
      { from: at('2025-12-02'), to: at('2025-12-02') },
    ],
    [{ on: '2025-12' }, { from: at('2025-12-01'), to: at('2025-12-31') }],
    [{ on: '2025-12-02/..' }, { from: at('2025-12-02'), to: undefined }],
    [{ on: '../2025-12-02' }, { from: undefined, to: at('2025-12-02') }],
  ])('%j are %j', (values, range) => {
    expect(read(values)).toEqual({ ...range, match });
  });
  test('are none where none is given', () => {
    expect(read({})).toBeUndefined();
  });
  test.each([
    [{ on: '2025', from: '2025' }, 'on: use either on, or from and to.'],
    [{ on: '2025', to: '2025' }, 'on: use either on, or from and to.'],
    [{ from: '2025-12-02', to: '2025-12-01' }, 'to: 2025-12-01 is before from=2025-12-02; swap'],
  ])('%j are refused: %s', (values, detail) => {
    expect(() => read(values)).toThrow(detail);
  });
  test('are EDTF, and overlap unless they are to lie within', () => {
    expect(accepts(dateParameters.on, '2025-12-02/2025-12-03')).toBe(true);
    expect(accepts(dateParameters.on, 'yesterday')).toBe(false);
    expect(dateParameters.date_match.parse(undefined)).toBe('overlaps');
  });
});

describe('a moment', () => {
  test.each(['2026-11-26', '2026-11-26T14:30:00Z', '2026-11-26T14:30:00+02:00', '0123456789ab'])(
    'is %s',
    (text) => expect(accepts(moment, text)).toBe(true),
  );
  test.each(['2026-11', '2026-11-26T14:30:00', '0123456789a', '0123456789abc', '0123456789AB'])(
    'is not %s',
    (text) => {
      expect(accepts(moment, text)).toBe(false);
      expect(isVersion(text)).toBe(false);
    },
  );
});

test.each([
  ['fr', 'fr'],
  ['FR-ca', 'fr-CA'],
  ['zh-hant', 'zh-Hant'],
  ['french', undefined],
  ['f', undefined],
  ['fr_CA', undefined],
  ['x-private', undefined],
])('%s is the language %s', (text, tag) => {
  expect(LanguageTag.safeParse(text).data).toBe(tag);
});

describe('the words of a search in a text', () => {
  const mark = (words: string, text: string, language = 'fr') =>
    buildHighlighter(words)(text, language);
  test.each([
    [
      'gaz',
      'Le gaz & le gaz.',
      'Le <mark>gaz</mark> &amp; le <mark>gaz</mark>.',
      [
        [3, 6],
        [12, 15],
      ],
    ],
    ['prix', 'Aucun.', 'Aucun.', []],
    ['export', 'Il importe <peu>.', 'Il importe &lt;peu&gt;.', []],
    ['import*', 'Il importe <peu>.', 'Il <mark>importe</mark> &lt;peu&gt;.', [[3, 10]]],
    ['"le gaz"', 'le, gaz; gaz', '<mark>le, gaz</mark>; gaz', [[0, 7]]],
    ['"le gaz" gaz', 'le gaz', '<mark>le gaz</mark>', [[0, 6]]],
    ['gaz -prix', 'gaz prix', '<mark>gaz</mark> prix', [[0, 3]]],
    ['negociations', 'la négociation', 'la <mark>négociation</mark>', [[3, 14]]],
    ['guerre', '🎉 guerre', '🎉 <mark>guerre</mark>', [[2, 8]]],
    ['fin', 'la fin', 'la <mark>fin</mark>', [[3, 6]]],
  ])('%s in "%s"', (words, text, snippet, highlights) => {
    expect(mark(words, text)).toEqual({ snippet, highlights });
  });
  test('are understood as words of the language of each text', () => {
    const highlight = buildHighlighter('importing');
    expect(highlight('They imported it.', 'en').highlights).toEqual([[5, 13]]);
    expect(highlight('They imported it.', 'und').highlights).toEqual([]);
    expect(highlight('They imported it.', 'en').highlights).toEqual([[5, 13]]);
  });
  test('are only those that have to be there', () => {
    expect(hasRequired('gaz')).toBe(true);
    expect(hasRequired('-gaz')).toBe(false);
    expect(hasRequired('!')).toBe(false);
  });
});

describe('a text that is named in an address', () => {
  const sha256 = '0123456789ab'.padEnd(64, '0');
  const correct = (...corrections: [on: string, what: string][]) =>
    ({ sha256, corrections: corrections.map(([on, what]) => ({ on, what })) }) as Source;
  test.each([
    ['the one that is stored', correct(), '0123456789ab', undefined],
    ['none', correct(['2026-01-01', 'text']), undefined, undefined],
    ['one that never was', correct(['2026-01-01', 'title']), 'ffffffffffff', null],
    [
      'one from before the last correction',
      correct(['2026-01-01', 'text'], ['2026-02-01', 'text'], ['2026-03-01', 'url']),
      'ffffffffffff',
      '2026-02-01',
    ],
    ['one of a source that is only cited', { sha256: null } as Source, 'ffffffffffff', undefined],
  ])('is %s', (_, source, name, on) => {
    expect(findStale(source, name)).toBe(on);
  });
  test.each([
    ['2026-03-01T00:00:00Z', '2026-02-28'],
    ['2026-01-01', '2025-12-31'],
  ])('is asked for on the day before %s, %s', (instant, day) => {
    expect(dayBefore(instant)).toBe(day);
  });
});

describe('parameters that track readers', () => {
  const tracking =
    'utm_source utm_x fbclid gclid gbraid wbraid dclid msclkid mc_cid mc_eid igshid yclid ref_src';
  test.each(tracking.split(' '))('%s is one', (name) => {
    expect(isTracking(name)).toBe(true);
    expect(isTracking(`x${name}`)).toBe(false);
    expect(removeTracking(`/a?${name}=1`)).toBe('/a');
  });
  test.each(['utm', 'utm_', 'mc_id', 'gclid.x', 'actor'])('%s is none', (name) => {
    expect(isTracking(name)).toBe(false);
  });
  test('are taken out, and nothing else', () => {
    expect(removeTracking('/a?b=1&utm_source=x&c=a%26b&fbclid')).toBe('/a?b=1&c=a%26b');
    expect(removeTracking('/a?b=1')).toBeUndefined();
    expect(removeTracking('/a?')).toBeUndefined();
    expect(removeTracking('/a')).toBeUndefined();
  });
});
