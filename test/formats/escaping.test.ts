// What each format does with each character that means something to it, stated one by one.
import { describe, expect, test } from 'vitest';
import { encodeRow, guardCell } from '../../src/formats/csv.ts';
import { escapeMarkup } from '../../src/formats/markup.ts';
import { element, link } from '../../src/formats/xml.ts';
import { encodeAs } from '../support/formats.ts';
import { buildCitation, buildStatement } from '../support/records.ts';

describe('in XML', () => {
  test.each([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['\r', '&#13;'],
    ['&amp;', '&amp;amp;'],
  ])('%j is %j, each time', (text, expected) => {
    expect(escapeMarkup(`a${text}b${text}`)).toBe(`a${expected}b${expected}`);
  });

  test('a character that it cannot hold is replaced, and every other one stays', () => {
    // XML 1.0 §2.2, without carriage returns and markup, which are in the table above.
    const forbidden = (code: number) =>
      (code < 0x20 && code !== 0x9 && code !== 0xa) || code === 0xfffe || code === 0xffff;
    const codes = [
      ...Array(0x300).keys(),
      0xd7ff,
      0xe000,
      0xfffd,
      0xfffe,
      0xffff,
      0x10000,
      0x10ffff,
    ];
    for (const code of codes) {
      const character = String.fromCodePoint(code);
      if (/[&<>"'\r]/.test(character)) continue;
      expect([code, escapeMarkup(`a${character}b`)]).toEqual([
        code,
        forbidden(code) ? 'a\ufffdb' : `a${character}b`,
      ]);
    }
  });

  test.each(['\ud800', '\udbff', '\udc00', '\udfff'])(
    'half a surrogate pair is replaced',
    (half) => {
      expect(escapeMarkup(`a${half}b`)).toBe('a\ufffdb');
    },
  );

  test('elements, attributes and links are whole', () => {
    expect(element('title', 'a & b', { type: 'text', label: '"x"' })).toBe(
      '<title type="text" label="&quot;x&quot;">a &amp; b</title>',
    );
    expect(element('id', '')).toBe('<id></id>');
    expect(link('self', 'text/html', '/a?b=1&c=2')).toBe(
      '<link rel="self" type="text/html" href="/a?b=1&amp;c=2"/>',
    );
  });
});

describe('in CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['a b', 'a b'],
    ['a;b', 'a;b'],
    ["it's", "it's"],
    ['a,b', '"a,b"'],
    ['"', '""""'],
    ['say "no" twice', '"say ""no"" twice"'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['\ta', '"\ta"'],
  ])('the cell %j is written as %j', (cell, written) => {
    expect(encodeRow([cell])).toBe(`${written}\r\n`);
    expect(encodeRow([cell, cell])).toBe(`${written},${written}\r\n`);
  });

  test.each(['=', '+', '-', '@', '\t', '\r'])('%j is guarded at the beginning only', (sign) => {
    expect(guardCell(sign)).toBe(`'${sign}`);
    expect(guardCell(`${sign}1`)).toBe(`'${sign}1`);
    expect(guardCell(`1${sign}1`)).toBe(`1${sign}1`);
    expect(guardCell(`1\n${sign}1`)).toBe(`1\n${sign}1`);
  });
});

test.each([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['%', '\\%'],
])('in BibTeX %s is the command %s', (character, command) => {
  const citations = [buildCitation({ exact: `a ${character}  b` })];
  const text = encodeAs('.bib', 'statements', [buildStatement({ citations })]);
  expect(text).toContain(`  abstract = {a ${command} b},\n`);
});
