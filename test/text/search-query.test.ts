// What a person types into a search box, understood.
import { describe, expect, test } from 'vitest';
import { remember } from '../../src/text/analysis/analyser.ts';
import { parseSearchQuery, type SearchTerm } from '../../src/text/search-query.ts';

/** Terms as a person would write them down: `"a b"`, `a*`, and `-` before an exclusion. */
function write(text: string): string[] | undefined {
  const term = ({ kind, words }: SearchTerm) =>
    ({ word: `${words}`, phrase: `"${words.join(' ')}"`, prefix: `${words}*` })[kind];
  const query = parseSearchQuery(text, 'fr');
  return query && [...query.required.map(term), ...query.excluded.map((one) => `-${term(one)}`)];
}

describe('a search', () => {
  test.each<[text: string, terms: string[]]>([
    ['gaz', ['gaz']],
    ['  Le   GAZ ', ['le', 'gaz']],
    ['"causes racines"', ['"causes racines"']],
    ['«\u00a0causes racines\u00a0»', ['"causes racines"']],
    ['“a b” c', ['"a b"', 'c']],
    ['"a', ['"a"']],
    ['"a b', ['"a b"']],
    ['a"b', ['a', '"b"']],
    ['"a" "b"', ['"a"', '"b"']],
    ['-a b', ['b', '-a']],
    ['-"a b" c', ['c', '-"a b"']],
    ['-a"b"', ['"b"', '-a']],
    ['a-"b"', ['a', '"b"']],
    ['a -"b', ['a', '-"b"']],
    ['a-b', ['"a b"']],
    ['- a', ['a']],
    ['--a', ['-a']],
    ['COVID-19', ['"covid 19"']],
    ['l’État', ['etat']],
    ['l’ État', ['etat']],
    ['l État', ['etat']],
    ["-l'État d`Europe", ['europe', '-etat']],
    ['plan C', ['plan', 'c']],
    ['50 000 hommes', ['50000', 'hommes']],
    ['négo\u00adciations', ['negociations']],
    ['C++', ['c']],
    ['100%', ['100']],
    ['a OR b', ['a', 'or', 'b']],
    ['NEAR(a b)', ['"near a"', 'b']],
    ['words : x', ['words', 'x']],
    ['territo*', ['territo*']],
    ['-territo*', ['-territo*']],
    ['"territo*"', ['"territo"']],
    ['sous-territo*', ['"sous territo"']],
    ['*', []],
    ['*a', ['a']],
    ['a * b', ['a', 'b']],
  ])('%j is %j', (text, terms) => {
    expect(write(text) ?? []).toEqual(terms);
  });

  test.each(['', ' ', '"', '""', '😀', '!!', '-', '-"', '*', '« »'])('%j holds no word', (text) => {
    expect(parseSearchQuery(text, 'fr')).toBeUndefined();
  });
});

test('words are remembered, but not more than so many', () => {
  const changed: string[] = [];
  const change = remember((word) => {
    changed.push(word);
    return word.toUpperCase();
  }, 3);
  const ask = (words: string) => [...words].map(change).join('');
  expect(ask('abcabc')).toBe('ABCABC');
  expect(changed.join('')).toBe('abc');
  expect(ask('dda')).toBe('DDA');
  expect(changed.join('')).toBe('abcda');
});
