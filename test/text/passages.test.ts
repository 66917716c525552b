// A quote is found where it stands, and offsets count code points.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearestPassage, findOccurrences, passageAt } from '../../src/text/passages.ts';

const article = `Titre

« Il est venu », a dit Anna.
« Il est venu », a dit 𝒜lex 😀.
`;

describe('occurrences', () => {
  const places = (quote: string, prefix?: string) => findOccurrences(article, quote, prefix);

  test('are all of them, also where they overlap', () => {
    expect(places('« Il est venu »')).toEqual([7, 36]);
    expect(findOccurrences('aaaa', 'aa')).toEqual([0, 1, 2]);
    expect(places('« il est venu »')).toEqual([]);
  });

  test('with a prefix are those right behind it, whatever space lies between', () => {
    expect(places('« Il est venu »', 'Anna.')).toEqual([36]);
    expect(places('« Il est venu »', 'dit Anna.\n')).toEqual([36]);
    expect(places('« Il est venu »', 'Titre')).toEqual([7]);
    expect(places('« Il est venu »', 'Anna')).toEqual([]);
  });

  test('are no more than the limit', () => {
    expect(findOccurrences('a'.repeat(1_000_000), 'a')).toHaveLength(10);
    expect(findOccurrences('aaaa', 'a', undefined, 2)).toEqual([0, 1]);
  });
});

describe('a passage', () => {
  test('has its offsets in code points, its surroundings and its paragraph', () => {
    expect(passageAt(article, article.indexOf('𝒜lex'), '𝒜lex'.length)).toEqual({
      exact: '𝒜lex',
      prefix: 'it Anna.\n« Il est venu », a dit ',
      suffix: ' 😀.\n',
      start: 59,
      end: 63,
      paragraph: 3,
    });
  });

  test('among nothing but surrogate pairs is surrounded by whole ones', () => {
    const text = '😀'.repeat(99);
    const around = '😀'.repeat(32);
    const place = { start: 40, end: 41, paragraph: 1 };
    const passage = { exact: '😀', prefix: around, suffix: around, ...place };
    expect(passageAt(text, 80, 2)).toEqual(passage);
  });

  test('anywhere in any text agrees with the text as a list of characters', () => {
    const character = fc.constantFrom('a', 'é', '\n', ' ', '😀', '𝒜', '’');
    const text = fc.array(character, { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (characters, a, b) => {
        const start = a % characters.length;
        const end = start + 1 + (b % (characters.length - start));
        const exact = characters.slice(start, end).join('');
        const at = characters.slice(0, start).join('').length;
        const above = characters.slice(0, start).join('').split('\n').slice(0, -1);
        expect(passageAt(characters.join(''), at, exact.length)).toEqual({
          exact,
          prefix: characters.slice(Math.max(0, start - 32), start).join(''),
          suffix: characters.slice(end, end + 32).join(''),
          start,
          end,
          paragraph: above.filter((line) => line.trim() !== '').length + 1,
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the nearest passage', () => {
  const nearest = (quote: string) => findNearestPassage(article, quote);

  test('is where most of the rarer words are, and tells where both part', () => {
    expect(nearest('« Il est venue », a dit 𝒜lex')).toEqual({
      line: 4,
      passage: '« Il est venu », a dit 𝒜lex 😀.\n',
      expected: 'e », a dit 𝒜lex',
      found: ' », a dit 𝒜lex 😀',
    });
  });

  test('parts at a whole character where only half of a surrogate pair differs', () => {
    expect(nearest('dit 𝒜lex 😁')).toMatchObject({ expected: '😁', found: '😀.\n' });
  });

  test('at the end of the text has nothing more', () => {
    const text = 'Un mot rare';
    expect(findNearestPassage(text, 'mot rare et plus')).toMatchObject({
      expected: ' et plus',
      found: '',
    });
    expect(findNearestPassage(text, 'mot rare')).toMatchObject({ expected: '', found: '' });
  });

  test('is none when no word is shared', () => {
    expect(nearest('xyzzy')).toBeUndefined();
    expect(nearest('…')).toBeUndefined();
  });

  test('of a quote that begins before the text is its beginning', () => {
    expect(findNearestPassage('un mot rare', 'et puis un mot rare')).toMatchObject({ line: 1 });
  });
});
