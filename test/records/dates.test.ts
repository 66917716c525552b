// EDTF texts and the days that they span.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDate, parseEdtf } from '../../src/records/dates.ts';

const bounds = (text: string) => {
  const { earliest, latest } = parseEdtf(text);
  return `${earliest ?? '..'} ${latest ?? '..'}`;
};

describe('a date spans its days', () => {
  test.each([
    ['2025-12-02', '2025-12-02 2025-12-02'],
    ['2025-12', '2025-12-01 2025-12-31'],
    ['2025-02', '2025-02-01 2025-02-28'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2024-02-29', '2024-02-29 2024-02-29'],
    ['0000-02-29', '0000-02-29 0000-02-29'],
    ['2025', '2025-01-01 2025-12-31'],
    ['2025-12-02?', '2025-12-02 2025-12-02'],
    ['2025-12~', '2025-12-01 2025-12-31'],
    ['?2025-12-02', '2025-12-02 2025-12-02'],
    ['202X', '2020-01-01 2029-12-31'],
    ['20XX', '2000-01-01 2099-12-31'],
    ['2025-XX', '2025-01-01 2025-12-31'],
    ['2025-12-XX', '2025-12-01 2025-12-31'],
    ['2025-12-02/2025-12-03', '2025-12-02 2025-12-03'],
    ['2025-12-02/2025-12-02', '2025-12-02 2025-12-02'],
    ['2025-11/2025-12-03', '2025-11-01 2025-12-03'],
    ['2025-12-03/2025-12', '2025-12-03 2025-12-31'],
    ['2025/2026', '2025-01-01 2026-12-31'],
    ['2025-12-02?/2025-12-03~', '2025-12-02 2025-12-03'],
    ['../2025-12-02', '.. 2025-12-02'],
    ['2025-12-02/..', '2025-12-02 ..'],
    ['/2025-12', '.. 2025-12-31'],
    ['2025-12/', '2025-12-01 ..'],
    ['[2025-12-02,2025-11-05]', '2025-11-05 2025-12-02'],
    ['[2025-12-02,2025-11-05,2025-11-20]', '2025-11-05 2025-12-02'],
    ['[..2025-11-05,2025-12-02]', '.. 2025-12-02'],
    ['[2025-11-05,2025-12-02..]', '2025-11-05 ..'],
    ['[2025-12-02..,2025-11-05]', '2025-11-05 ..'],
    ['[2025-12-02,..2025-11-05]', '.. 2025-12-02'],
    ['[2025-12-02,2025-12-05]', '2025-12-02 2025-12-05'],
    ['{2025-12-02..2025-12-05}', '2025-12-02 2025-12-05'],
    ['[..2025-12-05,2025-12-24]', '.. 2025-12-24'],
    ['[2025-12..]', '2025-12-01 ..'],
    ['2025-12-02T10:00:00Z', '2025-12-02 2025-12-02'],
    ['2025-12-02T23:30:00-05:00', '2025-12-02 2025-12-02'],
  ])('%s: %s', (text, expected) => {
    expect(bounds(text)).toBe(expected);
  });
});

describe('a text is refused', () => {
  const notEdtf = /" is not an EDTF date; write a day 2025-12-02, a month 2025-12, a year 2025 or/;
  test.each([
    ['in words', 'hier', notEdtf],
    ['that is empty', '', notEdtf],
    ['with a space', '2025-12-02 ', notEdtf],
    ['without hyphens', '20251202', notEdtf],
    ['in another order', '02-12-2025', notEdtf],
    ['with slashes', '2025/12/02', notEdtf],
    ['of three dates', '2025/2026/2027', notEdtf],
    ['with a range of three dates', '[2025..2026..2027]', notEdtf],
    ['of a thirteenth month', '2025-13', notEdtf],
    ['of month 00', '2025-00', notEdtf],
    ['of 29 February in a common year', '2025-02-29', /^there is no day 2025-02-29; correct it$/],
    ['of 31 April', '2025-04-31?', /^there is no day 2025-04-31; correct it$/],
    ['of day 00', '2025-12-00', /^there is no day 2025-12-00; correct it$/],
    [
      'of day 32 in an interval',
      '2025-12-02/2025-12-32',
      /^there is no day 2025-12-32; correct it$/,
    ],
    ['of a season', '2025-21', notEdtf],
    ['of a quarter', '2025-33', notEdtf],
    ['of a decade in three digits', '202', notEdtf],
    ['before the year 0000', '-0044', notEdtf],
    ['behind the year 9999', 'Y170000002', notEdtf],
    ['with digits that are not ASCII', '２０２５', notEdtf],
    ['that is open at both ends', '../..', notEdtf],
    ['whose end has a day of one digit', '2025-12-02/2025-12-3', notEdtf],
    ['whose end has no year', '2025-11/12', notEdtf],
    ['whose end is a word', '2025-12-02/open', notEdtf],
    ['of a set with a word first', '[open,2025-12-02]', notEdtf],
    ['of a set with a word last', '[2025-12-02,open]', notEdtf],
    ['whose end is a duration', '2025-12-02/P3D', notEdtf],
    ['whose end is in a thirteenth month', '2025-12-02/2025-13-01', notEdtf],
    ['whose beginning is a word', 'open/2025-12-02', notEdtf],
    ['of a set with a range that ends in nothing', '[2025-12-01..x]', notEdtf],
    ['with a time that is none', '2025-12-02T99:00', notEdtf],
    ['with a mark in the wrong place', '20?25-12', notEdtf],
    ['with an empty set', '[]', notEdtf],
    ['with a word before a set', 'in [2025-12-02]', notEdtf],
    ['with a word before a list', 'in {2025-12-02}', notEdtf],
    ['with a word behind a set', '[2025-12-02] or so', notEdtf],
    ['that ends before it begins', '2025-12-03/2025-12-02', /" ends before it begins; swap its/],
    ['that ends in an earlier month', '2025-12/2025-11', /" ends before it begins; swap its/],
    ['with a range of a set reversed', '[2020,2026..2025]', /" ends before it begins; swap its/],
  ])('%s', (_what, text, message) => {
    expect(() => parseEdtf(text)).toThrow(message);
  });
});

const day = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });

describe('any day', () => {
  test('is its own bounds, and its number leads back to it', () => {
    fc.assert(
      fc.property(day, (number) => {
        const text = isoDate(number);
        expect(dayNumber(text)).toBe(number);
        expect(parseEdtf(text)).toEqual({ earliest: text, latest: text });
        expect(parseEdtf(`${text}?`)).toEqual({ earliest: text, latest: text });
      }),
    );
  });

  test('lies within its month and its year, whose bounds are days that touch the next', () => {
    fc.assert(
      fc.property(day, (number) => {
        const text = isoDate(number);
        for (const length of [7, 4]) {
          const { earliest, latest } = parseEdtf(text.slice(0, length));
          if (earliest === null || latest === null) throw new Error('it is closed');
          expect(earliest <= text && text <= latest).toBe(true);
          expect(isoDate(dayNumber(earliest) - 1).slice(0, length)).not.toBe(text.slice(0, length));
          expect(isoDate(dayNumber(latest) + 1).slice(0, length)).not.toBe(text.slice(0, length));
        }
      }),
    );
  });

  test('and another are an interval in one order only', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first, last] = [isoDate(Math.min(a, b)), isoDate(Math.max(a, b))];
        expect(parseEdtf(`${first}/${last}`)).toEqual({ earliest: first, latest: last });
        expect(parseEdtf(`[${last},${first}]`)).toEqual({ earliest: first, latest: last });
        if (first !== last) expect(() => parseEdtf(`${last}/${first}`)).toThrow('swap its ends');
      }),
    );
  });
});

test('whatever the text, the answer is two days in order or a message for its writer', () => {
  const part = fc.constantFrom('2025', '-12', '-02', 'X', '/', '..', '?', '[', ']', ',', 'T1', ' ');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      try {
        const { earliest, latest } = parseEdtf(text);
        for (const bound of [earliest, latest]) {
          if (bound !== null) expect(isoDate(dayNumber(bound))).toBe(bound);
        }
        expect(earliest === null || latest === null || earliest <= latest).toBe(true);
      } catch (error) {
        expect((error as Error).message).toMatch(
          /is not an EDTF date|there is no day|swap its ends/,
        );
      }
    }),
    { numRuns: 2000 },
  );
});
