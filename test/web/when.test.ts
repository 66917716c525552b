// Dates in words, in both languages, without claiming more than is known.
import { expect, test } from 'vitest';
import { parseEdtf, type UncertainDate } from '../../src/records/dates.ts';
import {
  describeBasis,
  describeTerm,
  describeWhen,
  encodeDatetime,
} from '../../src/web/messages/when.ts';
import { renderDate, renderWhen } from '../../src/web/parts/names.ts';
import { publishCurated } from '../support/curated.ts';
import { buildView } from '../support/view.ts';

function dateOf(edtf: string, parts: Partial<UncertainDate> = {}): UncertainDate {
  return { edtf, ...parseEdtf(edtf), basis: 'explicit', printed: null, ...parts };
}

test.each([
  ['2025-12-03', '3 December 2025', '3 décembre 2025'],
  ['2025-12-01', '1 December 2025', '1er décembre 2025'],
  ['2025-12', 'December 2025', 'décembre 2025'],
  ['2025', '2025', '2025'],
  ['2025-12-18?', '18 December 2025 (uncertain)', '18 décembre 2025 (date incertaine)'],
  ['2025-12~', 'around December 2025', 'vers décembre 2025'],
  ['2025-12-03~', 'around 3 December 2025', 'vers le 3 décembre 2025'],
  ['2025%', 'around 2025 (uncertain)', 'vers 2025 (date incertaine)'],
  ['2024-11-05/2024-11-10', 'between 5 and 10 November 2024', 'entre le 5 et le 10 novembre 2024'],
  [
    '2024-11-28/2024-12-01',
    'between 28 November and 1 December 2024',
    'entre le 28 novembre et le 1er décembre 2024',
  ],
  [
    '2024-12-31/2025-01-02',
    'between 31 December 2024 and 2 January 2025',
    'entre le 31 décembre 2024 et le 2 janvier 2025',
  ],
  [
    '2025-11/2025-12-02',
    'between November and 2 December 2025',
    'entre novembre et le 2 décembre 2025',
  ],
  ['2025/2025-12-03', 'between 2025 and 3 December 2025', 'entre 2025 et le 3 décembre 2025'],
  ['../2025-12-03', 'on or before 3 December 2025', 'au plus tard le 3 décembre 2025'],
  ['../2025-11', 'in or before November 2025', 'au plus tard en novembre 2025'],
  ['2025-11-25/..', 'on or after 25 November 2025', 'au plus tôt le 25 novembre 2025'],
  ['2025-10/..', 'in or after October 2025', 'au plus tôt en octobre 2025'],
  ['2025-11/..', 'in or after November 2025', 'au plus tôt en novembre 2025'],
  [
    '2025-11-05?/2025-11-10',
    'between 5 and 10 November 2025 (uncertain)',
    'entre le 5 et le 10 novembre 2025 (date incertaine)',
  ],
  ['2025-12-XX', 'between 1 and 31 December 2025', 'entre le 1er et le 31 décembre 2025'],
])('%s is in words: %s; %s', (edtf, english, french) => {
  expect(describeWhen(dateOf(edtf), 'en')).toBe(english);
  expect(describeWhen(dateOf(edtf), 'fr')).toBe(french);
});

test('what is not known is said to be unknown', () => {
  expect(describeWhen(null, 'en')).toBe('date not known');
  expect(describeWhen(null, 'fr')).toBe('date inconnue');
});

test('every date of the dataset is in words, without a trace of EDTF', () => {
  const { statements, events, sources } = publishCurated().records;
  const dates = [
    ...statements.map(({ said }) => said),
    ...events.map(({ when }) => when),
    ...sources.map(({ published }) => published),
  ];
  expect(dates.length).toBeGreaterThan(100);
  for (const date of dates) {
    for (const language of ['en', 'fr'] as const) {
      expect(describeWhen(date, language)).not.toMatch(/\.\.|\/|\d-\d|undefined|[?~%]/);
    }
  }
});

test('how a date is known is told with what the source prints', () => {
  const relative = dateOf('2024-11-11', { basis: 'relative', printed: 'lundi' });
  expect(describeBasis(relative, 'en')).toBe('worked out from the source; the source says “lundi”');
  expect(describeBasis(relative, 'fr')).toBe(
    'calculée d’après la source\u202f; la source écrit «\u00a0lundi\u00a0»',
  );
  expect(describeBasis(dateOf('2024'), 'en')).toBe('the source gives the date');
});

test('a printed date keeps its own direction and its own spaces', () => {
  const arabic = dateOf('2025-12-03', { printed: '3 ديسمبر 2025 !' });
  const told = { ...arabic, note: null, evidence: [] };
  expect(renderDate(buildView('fr'), told).toString()).toContain(
    'la source écrit «\u00a0<bdi>3 ديسمبر 2025 !</bdi>\u00a0»',
  );
  expect(renderWhen(buildView(), arabic).toString()).toContain(
    'title="the source gives the date; the source says “\u20683 ديسمبر 2025 !\u2069”"',
  );
});

test('only a plain date is one for machines', () => {
  expect(encodeDatetime(dateOf('2025-12'))).toBe('2025-12');
  expect(encodeDatetime(dateOf('2025-12-03?'))).toBeUndefined();
  expect(encodeDatetime(dateOf('../2025-12-03'))).toBeUndefined();
  expect(encodeDatetime(null)).toBeUndefined();
});

test.each([
  ['2012-05', null, 'since May 2012', 'depuis mai 2012'],
  ['2012-05-01', null, 'since 1 May 2012', 'depuis le 1er mai 2012'],
  [null, '2026', 'until 2026', 'jusqu’en 2026'],
  [null, '2026-01-31', 'until 31 January 2026', 'jusqu’au 31 janvier 2026'],
  ['2012', '2026-01', '2012 – January 2026', '2012 – janvier 2026'],
  ['199X', '2001', '199X – 2001', '199X – 2001'],
  ['199X', null, '199X –', '199X –'],
  [null, null, undefined, undefined],
])('an office held from %s until %s was held "%s"', (from, until, en, fr) => {
  expect([describeTerm(from, until, 'en'), describeTerm(from, until, 'fr')]).toEqual([en, fr]);
});
