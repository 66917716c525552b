// Passages marked in a text, beside, inside and across each other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markParagraphs, type Node, type Range } from '../../src/web/parts/marks.ts';

/** As `[a...]` with the content of each range before what it marks. */
function draw(nodes: readonly Node<string>[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const { range, first, last, children } = node;
      return `${first ? '[' : '('}${range.content}:${draw(children)}${last ? ']' : ')'}`;
    })
    .join('');
}

function mark(text: string, ...ranges: [number, number, string][]): string[] {
  const given = ranges.map(([start, end, content]): Range<string> => ({ start, end, content }));
  return markParagraphs(text, given).map(({ nodes }) => draw(nodes));
}

describe('marks in a text', () => {
  test('stand beside each other', () => {
    expect(mark('abcdef', [0, 2, 'x'], [3, 5, 'y'])).toEqual(['[x:ab]c[y:de]f']);
  });
  test('stand inside each other, the longer one outside', () => {
    expect(mark('abcdef', [0, 2, 'x'], [0, 6, 'y'])).toEqual(['[y:[x:ab]cdef]']);
  });
  test('that cross are continued behind the first one', () => {
    expect(mark('abcdef', [0, 4, 'x'], [2, 6, 'y'])).toEqual(['[x:ab[y:cd)](y:ef]']);
  });
  test('that reach over paragraphs are continued in the next one', () => {
    expect(mark('ab\n\ncd', [1, 5, 'x'])).toEqual(['a[x:b)', '(x:c]d']);
  });
  test('count characters, not UTF-16 units', () => {
    expect(mark('😀é😀b', [1, 3, 'x'])).toEqual(['😀[x:é😀]b']);
  });
  test('outside the text are left out', () => {
    expect(mark('ab', [5, 9, 'x'])).toEqual(['ab']);
  });
});

describe('the ranges that begin in a paragraph', () => {
  const begun = (text: string, ...ranges: [number, number, string][]) =>
    markParagraphs(
      text,
      ranges.map(([start, end, content]) => ({ start, end, content })),
    ).map((paragraph) => paragraph.begun.map(({ content }) => content).join(''));

  test('are in order of their beginning, the longer one first, whatever order they came in', () => {
    expect(begun('abcdef', [3, 4, 'z'], [0, 2, 'y'], [0, 6, 'x'], [1, 2, 'w'])).toEqual(['xywz']);
  });
  test('are told of that paragraph alone, also when they go on in the next', () => {
    expect(begun('ab\n\ncd\nef', [1, 6, 'x'], [4, 6, 'y'], [7, 8, 'z'])).toEqual(['x', 'y', 'z']);
  });
  test('begin neither before its first character nor behind its last', () => {
    expect(begun('ab\ncd', [0, 1, 'x'], [1, 2, 'y'], [3, 4, 'z'])).toEqual(['xy', 'z']);
  });
  test('of two that cover the same keep the order that they came in', () => {
    expect(begun('abc', [0, 2, 'x'], [0, 2, 'y'])).toEqual(['xy']);
    expect(mark('abc', [0, 2, 'x'], [0, 2, 'y'])).toEqual(['[x:[y:ab]]c']);
    expect(mark('abcd', [0, 3, 'x'], [1, 4, 'y'], [1, 4, 'z'])).toEqual([
      '[x:a[y:[z:bc))](y:(z:d]]',
    ]);
  });
});

test('any marks leave the text as it is, and each covers exactly its range', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '\n'), maxLength: 40 });
  const ends = fc.tuple(fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(text, fc.array(ends, { maxLength: 8 }), (value, pairs) => {
      const characters = Array.from(value);
      const ranges = pairs
        .map(([a, b], index) => ({ start: Math.min(a, b), end: Math.max(a, b), content: index }))
        .filter(({ start, end }) => start < end && end <= characters.length);
      const paragraphs = markParagraphs(value, ranges);
      const lines = value.split('\n').filter((line) => line.trim() !== '');
      expect(paragraphs.map(({ nodes }) => textOf(nodes))).toEqual(lines);
      for (const { start, end, content } of ranges) {
        const covered = characters.slice(start, end).join('').split('\n');
        const shown = paragraphs.map(({ nodes }) => textOf(pick(nodes, content))).join('');
        expect(shown.replace(/\s/g, '')).toBe(covered.join('').replace(/\s/g, ''));
      }
    }),
  );
});

function textOf<T>(nodes: readonly Node<T>[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

/** The pieces of one range. */
function pick<T>(nodes: readonly Node<T>[], content: T): Node<T>[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.range.content === content ? [node] : pick(node.children, content);
  });
}
