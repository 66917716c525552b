// Few words are recognised only where they are all that stands between two quotation marks.
import { expect, test } from 'vitest';
import { QuoteFinder } from '../../src/search/quotes/finder.ts';
import { WindowsWriter } from '../../src/search/quotes/windows-writer.ts';
import { readNow } from '../../src/search/reading.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

const filler = Array.from({ length: 1500 }, (_, index) => `mot${index}`);
const text = [
  ...[
    'a dit « un deux trois » hier',
    'a dit « quatre cinq six et puis rien',
    'a dit sept huit neuf » hier',
    'a dit « orange mauve violet et puis » rien',
  ],
  ...[
    'a dit “dix onze douze !…” hier',
    'a dit "treize quatorze quinze", hier',
    'a dit rouge vert bleu hier',
  ],
  ...['a dit « noir ; blanc gris jaune » hier', filler.join(' ')],
].join('\n');

function buildFind(text: string, claimed = '') {
  const directory = new MemoryDirectory();
  const writer = new WindowsWriter(directory);
  writer.addText('a', text);
  writer.finish();
  const storage = Object.assign(Object.create(directory), {
    readText: (_: unknown, start: number, length: number) =>
      Array.from(text)
        .slice(start, start + length)
        .join(''),
    listNames: () => [],
    listStatements: (_: unknown, start: number, end: number) =>
      text.slice(start, end) === claimed ? [{ id: 'it', start, end }] : [],
    listCaveats: () => [],
  });
  return (words: string) => {
    const found = readNow(storage, new QuoteFinder().find(words, 5));
    return { ...found, passages: found.passages.map(({ exact }) => exact) };
  };
}

const findIn = buildFind(text);
const find = (words: string) => findIn(words).passages;

test.each([
  ['un deux trois', ['un deux trois']],
  ['dix onze douze', ['dix onze douze']],
  ['treize quatorze quinze', ['treize quatorze quinze']],
  // A mark on one side only, on none, or with other words between.
  ['quatre cinq six', []],
  ['sept huit neuf', []],
  ['orange mauve violet', []],
  ['rouge vert bleu', []],
  ['blanc gris jaune', []],
])('"%s" is found as %j', (words, found) => {
  expect(find(words)).toEqual(found);
});

test('more words need no marks', () => {
  expect(find('mot10 mot11 mot12 mot13 mot14 mot15')).toEqual([
    'mot10 mot11 mot12 mot13 mot14 mot15',
  ]);
});

test('of two parts the short one is found too, however much more the long one tells', () => {
  const part = (from: number, to: number) => filler.slice(from, to).join(' ');
  const between = Array.from({ length: 70 }, (_, index) => `nouveau${index}`).join(' ');
  const parts = [part(1400, 1409), part(85, 205)];
  expect(find(parts.join(` ${between} `)).sort()).toEqual(parts);
});

test('what tells as much as is needed, to the bit, needs no marks', () => {
  // Each of 256 words tells eight bits, and 32 are needed.
  const findHere = buildFind(filler.slice(0, 256).join(' '));
  expect(findHere('mot9 mot10 mot11 mot12')).toEqual({
    words: 4,
    information: 32,
    minimum: 32,
    passages: ['mot9 mot10 mot11 mot12'],
    more: false,
  });
  expect(findHere('mot9 mot10 mot11').passages).toEqual([]);
});

test('words that stand twice are found at both places', () => {
  const words = filler.slice(0, 20).join(' ');
  const findHere = buildFind([...filler, words].join(' '));
  expect(findHere(words).passages).toEqual([words, words]);
});

test('what is found from two windows of a text is found once', () => {
  const words = filler.slice(201, 221);
  const others = Array.from({ length: 20 }, (_, index) => `nouveau${index}`);
  expect(find([...words, ...others].join(' '))).toEqual([words.join(' ')]);
});

test('what is more like it comes first, and what is claimed only before what is as like it', () => {
  const change = (...at: number[]) =>
    filler.slice(0, 20).map((word, index) => (at.includes(index) ? `autre${index}` : word));
  const [one, other, two] = [change(9), change(11), change(9, 11)].map((words) => words.join(' '));
  const order = (claimed?: string) =>
    buildFind([one, two, other].join('\n'), claimed)(filler.slice(0, 20).join(' ')).passages;
  expect(order()).toEqual([one, other, two]);
  expect(order(two)).toEqual([one, other, two]);
  expect(order(other)).toEqual([other, one, two]);
});

test('words whose pairs are all frequent are found where the pairs stand together', () => {
  const words = ['si', 'tout', 'est', 'à', 'la', 'fois', 'bien', 'fait'];
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  // In each window every second pair, or each of the others, as often as makes a pair frequent.
  const windowOf = (number: number, isEven: boolean) =>
    Array.from({ length: 64 }, (_, index) => {
      const pair = (index % 2 === 0) === isEven ? pairs[index] : undefined;
      return pair ?? `seul${number}a${index} seul${number}b${index}`;
    }).join(' ');
  const even = Array.from({ length: 70 }, (_, number) => windowOf(number, true));
  const odd = Array.from({ length: 70 }, (_, number) => windowOf(number + 70, false));
  const whole = words.join(' ');
  expect(buildFind([...even, ...odd, whole].join('\n'))(whole).passages).toEqual([whole]);
});
