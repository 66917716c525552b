// Names are compared as a person would compare them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, foldName, nearestNames } from '../../src/text/names.ts';
import { runs } from '../support/runs.ts';

describe('folding', () => {
  test.each([
    ['Peskov', 'peskov'],
    ['  Dmitri   PESKOV ', 'dmitri peskov'],
    ['Песков', 'песков'],
    ['Андрій Сибіга', 'андріи сибіга'],
    ['Жёлтый', 'желтыи'],
    ['Élysée', 'elysee'],
    ['E\u0301lyse\u0301e', 'elysee'],
    ['Sœur Æthelred Straße', 'soeur aethelred strasse'],
    ['Łukasz Ørsted Đỗ', 'lukasz orsted do'],
    ['İstanbul', 'istanbul'],
    ['d’Ouchakov', 'd ouchakov'],
    ['Maison-Blanche', 'maison blanche'],
    ['ﬁnal ①', 'final 1'],
    ['王毅', '王毅'],
    ['?!', ''],
    ['', ''],
  ])('%j is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  test('is done once: folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      runs(300),
    );
  });

  test('is the same with an uncommon letter beside it, which takes another way', () => {
    const common = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 0x36f }).map((code) => String.fromCharCode(code)),
        fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(...'aéÀœ ’«»-'),
      ),
      maxLength: 30,
    });
    fc.assert(
      fc.property(common, (text) => {
        expect(`${foldName(text)} 王`.trim()).toBe(foldName(`${text} 王`));
      }),
      runs(1000),
    );
  });

  test('does not see case, accents, spacing, or how letters are composed', () => {
    const letters = fc.constantFrom(...'abcçdéèêëfgïîoôûüzабвгдежиїієыюяё -’'.split(''));
    fc.assert(
      fc.property(fc.array(letters), (parts) => {
        const name = parts.join('');
        const folded = foldName(name);
        expect(foldName(name.toUpperCase())).toBe(folded);
        expect(foldName(name.normalize('NFD'))).toBe(folded);
        expect(foldName(` ${name.replaceAll(' ', ' - ')}!`)).toBe(folded);
      }),
    );
  });
});

describe('the distance of two names', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['peskov', 'peskov', 0],
    ['', 'abc', 3],
    ['peskov', 'pesvok', 2],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
  });

  test('is a metric, and above the limit it is only known to be above', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(name, name, name, fc.nat({ max: 8 }), (a, b, c, limit) => {
        const distance = editDistance(a, b, 99);
        expect(editDistance(b, a, 99)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(a, c, 99)).toBeLessThanOrEqual(distance + editDistance(b, c, 99));
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : limit + 1);
      }),
    );
  });
});

describe('the nearest names', () => {
  const known = ['peskov', 'ushakov', 'putin', 'united-states', 'united-kingdom', 'kremlin'];

  test.each([
    ['pesko', ['peskov']],
    ['Peskóv', ['peskov']],
    ['ouchakov', ['ushakov']],
    ['united', ['united-kingdom', 'united-states']],
    ['states', ['united-states']],
    ['kremlim', ['kremlin']],
    ['zzzzzz', []],
    ['', []],
    ['?', []],
  ])('of %j are %j', (input, expected) => {
    expect(nearestNames(input, known)).toEqual(expected);
  });

  test.each([
    ['ov', []],
    ['ush', ['ushakov']],
    ['kov', ['peskov', 'ushakov']],
    ['ki', []],
  ])('of %j, which stands inside a name, are %j', (input, expected) => {
    expect(nearestNames(input, ['peskov', 'ushakov', 'helsinki-talks'])).toEqual(expected);
  });

  test('are no more than asked for, each once', () => {
    expect(nearestNames('a', ['a', 'b', 'c', 'd', 'a'], 2)).toEqual(['a', 'b']);
  });
});
