// What is published of a text that may only be quoted: every other character is a block.
import { expect, test } from 'vitest';
import {
  blankAround,
  isBlank,
  mergeSpans,
  shortenBlanks,
  splitBlanks,
} from '../../src/records/quoted-text.ts';

const span = (start: number, end: number) => ({ start, end });

test.each([
  ['in order', [span(5, 6), span(1, 2)], [span(1, 2), span(5, 6)]],
  ['overlapping', [span(1, 4), span(3, 6)], [span(1, 6)]],
  ['touching', [span(1, 4), span(4, 6)], [span(1, 6)]],
  ['one within the other', [span(1, 9), span(3, 4)], [span(1, 9)]],
  ['apart by one', [span(1, 4), span(5, 6)], [span(1, 4), span(5, 6)]],
  ['none', [], []],
])('spans: %s', (_, spans, merged) => {
  expect(mergeSpans(spans)).toEqual(merged);
});

const letters = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x1f300 + index)).join('');
const blanks = (count: number) => '\u2588'.repeat(count);

test('a passage and 32 characters on each side stay, where they stood', () => {
  const text = letters(200);
  const part = (start: number, end: number) => Array.from(text).slice(start, end).join('');
  expect(blankAround(text, [span(100, 110)])).toBe(`${blanks(68)}${part(68, 142)}`);
  expect(blankAround(text, [span(0, 10)])).toBe(part(0, 42));
  expect(blankAround(text, [span(190, 200)])).toBe(`${blanks(158)}${part(158, 200)}`);
  const two = blankAround(text, [span(150, 151), span(40, 41)]);
  expect(two).toBe(`${blanks(8)}${part(8, 73)}${blanks(45)}${part(118, 183)}`);
});

test('lines stay lines, empty ones empty, and nothing follows the last context', () => {
  const lines = ['a'.repeat(50), '', '  ', 'b'.repeat(50), 'c'.repeat(50), 'd'.repeat(50)];
  // In the second half of the line of b, which begins at 55.
  const shown = blankAround(lines.join('\n'), [span(95, 100)]).split('\n');
  const b = `${blanks(8)}${'b'.repeat(42)}`;
  expect(shown).toEqual([blanks(50), '', '  ', b, 'c'.repeat(26)]);
});

test('a context ends in its line, also where another passage follows in a later one', () => {
  const [a, b, c] = ['a'.repeat(50), 'b'.repeat(50), 'c'.repeat(50)];
  const shown = blankAround([a, b, c].join('\n'), [span(51, 53), span(150, 152)]).split('\n');
  const end = `${'b'.repeat(34)}${blanks(16)}`;
  expect(shown).toEqual([`${blanks(19)}${'a'.repeat(31)}`, end, `${blanks(16)}${'c'.repeat(34)}`]);
});

test('of a text that nothing is quoted from nothing is published', () => {
  expect(blankAround('Secret.\nMore.', [])).toBe('');
});

test('readers see one mark for what is left out', () => {
  const text = `${blanks(3)}one${blanks(1)} two${blanks(9)}`;
  expect(shortenBlanks(text)).toBe('[…]one[…] two[…]');
  expect(splitBlanks(text)).toEqual([blanks(3), 'one', blanks(1), ' two', blanks(9)]);
  expect(splitBlanks(text).map(isBlank)).toEqual([true, false, true, false, true]);
});
