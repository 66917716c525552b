// Sentences that have no end: they are read in pieces, so that a long one takes no more time than
// as many short ones.
import { expect, test } from 'vitest';
import { loadLexicon } from '../../src/draft/lexicon.ts';
import { listUnits } from '../../src/draft/units.ts';

test.each([
  ['without a full stop', 'le maire a dit que le pont tiendra et '],
  ['behind a dash', '— je ne vendrai pas. '],
])('A paragraph of 100 kB %s is read in pieces, and nothing is left out', (_name, words) => {
  const text = words.repeat(100_000 / words.length).trimEnd();
  const { units } = listUnits(text, loadLexicon('fr'));
  expect(Math.max(...units.map(({ tokens }) => tokens.length))).toBe(300);
  expect(units.at(-1)?.end).toBe(text.length);
  for (const [index, { start }] of units.entries()) {
    expect(text.slice(units[index - 1]?.end ?? 0, start).trim()).toBe('');
  }
});

const listTexts = (text: string) => {
  const { units } = listUnits(text, loadLexicon('fr'));
  return units.map(({ start, end }) => text.slice(start, end).trim());
};

test.each([
  ['18 h 40 – ', 'Le pont est ouvert.'],
  ['9h – ', 'Le pont est ouvert.'],
  ['3 mars 2024 – ', 'Le pont est ouvert.'],
  ['LYON, 3 mars 2024 (AFP) – ', 'Le pont est ouvert.'],
  ['Paris, 1er mai 2024 — ', 'Le pont est ouvert.'],
  ['Rio de Janeiro, 3 mars 2024 – ', 'Le pont est ouvert.'],
  ['WASHINGTON, Dec. 3 (Reuters) - ', 'Le pont est ouvert.'],
  ['KYIV (AP) — ', 'Le pont est ouvert.'],
])('"%s" is no part of the sentence behind it', (dateline, sentence) => {
  expect(listTexts(dateline + sentence)).toEqual([sentence]);
});

test.each(['Le train part à 18 h 40 – comme toujours.', 'Il est né le 3 mars 2024 – un dimanche.'])(
  'what looks like a dateline within "%s" belongs to it',
  (sentence) => {
    expect(listTexts(sentence)).toEqual([sentence]);
  },
);

test('what has no full stop is a sentence too, behind one that has', () => {
  expect(listTexts('Le pont est ouvert. Il a dit ceci :')).toEqual([
    'Le pont est ouvert.',
    'Il a dit ceci :',
  ]);
});
