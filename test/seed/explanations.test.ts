// What a curator is told, and where: each mistake by the smallest schema and text that has it.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dateKey, resolveDate } from '../../src/seed/compile/dates.ts';
import { encodeAddress } from '../../src/seed/compile/evidence.ts';
import { instantOf, timeOf } from '../../src/seed/moments.ts';
import {
  type Entry,
  entryAt,
  listItems,
  parseEntry,
  parseItems,
  reportTo,
} from '../../src/seed/parse/entry.ts';
import { joinBlock, resolvePlain, unusual } from '../../src/seed/parse/plain-scalar.ts';
import {
  atStart,
  compare,
  formatProblem,
  hasErrors,
  type Problem,
  sortProblems,
} from '../../src/seed/problem.ts';
import { decodeText, findInvalidUtf8, listForbidden, placeOf } from '../../src/seed/read/text.ts';

const schema = z.strictObject({
  name: z.string(),
  kind: z.enum(['person', 'government']),
  held: z.boolean().optional(),
  title: z.string().min(1).max(5).nullable().optional(),
  topics: z.array(z.string()).max(2).optional(),
  quote: z.strictObject({ text: z.string() }).optional(),
  url: z
    .string()
    .regex(/^https/, 'must begin with https')
    .optional(),
  day: z
    .string()
    .refine((day) => day !== 'never', 'is no day')
    .optional(),
  either: z.union([z.strictObject({ en: z.string() }), z.array(z.string())]).optional(),
  note: z.strictObject({ en: z.string(), fr: z.string() }).optional(),
});

/** The line is how deep the path is, so that the place can be told. */
const entryOf = (value: unknown): Entry<unknown> => ({
  file: 'a.yaml',
  value,
  locate: (path, part) => ({ line: path.length + 1, column: part === 'key' ? 1 : 2 }),
});

function explain(more: object, undecided: unknown[] = []) {
  const problems: Problem[] = [];
  parseEntry(entryOf({ name: 'A', kind: 'person', ...more }), schema, problems, undecided);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a mistake', () => {
  const keys = 'name, kind, held, title, topics, quote, url, day, either, note';
  const list =
    'write its items on lines below it that begin with a hyphen, or [] when there is none';
  test.each<[object, string[]]>([
    [{}, []],
    [{ name: undefined }, ['2:2 missing key "name"; add it as a text']],
    [{ kind: undefined }, ['2:2 missing key "kind"; add it, one of person, government']],
    [{ kind: 'persn' }, ['2:2 "kind" cannot be "persn"; did you mean "person"?']],
    [{ kind: 'x' }, ['2:2 "kind" cannot be "x"; use one of person, government']],
    [{ kind: null }, ['2:2 "kind" cannot be empty; use one of person, government']],
    [{ kind: ['a'] }, ['2:2 "kind" cannot be a list; use one of person, government']],
    [{ kind: {} }, ['2:2 "kind" cannot be a mapping; use one of person, government']],
    [{ name: 5 }, ['2:2 "name" must be a text, not 5; put it in quotes']],
    [{ name: null }, ['2:2 "name" must be a text, not empty; write a text']],
    [{ name: [] }, ['2:2 "name" must be a text, not a list; write a text']],
    [{ held: 'yes' }, ['2:2 "held" must be true or false, not "yes"; write true or false']],
    [{ topics: 'a' }, [`2:2 "topics" must be a list, not "a"; ${list}`]],
    [{ topics: ['a', 5] }, ['3:2 item 2 of "topics" must be a text, not 5; put it in quotes']],
    [{ topics: ['a', 'b', 'c'] }, ['2:2 "topics" has more than 2 items; shorten it']],
    [{ title: '' }, ['2:2 "title" is empty; fill it in, or remove it if it is optional']],
    [{ title: 'abcdef' }, ['2:2 "title" has more than 5 characters; shorten it']],
    [
      { quote: 'x' },
      ['2:2 "quote" must be a mapping, not "x"; write its keys on lines below it, indented'],
    ],
    [{ quote: {} }, ['3:2 missing key "text"; add it as a text']],
    [{ url: 'ftp' }, ['2:2 "url" must begin with https, not "ftp"']],
    [{ day: 'never' }, ['2:2 "day" is no day']],
    [{ either: { en: 5 } }, ['3:2 "en" must be a text, not 5; put it in quotes']],
    [{ either: [5] }, ['3:2 item 1 of "either" must be a text, not 5; put it in quotes']],
    [{ titel: 'x' }, ['2:1 unknown key "titel"; did you mean "title"?']],
    [{ colour: 'x' }, [`2:1 unknown key "colour"; use one of ${keys.replace('name, kind, ', '')}`]],
    [
      { quote: { text: 'a', x: 1 } },
      ['3:1 unknown key "x"; every key that is allowed is here already (text); remove it'],
    ],
    [
      { note: { en: 'Yes', fr: 'Oui', 'he said': null } },
      [
        '3:1 unknown key "he said"; between braces a comma ends a value; put the value that holds one in quotes',
      ],
    ],
  ])('%j is explained', (more, messages) => {
    expect(explain(more)).toEqual(messages);
  });

  test('of a key that is still to be decided is not told', () => {
    expect(explain({ title: '', name: 5 }, ['title'])).toHaveLength(1);
  });
});

describe('a part of an entry', () => {
  const entry = entryOf({ list: [{ a: 1 }, { a: 'x' }], text: 'x' });
  test('knows its value and its place', () => {
    const part = entryAt(entry, ['list', 1]);
    expect([part.file, part.value, part.locate(['a']).line]).toEqual(['a.yaml', { a: 'x' }, 4]);
    expect(entryAt(entry, ['none', 'deeper']).value).toBeUndefined();
    expect(listItems(entry, ['list']).map(({ value }) => value)).toEqual([{ a: 1 }, { a: 'x' }]);
    expect(listItems(entry, ['text'])).toEqual([]);
  });
  test('that is right is taken, whatever is wrong with the others', () => {
    const problems: Problem[] = [];
    const items = parseItems(entry, ['list'], z.strictObject({ a: z.number() }), problems);
    expect(items.map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [4, '"a" must be a number, not "x"; write a number'],
    ]);
  });
});

test('what is inherited is told once, at its own place, with the first that inherits it', () => {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const heir = (line: number): Entry<unknown> => ({
    file: 's.yaml',
    value: {},
    locate: (path) =>
      path[0] === 'said' ? { file: 'source.yaml', line: 3, column: 7 } : { line, column: 1 },
  });
  report(heir(5), ['said'], 'it is no day');
  report(heir(9), ['said'], 'it is no day');
  report(heir(9), ['said'], 'it is too late', 'warning');
  report(heir(9), ['id'], 'it is no id');
  expect(problems.map(formatProblem)).toEqual([
    'source.yaml:3:7: it is no day (inherited by s.yaml:5)',
    'source.yaml:3:7: warning: it is too late (inherited by s.yaml:9)',
    's.yaml:9:1: it is no id',
  ]);
});

test('problems are in the order of their places, and safe to print', () => {
  const at = (file: string, line: number, column: number, message = 'x'): Problem => ({
    ...{ file, line, column, message, severity: 'error' },
  });
  const sorted = [
    ...[at('a', 1, 2), at('a', 1, 10), at('a', 2, 1, 'a'), at('a', 2, 1, 'b'), at('a', 10, 1)],
    at('b', 1, 1),
  ];
  expect(sortProblems(sorted.toReversed())).toEqual(sorted);
  expect(formatProblem(at('a', 1, 2, 'b\u001bc\n'))).toBe('a:1:2: b\ufffdc\ufffd');
  expect(formatProblem({ ...atStart('a', 'x'), severity: 'warning' })).toBe('a:1:1: warning: x');
  expect(hasErrors([{ ...atStart('a', 'x'), severity: 'warning' }])).toBe(false);
  expect(hasErrors([{ ...atStart('a', 'x'), severity: 'warning' }, atStart('b', 'y')])).toBe(true);
  expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a')]).toEqual([-1, 1, 0]);
});

describe('a text', () => {
  test('is stored without the mark in front, with line feeds, composed', () => {
    expect(decodeText(Buffer.from('\ufeffa\r\nb\rc e\u0301'))).toBe('a\nb\rc é');
    expect(decodeText(Buffer.from([0xff]))).toBeUndefined();
  });
  test.each([
    [[0xff], { line: 1, column: 1 }],
    [[...Buffer.from('aé\nbé'), 0xc3, 0x28], { line: 2, column: 3 }],
    [[...Buffer.from('a\nb\n🎉'), 0x80], { line: 3, column: 3 }],
    [[...Buffer.from('a\n'), 0xff, 10, 0xff], { line: 2, column: 1 }],
  ])('that is not UTF-8 says where: %j', (bytes, place) => {
    expect(findInvalidUtf8(Buffer.from(bytes))).toEqual(place);
  });
  test('holds no character that nobody can see or store', () => {
    const tell = (text: string) => listForbidden(text).map(({ at, message }) => `${at} ${message}`);
    expect(tell('a\tb\nc é 王 🎉')).toEqual([]);
    expect(tell('a\u0000')).toEqual(['1 contains a control character (U+0000); remove it']);
    expect(tell('\u009f')).toEqual(['0 contains a control character (U+009F); remove it']);
    expect(tell('b\ufeff')).toEqual([
      '1 contains a byte order mark inside the text (U+FEFF); remove it',
    ]);
    expect(tell('\ud83c!')).toEqual(['0 contains half of a surrogate pair (U+D83C); remove it']);
    expect(tell('\u0001'.repeat(30))).toHaveLength(10);
  });
  test('has its places in lines and columns from 1', () => {
    expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeOf('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
    expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});

describe('plain YAML', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['True', true],
    ['FALSE', false],
    ['nUll', 'nUll'],
    ['0', 0],
    ['42', 42],
    ['123456789012345', 123_456_789_012_345],
    ['2025-12-02', '2025-12-02'],
    ['1a', '1a'],
    ['e\u0301', 'é'],
  ])('%s stands for %j', (written, value) => {
    expect(resolvePlain(written)).toBe(value);
  });
  test.each(['~', '007', '-1', '+1', '1.5', '1e3', '0x1f', '0o7', '.5', '.inf', '-.INF', '.nan'])(
    '%s is for the other parser',
    (written) => {
      expect(() => resolvePlain(written)).toThrow(unusual);
    },
  );
  test.each([
    [['a', 'b'], false, true, 'a\nb'],
    [['a', '', '', 'b', ''], false, true, 'a\n\n\nb'],
    [['a', 'b'], true, true, 'a b'],
    [['a', '', 'b'], true, true, 'a\nb'],
    [['a', '', '', 'b'], true, false, 'a\n\nb\n'],
    [[], false, true, ''],
  ])('the block %j is joined (folded %s, stripped %s) to %j', (lines, folded, stripped, text) => {
    expect(joinBlock(lines, folded, stripped)).toBe(text);
  });
  test('a folded block with an indented line is for the other parser', () => {
    expect(() => joinBlock(['a', ' b'], true, true)).toThrow(unusual);
    expect(joinBlock(['a', ' b'], false, true)).toBe('a\n b');
  });
});

test('moments are instants in UTC, and a day its first one', () => {
  expect(instantOf('2026-01-02')).toBe('2026-01-02T00:00:00Z');
  expect(instantOf('2026-01-02T01:30:00.900+02:00')).toBe('2026-01-01T23:30:00Z');
  expect(timeOf('1970-01-02')).toBe(86_400_000);
});

test('an address is ASCII without spaces', () => {
  expect(encodeAddress('https://a.example/b?c=%20')).toBe('https://a.example/b?c=%20');
  expect(encodeAddress('https://a.example/é b')).toBe('https://a.example/%C3%A9%20b');
});

test('dates have their days, and are in order by them', () => {
  const date = (edtf: string) =>
    resolveDate({ edtf, basis: 'explicit', printed: null, note: null, evidence: [] } as never);
  expect(date('2025-12')).toEqual({
    ...{ edtf: '2025-12', earliest: '2025-12-01', latest: '2025-12-31' },
    ...{ basis: 'explicit', printed: null },
  });
  expect(resolveDate(null)).toBeNull();
  const dates = [
    null,
    date('../2025-12-31'),
    date('2025-12-01'),
    date('2025-12'),
    date('2025-12-02'),
  ];
  expect(dates.map(dateKey)).toEqual([
    ' ',
    ' 2025-12-31',
    '2025-12-01 2025-12-01',
    '2025-12-01 2025-12-31',
    '2025-12-02 2025-12-02',
  ]);
});
