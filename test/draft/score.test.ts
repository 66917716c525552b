// The figures of `--score`: which proposals count as right, and the interval of each share.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInterval } from '../../src/draft/interval.ts';
import { renderScore, scoreFolder } from '../../src/draft/score.ts';
import { temporaryFolder } from '../support/seeds.ts';

const text = `Anna Petrova a déclaré mardi que le pont tient.
Luc Dumas a démenti la rumeur de fermeture. Le pont est ouvert.
`;
const first = 'Anna Petrova a déclaré mardi que le pont tient.';
const second = 'Luc Dumas a démenti la rumeur de fermeture.';

interface Annotation {
  quote: string;
  speakers: string[];
  said?: string;
  also?: string[];
}

function score(gold: Annotation[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a'));
  const write = (name: string, content: string) => writeFileSync(join(folder, 'a', name), content);
  write('article.txt', text);
  write('source.yaml', 'language: fr\npublished: 2025-12-04\n');
  const placeOf = (quote: string) => {
    const start = text.indexOf(quote);
    return { quote, start, end: start + quote.length };
  };
  const entries = gold.map(({ quote, speakers, said = null, also = [] }) => ({
    ...{ ...placeOf(quote), speakers, form: 'indirect', act: 'assertion', said },
    also: also.map(placeOf),
  }));
  write('gold.json', JSON.stringify(entries));
  const shares = scoreFolder(folder, () => ({ actors: [], statements: [] }));
  return Object.fromEntries(shares.map(({ label, hits, of }) => [label, `${hits}/${of}`]));
}

const anna = { quote: first, speakers: ['Anna Petrova', 'porte-parole'], said: '2025-12-02' };

describe('a folder of annotated articles', () => {
  test('counts what is found, what is right and what is wrong', () => {
    const missed = { quote: 'Le pont est ouvert.', speakers: [] };
    expect(score([anna, { quote: second, speakers: ['Paul Martin'] }, missed])).toEqual({
      'recall of passages': '2/3',
      'precision of passages': '2/2',
      'right speaker, of those found': '1/2',
      'passage and speaker right, of all': '1/3',
      'right speaker where not marked': '1/2',
      'wrong dates, of those stated without a mark': '0/1',
      'right date, of those found': '2/2',
      'right form, of those found': '2/2',
      'right act, of those found': '1/2',
    });
  });

  test('wants half of both passages in common', () => {
    expect(score([{ ...anna, quote: 'le pont tient' }])).toMatchObject({
      'recall of passages': '0/1',
      'precision of passages': '0/2',
    });
  });

  test('takes another passage of a statement for it, and both for no mistake', () => {
    expect(score([{ ...anna, quote: 'Le pont est ouvert.', also: [first] }])).toMatchObject({
      'recall of passages': '1/1',
      'precision of passages': '1/2',
    });
    expect(score([{ ...anna, also: [second] }])).toMatchObject({
      'recall of passages': '1/1',
      'precision of passages': '1/1',
    });
  });

  test('takes a surname for the whole name, and no other name', () => {
    expect(score([{ ...anna, speakers: ['Petrova'] }])).toMatchObject({
      'right speaker, of those found': '1/1',
    });
    expect(score([{ ...anna, speakers: ['Petrov'] }])).toMatchObject({
      'right speaker, of those found': '0/1',
    });
  });

  test('takes a date that the annotation does not have for wrong', () => {
    const { said: _said, ...undated } = anna;
    expect(score([undated])).toMatchObject({
      'wrong dates, of those stated without a mark': '1/1',
    });
  });
});

// What was reached where the extractor was built; `unseen` stays out, so that nobody builds by it.
test.each([
  ['build', 0.91, 0.94],
  ['test', 0.87, 0.92],
  ['dev', 0.9, 0.88],
])('the articles of %s are read no worse than before', (part, recall, precision) => {
  const folder = join(import.meta.dirname, 'articles', part);
  const shares = scoreFolder(folder, () => ({ actors: [], statements: [] }));
  const reached = new Map(shares.map(({ label, hits, of }) => [label, hits / of]));
  expect(reached.get('recall of passages')).toBeGreaterThan(recall);
  expect(reached.get('precision of passages')).toBeGreaterThan(precision);
  expect(reached.get('right speaker, of those found')).toBeGreaterThan(0.89);
  expect(reached.get('right speaker where not marked')).toBeGreaterThan(0.98);
  expect(reached.get('wrong dates, of those stated without a mark')).toBeLessThan(0.05);
  expect(reached.get('right date, of those found')).toBeGreaterThan(0.8);
  expect(reached.get('right act, of those found')).toBeGreaterThan(0.62);
});

test('the interval is that of Wilson', () => {
  const [low, high] = findInterval(36, 43);
  expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.700', '0.919']);
  expect(findInterval(0, 0)).toEqual([0, 1]);
});

test('the table has the share, its interval and n', () => {
  expect(renderScore([{ label: 'recall', hits: 36, of: 43 }])).toBe(
    '           share     95 % interval  n\nrecall    83.7 %      70.0–91.9 %  36/43\n',
  );
});
