// Times and pages at which a passage is found, and how addresses open a document there.
import { expect, test } from 'vitest';
import { describePlace, fragmentOf, parseTime } from '../../src/records/locator.ts';

test.each<[time: string, seconds: number[] | undefined]>([
  ['00:00:00', [0]],
  ['00:12:31', [751]],
  ['01:02:03', [3723]],
  ['99:59:59', [359_999]],
  ['00:12:31/00:12:40', [751, 760]],
  ['00:12:31/00:12:32', [751, 752]],
  ['00:12:31/00:12:31', undefined],
  ['00:12:40/00:12:31', undefined],
  ['00:12:31/', undefined],
  ['/00:12:31', undefined],
  ['00:12:31/00:12:40/00:12:50', undefined],
  ['00:60:00', undefined],
  ['00:00:60', undefined],
  ['0:00:00', undefined],
  ['00:00:00.5', undefined],
  ['x00:00:00', undefined],
  ['', undefined],
])('%j is %j', (time, seconds) => {
  expect(parseTime(time)).toEqual(seconds);
});

test('an address opens at the time, or at the page', () => {
  expect(fragmentOf({ time: '00:12:31/00:12:40', page: null })).toBe('t=751,760');
  expect(fragmentOf({ time: '00:12:31', page: null })).toBe('t=751');
  expect(fragmentOf({ time: null, page: 12 })).toBe('page=12');
});

test('people read it in any language', () => {
  expect(describePlace({ time: '00:12:31/00:12:40', page: null })).toBe('00:12:31–00:12:40');
  expect(describePlace({ time: null, page: 12 })).toBe('p. 12');
  expect(describePlace({ time: '00:12:31', page: 12 })).toBe('00:12:31, p. 12');
  expect(describePlace({ time: null, page: null })).toBe('');
});
