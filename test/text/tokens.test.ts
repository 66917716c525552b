// Where words and numbers begin and end, as they are written, and how they are compared.
import { describe, expect, test } from 'vitest';
import { guessAccents } from '../../src/text/analysis/analyser.ts';
import { findAnalyser, primaryLanguage } from '../../src/text/analysis/languages.ts';
import { listTokens, writeWord } from '../../src/text/tokens.ts';

const written = (text: string) => listTokens(text).map((token) => token.written);

test.each([
  ['words at spaces and signs', 'Oui, non: (peut-être)…', ['oui', 'non', 'peut', 'être']],
  ['letters and digits together', 'le G7 et F16s', ['le', 'g7', 'et', 'f16s']],
  ['at any apostrophe', "l’Ukraine d'or qu\u02bcil", ['l', 'ukraine', 'd', 'or', 'qu', 'il']],
  ['no mark from its letter', 'cafe\u0301 noir', ['café', 'noir']],
  ['no soft hyphen from its word', 'né\u00adgo\u00adciations', ['négociations']],
  ['nothing out of signs', '— … !', []],
  ['nothing out of nothing', '', []],
])('a text is cut into %s', (_what, text, words) => {
  expect(written(text)).toEqual(words);
});

describe('a number', () => {
  test.each([
    ['1 000', ['1000']],
    ['1\u202f000\u202f000', ['1000000']],
    ['1.000.000', ['1000000']],
    ['1,000', ['1000']],
    ['1’000', ['1000']],
    ["12'345", ['12345']],
    ['123 456', ['123456']],
    ['1000 000', ['1000', '000']],
    ['1 00', ['1', '00']],
    ['1 0000', ['1', '0000']],
    ['1 000.000', ['1000', '000']],
    ['1 000 00', ['1000', '00']],
    ['a1 000', ['a1', '000']],
    ['1a2 000', ['1a2', '000']],
    ['1a 000', ['1a', '000']],
    ['١ ٠٠٠', ['١٠٠٠']],
    ['1; 000', ['1', '000']],
  ])('%j is %j', (text, words) => {
    expect(written(text)).toEqual(words);
  });

  test('has its place from the first digit to behind the last', () => {
    expect(listTokens('de 1 000 €')).toEqual([
      { written: 'de', start: 0, end: 2 },
      { written: '1000', start: 3, end: 8 },
    ]);
  });
});

test('places count UTF-16 units, also behind other planes', () => {
  expect(listTokens('🎉 𝒜b')).toEqual([{ written: '𝒜b'.normalize('NFC'), start: 3, end: 6 }]);
});

test('a word is written in lower case, composed, without what nobody sees', () => {
  expect(writeWord('abc1')).toBe('abc1');
  expect(writeWord('ABC')).toBe('abc');
  expect(writeWord('E\u0301te\u00ad')).toBe('éte');
});

describe('a language', () => {
  test.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['ZH-Hant-TW', 'zh'],
  ])('%s is %s', (tag, primary) => {
    expect(primaryLanguage(tag)).toBe(primary);
  });

  /** Two forms of one word, which no other language of the table brings together so. */
  test.each([
    ['de', 'Verhandlungen', 'Verhandlung'],
    ['en', 'negotiations', 'negotiation'],
    ['es', 'negociaciones', 'negociación'],
    ['fr', 'négociations', 'négociation'],
    ['it', 'negoziati', 'negoziato'],
    ['nl', 'mogelijkheden', 'mogelijkheid'],
    ['pt', 'negociações', 'negociação'],
    ['ru', 'переговорами', 'переговоров'],
    ['tr', 'görüşmeler', 'görüşme'],
    ['uk', 'переговорами', 'переговори'],
  ])('of %s has its own stems: %s is %s', (language, one, other) => {
    const { stem } = findAnalyser(language);
    expect(stem(one.toLowerCase())).toBe(stem(other.toLowerCase()));
    expect(findAnalyser('xx').stem(one.toLowerCase())).not.toBe(
      findAnalyser('xx').stem(other.toLowerCase()),
    );
  });

  test.each([
    ['zh', '总统说话', '总统'],
    ['yue', '总统说话', '总统'],
    ['ja', '大統領は話した', '大統領'],
    ['th', 'ประธานาธิบดีพูด', 'ประธานาธิบดี'],
  ])('of %s is cut by its dictionary: %s holds %s', (language, text, word) => {
    const tokens = findAnalyser(language).listTokens(text);
    expect(tokens.map((token) => token.written)).toContain(word);
    for (const { start, end, written: each } of tokens) expect(text.slice(start, end)).toBe(each);
    expect(findAnalyser('xx').listTokens(text)).toHaveLength(1);
  });
});

test('accents are guessed at the end of plain words only', () => {
  const guess = guessAccents([
    ['e', 'é'],
    ['ee', 'ée'],
  ]);
  expect(guess('armee')).toEqual(['armeé', 'armée']);
  expect(guess('arme')).toEqual(['armé']);
  expect(guess('armé')).toEqual([]);
  expect(guess('e7e')).toEqual([]);
  expect(guess('gaz')).toEqual([]);
});
