// The fast reader of plain YAML says what the parser of all of YAML says, or leaves it to that one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlainYaml } from '../../src/seed/parse/plain-yaml.ts';
import { parseTree } from '../../src/seed/parse/yaml.ts';
import { seedsFolder } from '../support/curated.ts';

const texts = readdirSync(seedsFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => readFileSync(join(seedsFolder, path), 'utf8'));

/** What it says where it says anything; a problem of the other parser is its own to tell. */
function compare(text: string): boolean {
  const plain = parsePlainYaml(text);
  if (plain) expect(plain).toEqual(parseTree('file.yaml', text, []));
  return plain !== undefined;
}

test('it reads nearly all of the curated seeds, to the same values at the same places', () => {
  const read = texts.filter(compare);
  expect(read.length / texts.length).toBeGreaterThan(0.95);
});

const plain = [
  'a: b\n',
  '# a comment\na: 1\nb: true\nc: null\nd: 2024-11-11\n',
  'a:\n- b\n- c: d\n  e: f\nz: y\n',
  'a:\n  - b: c\n\n  # between\n  - b: d\n',
  'a: [b, ]\nb: [b, {c: d, e: [f, "g"]}, []]\nh: {}\n',
  "a: 'it''s'\nb: \"c: d\"\n",
  'a: |-\n  b\n\n\n    c\n  d\ne: >\n  f\n  g\n\n  h\n\ni: >-\n  j\n',
  'a: https://example.org/b?c=d#e\n',
  'a:\n  b:\n    - |-\n      c\n    - d\n',
  'a: e\u0301\n',
  'a:\n  {\n    b: c,\n    d: [e,\n     f],\n  }\ng:\n  h i\n',
];

test.each(plain)('plain: %j', (text) => expect(compare(text)).toBe(true));

const unusual = [
  ...['', 'a: b', '- - a\n', 'a\n', 'a:\n', 'a: # c\n', 'a: b # c\n', 'a: b: c\n', 'a: @b\n'],
  ...['a: b\n c\n', 'a: "b\n  c"\n', 'a: "\\n"\n', "a: 'b' c\n", 'a: b\na: c\n', '"a": b\n'],
  ...[
    'a: 0x1f\n',
    'a: 1.5\n',
    'a: -1\n',
    'a: 007\n',
    'a: .inf\n',
    'a: ~\n',
    'a: 1e3\n',
    'null: a\n',
  ],
  ...['a: &b c\n', 'a: *b\n', 'a: !c d\n', '%YAML 1.2\n---\na: b\n', '---\na: b\n', 'a: b\n...\n'],
  ...['a: |\n\n  b\n', 'a: >\n  b\n    c\n', 'a: |2\n  b\n', 'a: |+\n  b\n', 'a: |\nb: c\n'],
  ...['a: [b\n', 'a: [b: c]\n', 'a: {b}\n', 'a: {b: c, b: d}\n', 'a: [b c: d]\n'],
  ...['a:\n\tb: c\n', 'a: b\r\n', 'a: \ufeff\n', 'a: b \n', ' a: b\n', 'a:\n  - b\n c: d\n'],
  ...[
    'a:\n  b: c\n d: e\n',
    'a: [x\n  y]\n',
    'a: [\nb]\n',
    'a: [b # c\n ]\n',
    'a: [,]\n',
    `${'['.repeat(40)}${']'.repeat(40)}\n`,
    'a: ? b\n',
  ],
];

test.each(unusual)('left to the other parser: %j', (text) =>
  expect(parsePlainYaml(text)).toBeUndefined(),
);

describe('whatever is changed in a seed file', () => {
  const piece = fc.constantFrom(
    ...[
      ' ',
      '  ',
      '\n',
      '\n\n',
      ':',
      ': ',
      ' #',
      '#',
      '-',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
    ],
    ...[
      '|',
      '>-',
      '&',
      '*',
      '!',
      '?',
      '%',
      '@',
      '\\',
      '\t',
      '~',
      'null',
      '1',
      '.5',
      'a',
      'é',
      '\u0301',
    ],
  );

  test('both say the same', () => {
    const property = fc.property(
      fc.nat(texts.length - 1),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), piece), {
        minLength: 1,
        maxLength: 3,
      }),
      (index, changes) => {
        let text = (texts[index] as string).slice(0, 3000).replace(/[^\n]*$/, '');
        for (const [share, removed, put] of changes) {
          const at = Math.floor(share * text.length);
          text = text.slice(0, at) + put + text.slice(at + removed);
        }
        compare(text);
      },
    );
    fc.assert(property, { numRuns: 1500 });
  });
});
