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
