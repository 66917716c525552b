// Whatever the texts of records hold, a file of any format keeps its shape: the rows, lines, keys,
// tags and fields that it has when every text is a plain word.
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { formats, listResources } from '../../src/formats/table.ts';
import { type Resource, resourceNames } from '../../src/records/resources.ts';
import { publishCurated } from '../support/curated.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { skeletonOf } from '../support/markup.ts';
import { freeKeys, poison } from '../support/poison.ts';
import { buildCitation, buildSource, buildStatement, hostileText } from '../support/records.ts';

/** Each ends a line for somebody. */
const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

const hostile = [
  hostileText,
  '</p></blockquote><script>alert(1)</script>',
  "\"><svg onload=alert(1)> ' onx='1",
  ']]><!--<script> --><![CDATA[',
  '"",""\r\n"a","b"',
  '","x","',
  '"',
  "'",
  '{',
  '}',
  '\\',
  'a} @article{x, title = {y}',
  '\\}\\} %',
  '\\n\\;\\,;X=1:y',
  '","code":"x"}],"a":[{"b":"',
  '\u0000\u0001\u001b\u007f\ufffe\uffff',
  '\ud800',
  'é'.repeat(200),
  ...lineEnds.flatMap((end) => [
    `a${end}b`,
    `a${end}`,
    `${end}a`,
    `a${end}ER  - ${end}${end}TY  - CHAP${end}AU  - Somebody`,
    `a${end}END:VEVENT${end}BEGIN:VALARM${end} b`,
    `a${end}"b",c${end}`,
  ]),
];

/** Keys and kinds of values, in order. */
function shapeOfValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOfValue);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOfValue(inner)]);
}

const shapeOfJson = (text: string) => shapeOfValue(JSON.parse(text));

/** Lines as any reader may see them, cut at each line end that there is. */
const listLines = (text: string) => text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);

/** Rows and cells for a reader that takes a bare CR or LF for the end of a row, as Excel does. */
function shapeOfCsv(text: string): number[] {
  const rows: number[] = [];
  let [cells, quoted] = [1, false];
  for (const part of text.match(/"|,|\r\n|\r|\n/g) ?? []) {
    if (part === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (part === ',') cells++;
    else {
      rows.push(cells);
      cells = 1;
    }
  }
  return quoted ? [] : rows;
}

/** What BibTeX sees: entries, and the names of their fields; it counts braces behind `\` too. */
function shapeOfBibtex(text: string): string[] {
  const outline: string[] = [];
  let [depth, outer] = [0, ''];
  for (const character of text) {
    if (character === '}') depth--;
    if (depth < 2) outer += character;
    if (character === '{') depth++;
    if (depth < 0) throw new Error('a brace is closed that was not opened');
  }
  if (depth !== 0) throw new Error('a brace is not closed');
  for (const [line] of outer.matchAll(/@\w+\{[^,]*|\w+ = \{/g)) outline.push(line);
  return outline;
}

/** Properties of unfolded content lines (RFC 5545 §3.1), and that nothing else ends a line. */
function shapeOfCalendar(text: string): string[] {
  const unfolded = text.replace(/\r\n[ \t]/g, '');
  return unfolded.split(/\r\n|\r|\n/).map((line) => line.replace(/:.*/s, ''));
}

const shapes: Readonly<Record<string, (text: string) => unknown>> = {
  '.csv': shapeOfCsv,
  '.ndjson': (text) => text.trimEnd().split('\n').map(shapeOfJson),
  '.atom': (text) => skeletonOf(text),
  '.feed.json': shapeOfJson,
  '.jsonld': shapeOfJson,
  '/annotations.jsonld': shapeOfJson,
  '.csl.json': shapeOfJson,
  '.bib': shapeOfBibtex,
  '.ris': (text) => listLines(text).map((line) => line.slice(0, 6)),
  '.ninjs.json': (text) => {
    const list = Object.values(JSON.parse(text).associations) as { body_html: string }[];
    return [shapeOfJson(text), list.map((item) => skeletonOf(item.body_html))];
  },
  '.ics': shapeOfCalendar,
  '.approximate.ics': shapeOfCalendar,
};

const encoded = formats.filter(({ encode }) => typeof encode !== 'string');
const rows = encoded.flatMap((format) =>
  listResources(format).map((resource) => [format.suffix, resource] as const),
);

/** Some of everything: each record holds many texts. */
const samples = Object.fromEntries(
  resourceNames.map((resource) => [resource, readCurated(resource).slice(0, 3)]),
) as Record<Resource, never[]>;

function shapeWith(suffix: string, resource: Resource, text: string): unknown {
  const shapeOf = shapes[suffix];
  if (!shapeOf) throw new Error(`how a file of ${suffix} is read stands nowhere; add it here`);
  // What is in front of a formula is another matter; see csv.test.ts.
  const about = { raw: true, title: text };
  return shapeOf(encodeAs(suffix, resource, poison(samples[resource], text), about));
}

describe('a file of hostile records has the shape of one of plain words', () => {
  test.each(rows)('%s of %s', (suffix, resource) => {
    const plain = shapeWith(suffix, resource, 'word');
    for (const text of hostile) {
      expect(shapeWith(suffix, resource, text), JSON.stringify(text)).toEqual(plain);
    }
  });
});

test('every shape changes when a text does break out', () => {
  const pairs: [shape: (text: string) => unknown, plain: string, broken: string][] = [
    [shapeOfCsv, 'a,b\r\n', 'a\r,b\r\n'],
    [shapeOfCsv, 'a,b\r\n', 'a,b,\r\n'],
    [shapeOfCalendar, 'A:b\r\n', 'A:b\rX:c\r\n'],
    [shapeOfBibtex, '@a{b,\n  c = {d},\n}\n', '@a{b,\n  c = {d}, e = {},\n}\n'],
    [shapeOfValue, 'a', ['a'] as never],
  ];
  for (const [shapeOf, plain, broken] of pairs) expect(shapeOf(broken)).not.toEqual(shapeOf(plain));
  expect(() => shapeOfBibtex('@a{b,\n  c = {\\{},\n}\n')).toThrow(/not closed/);
});

test('every text that holds a space is among those that are replaced', () => {
  const found = new Set<string>();
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string' && /\s/.test(value)) found.add(key);
    else if (Array.isArray(value)) for (const inner of value) look(inner, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) look(inner, name);
    }
  };
  const { records } = publishCurated();
  for (const resource of resourceNames) look(records[resource], '');
  expect([...found].filter((key) => !freeKeys.has(key))).toEqual([]);
});

describe('csv', () => {
  const passage = (exact: string) => [buildStatement({ citations: [buildCitation({ exact })] })];

  test.each(['\n', '\r', '\r\n'])('a cell that holds %j is in quotes', (end) => {
    const text = encodeAs('.csv', 'statements', passage(`a${end}b`), { raw: true });
    expect(text).toContain(`,"a${end}b",`);
  });

  test('a reader that finds out by itself how rows end reads a bare CR as a part of its cell', () => {
    const text = encodeAs('.csv', 'statements', passage('a\rb'), { raw: true });
    const read = parse(text, { columns: true }) as { exact: string }[];
    expect(read.map(({ exact }) => exact)).toEqual(['a\rb']);
  });
});

test('an address with braces and backslashes reads the same in BibTeX, and stays in its field', () => {
  const source = buildSource({ original_url: 'https://x.example/{a}\\b' });
  const text = encodeAs('.bib', 'statements', [
    buildStatement({ citations: [buildCitation({ source })] }),
  ]);
  expect(text).toContain('  url = {https://x.example/%7Ba%7D%5Cb},\n');
});
