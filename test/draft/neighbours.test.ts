// Which statements of the database a passage is near to, and why.
import { expect, test } from 'vitest';
import { buildNeighbourFinder, nameLink } from '../../src/draft/neighbours.ts';

const statement = (id: string, actor: string, text: string) => ({
  ...{ id, actor, text },
  ...{ act: 'assertion', topics: ['bridges'], events: [] },
});

const find = buildNeighbourFinder(
  [
    statement('anna-bridge', 'anna', 'Anna Petrova annonce que le viaduc rouvrira au printemps.'),
    statement('boris-bridge', 'boris', 'Boris Ivanov affirme que le viaduc rouvrira au printemps.'),
    statement('anna-school', 'anna', 'Anna Petrova promet des cantines gratuites aux collégiens.'),
  ],
  ['Anna Petrova', 'porte-parole du ministère'],
);

test('the one with the same rare words comes first, the same speaker before others', () => {
  const near = find('Petrova répète que le viaduc doit rouvrir au printemps prochain.', 'anna');
  expect(near.map(({ statement: { id } }) => id)).toEqual(['anna-bridge', 'boris-bridge']);
  expect(near[0]?.shared).toEqual(['viaduc', 'rouvri', 'printe']);
});

test('a name and an office are no reason', () => {
  expect(find('Anna Petrova, porte-parole du ministère, promet du pain.', 'anna')).toEqual([]);
});

test.each([
  ['perhaps the same statement as', { actor: 'anna', act: 'denial', mentions: [] }],
  ['perhaps denies', { actor: 'boris', act: 'denial', mentions: ['anna'] }],
  ['perhaps answers', { actor: 'boris', act: 'criticism', mentions: ['anna'] }],
  ['near to', { actor: null, act: 'criticism', mentions: [] }],
])('a candidate: %s', (link, record) => {
  expect(nameLink(record, statement('anna-bridge', 'anna', 'Le viaduc.'))).toBe(link);
});
