// Words as wording is compared by them, marks of omission, and words broken at the end of a line.
import { describe, expect, test } from 'vitest';
import { dropIgnorable, foldDigits } from '../../src/text/characters.ts';
import { countCodePoints } from '../../src/text/code-points.ts';
import { hashText } from '../../src/text/hash.ts';
import {
  hashPair,
  isBroken,
  joinLines,
  joinWords,
  listBreaks,
  listOmissions,
  listWords,
} from '../../src/text/words.ts';

const folded = (text: string) => listWords(text).map((word) => word.folded);

test.each([
  ['without case, accents and elisions', 'L’Été, dit-il', ['l', 'ete', 'dit', 'il']],
  ['each character of a script without spaces', '坚持abc原则', ['坚', '持', 'abc', '原', '则']],
  ['with its marks', 'ที่', ['ที่']],
  ['a number without its groups', '1 000 €', ['1000']],
  ['none', '« … »', []],
])('words are compared %s', (_, text, words) => {
  expect(folded(text)).toEqual(words);
});

test('words have their places', () => {
  expect(listWords('Un 🎉 là, 王毅')).toEqual([
    { folded: 'un', start: 0, end: 2 },
    { folded: 'la', start: 6, end: 8 },
    { folded: '王', start: 10, end: 11 },
    { folded: '毅', start: 11, end: 12 },
  ]);
});

describe('marks of omission', () => {
  test.each([
    ['un … deux', [1]],
    ['un... deux', [1]],
    ['un. . . deux', [1]],
    ['un [...] deux (…) trois', [1, 2]],
    ['un.. deux', []],
    ['un, deux', []],
    ['… un deux …', []],
  ])('in "%s" stand behind %j words', (text, places) => {
    expect([...listOmissions(text, listWords(text))]).toEqual(places);
  });
});

describe('a word broken at the end of a line', () => {
  test.each([
    ['négo-\nciations', [0], true, 'négociations'],
    ['négo\u00ad\n ciations', [0], true, 'négociations'],
    ['un négo\u2010 \nciations', [1], true, 'un négociations'],
    ['négo\u00ac\nciations', [0], true, 'négociations'],
    ['négo- ciations', [0], false, 'négo- ciations'],
    ['dit-il', [], false, 'dit-il'],
    ['mot - autre', [], false, 'mot - autre'],
    ['mot, -\nautre', [], false, 'mot, -\nautre'],
    ['dit\nil', [], false, 'dit\nil'],
    ['Jean-\nPaul', [0], false, 'Jean-\nPaul'],
    ['1-\na', [0], false, '1-\na'],
  ])('%j', (text, breaks, broken, joined) => {
    expect(listBreaks(text, listWords(text))).toEqual(breaks);
    expect(isBroken(text)).toBe(broken);
    expect(joinLines(text)).toBe(joined);
  });

  test('is joined where it is said, also of three parts', () => {
    const words = listWords('a b c d');
    expect(joinWords(words, new Set([1]))).toEqual([
      { folded: 'a', start: 0, end: 1 },
      { folded: 'bc', start: 2, end: 5 },
      { folded: 'd', start: 6, end: 7 },
    ]);
    expect(joinWords(words, new Set([0, 1])).map((word) => word.folded)).toEqual(['abc', 'd']);
    expect(joinWords(words, new Set())).toEqual(words);
  });
});

describe('hashes', () => {
  test('are FNV-1a, the same on every machine', () => {
    expect(hashText('') >>> 0).toBe(0x811c9dc5);
    expect(hashText('a') >>> 0).toBe(0xe40c292c);
    expect(hashText('foobar') >>> 0).toBe(0xbf9cf968);
    expect(hashText('bar', hashText('foo'))).toBe(hashText('foobar'));
  });
  test('of two words are never negative, and know their order and where they part', () => {
    expect(hashPair('foo', 'bar')).toBe(hashText('foo bar') >>> 0);
    expect(hashPair('foo', 'bar')).not.toBe(hashPair('bar', 'foo'));
    expect(hashPair('fo', 'obar')).not.toBe(hashPair('foo', 'bar'));
    const hashes = Array.from({ length: 20 }, (_, index) => hashPair('a', `${index}`));
    expect(Math.min(...hashes)).toBeGreaterThanOrEqual(0);
  });
});

test('code points are counted, not code units', () => {
  expect(countCodePoints('a🎉é')).toBe(3);
  expect(countCodePoints('a🎉é🎉', 1, 4)).toBe(2);
  expect(countCodePoints('')).toBe(0);
});

test('digits of any script are digits, and nobody misses what nobody sees', () => {
  expect(foldDigits('١٢٣ ४५ 67 ９0')).toBe('123 45 67 90');
  // Mathematical digits come in five runs, one behind the other.
  expect(foldDigits('𝟎𝟏𝟘𝟙𝟿')).toBe('01019');
  expect(dropIgnorable('a\u00adb\u200bc\ufeff')).toBe('abc');
});
