// Other forms of a name as people write it, and what stands around names in texts.
import { describe, expect, test } from 'vitest';
import { isTitle, listNameForms, sortWords } from '../../src/text/name-forms.ts';
import { listNameWords } from '../../src/text/name-words.ts';
import { foldName, orderWords, rankNearest } from '../../src/text/names.ts';
import { beginsSentence, countOrdinary } from '../../src/text/ordinary-words.ts';

describe('other forms of a name', () => {
  test.each([
    ['Dmitry Peskov', []],
    ['Mr Peskov', ['peskov']],
    ['the former President Peskov', ['former president peskov', 'president peskov', 'peskov']],
    ['Mme Brun', []],
    ['la ministre Mme Brun', ['ministre mme brun', 'mme brun', 'brun']],
    ['Mme Anna Brun', ['anna brun']],
    ['the Mrs Brun', ['mrs brun']],
    ['г-жа Песков', ['жа песков']],
    ['г-н Песков', ['н песков', 'песков']],
    ['the EU', ['eu']],
    ['E. U.', ['eu']],
    ['E U 2', []],
    ['Peskov the spokesman', []],
    ['王毅外长', ['王毅']],
    ['外长', []],
    ['トランプ大統領', ['トランプ']],
    ['Mr', []],
    ['e', []],
  ])('of %s are %j', (name, forms) => {
    expect(listNameForms(foldName(name))).toEqual(forms.map(foldName));
  });

  test('titles are offices and forms of address', () => {
    expect(['president', 'mme', 'mrs', 'senor', 'г'].map(isTitle)).toEqual(Array(5).fill(true));
    expect(['the', 'peskov', ''].map(isTitle)).toEqual([false, false, false]);
  });
});

test.each([
  ['peskov dmitry', 'dmitry peskov'],
  ['a b c d e f g h', 'a b c d e f g h'],
  ['a b c d e f g h i', undefined],
  ['peskov', undefined],
  ['2 december', undefined],
])('%s is found in any order as %s', (name, sorted) => {
  expect(sortWords(name)).toBe(sorted);
});

describe('names that may be meant', () => {
  const rank = (input: string, ...names: string[]) =>
    rankNearest(input, names, (name) => name.replace(/^.: /, ''));
  test('are those within a third of the letters, nearest first, of equals by name', () => {
    expect(rank('peskov', 'peskof', 'b: pesko', 'a: peskow', 'putin')).toEqual([
      'b: pesko',
      'peskof',
      'a: peskow',
    ]);
    expect(rank('abc', 'abd', 'xyc')).toEqual(['abd']);
    expect(rank('', 'a')).toEqual([]);
  });
  test('are also those with the same words in another order', () => {
    expect(rank('peskov dmitri', 'dmitry peskov')).toEqual(['dmitry peskov']);
    expect(orderWords('b c a')).toBe('a b c');
  });
  test('are also known names among other words, the longer one first', () => {
    expect(rank('the honourable dmitry peskov of moscow', 'peskov', 'dmitry peskov', 'x')).toEqual([
      'dmitry peskov',
      'peskov',
    ]);
  });
  test('are also those of which a word begins so, and those that hold it, from three letters', () => {
    expect(rank('unit', 'united states of america', 'community')).toEqual([
      'united states of america',
      'community',
    ]);
    expect(rank('un', 'united states of america', 'community')).toEqual([
      'united states of america',
    ]);
  });
});

describe('words of names', () => {
  test('have their places; a Chinese character is one by itself', () => {
    expect(listNameWords('L’Été 王毅')).toEqual([
      { written: 'L', folded: 'l', start: 0, end: 1 },
      { written: 'Été', folded: 'ete', start: 2, end: 5 },
      { written: '王', folded: '王', start: 6, end: 7 },
      { written: '毅', folded: '毅', start: 7, end: 8 },
    ]);
  });

  test.each([
    ['Petit', 0, true],
    ['Oui. Petit', 5, true],
    ['Oui ! – Petit', 8, true],
    ['« Petit', 2, true],
    ['Oui\nPetit', 4, true],
    ['Oui (Petit', 5, true],
    ['Oui, Petit', 5, false],
    ['M Petit', 2, false],
  ])('in "%s" the word at %i begins a sentence: %s', (text, start, begins) => {
    expect(beginsSentence(text, { start })).toBe(begins);
  });

  test('are ordinary where texts write them small at least as often', () => {
    const names = ['Petit', 'Noir', 'Brun', 'Anne Vert', 'Bleu'].map((spelling) => ({ spelling }));
    const isOrdinary = countOrdinary(names, [
      'Un petit pas. Petit à petit, selon Petit.',
      'Un noir, et Noir, et Noir.',
      'Dit Brun.',
      'Un vert.',
      'Un bleu, dit Bleu.',
    ]);
    const ordinary = ['petit', 'noir', 'brun', 'vert', 'anne', 'bleu', 'autre'].filter(isOrdinary);
    expect(ordinary).toEqual(['petit', 'bleu']);
  });
});
