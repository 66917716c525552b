// Where the same words stand in several texts: which place comes first, and whether all were shown.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LookupAnswer } from '../../src/records/lookup.ts';
import { append, type Changes } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const sentence =
  'Les navires de la flotte septentrionale quitteront le port de Mourmansk avant l’hiver prochain';
const twice = 'Quarante mille tonnes de blé attendent sur les quais depuis le printemps dernier';

/** Words that stand nowhere else, so that two places are never in one window of the texts. */
const filler = (start: string) =>
  Array.from({ length: 60 }, (_, index) => `${start}${index.toString(36)}`).join(' ');

const changes: Changes = {
  ...append(
    'sources/gazette/article.txt',
    `\n${sentence}.\n\n${twice}.\n\n${filler('a')}\n\n« Capitulation », « ${filler('c')} »\n`,
  ),
  ...append(
    'sources/herald/article.txt',
    `\n${sentence}.\n\n${filler('b')}\n\n${twice}.\n\n${filler('d')}\n\n${twice}.\n`,
  ),
  ...append(
    'sources/herald/statements.yaml',
    `statements:
  - id: fleet
    actor: boris
    form: indirect
    act: prediction
    said: null
    topics: [talks]
    summary: { en: Says when they leave., fr: Dit quand ils partent. }
    quote: ${sentence}
`,
  ),
};

let small: Small;
beforeAll(async () => {
  small = await openSmall(changes);
});
afterAll(() => small.close());

const ask = (text: string, limit = 20) =>
  small.read<LookupAnswer>(`/lookup?text=${encodeURIComponent(text)}&limit=${limit}`);
const placesOf = ({ data }: LookupAnswer) =>
  data.map(({ passage, statements }) => [passage.source.id, ...statements.map(({ id }) => id)]);

test('of two equal places the one with a statement comes first, wherever it stands', async () => {
  expect(placesOf(await ask(sentence))).toEqual([['herald', 'fleet'], ['gazette']]);
});

test('words in two texts, and twice in one of them, are found in all three places', async () => {
  const answer = await ask(twice);
  expect(placesOf(answer)).toEqual([['gazette'], ['herald'], ['herald']]);
  const [, first, second] = answer.data;
  expect(first?.passage.start).toBeLessThan(second?.passage.start ?? 0);
});

test('there are more matches than shown only when there are', async () => {
  expect((await ask(twice, 3)).detail).toBeNull();
  expect((await ask(twice, 4)).detail).toBeNull();
  const cut = await ask(twice, 2);
  expect(cut.data).toHaveLength(2);
  expect(cut.detail).toBe('There are more matches than the 2 shown.');
});

test('one word between quotation marks is no quote of anybody', async () => {
  for (const text of ['capitulation', '« Capitulation »']) {
    expect((await ask(text)).data).toEqual([]);
  }
});
