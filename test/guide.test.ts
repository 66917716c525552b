// What src/README.md says about the code holds: the table of rooms is the one that imports are
// checked against, what it says where to find is there, and its words are those of the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layers } from './support/layers.ts';

const source = join(import.meta.dirname, '../src');
const guide = readFileSync(join(source, 'README.md'), 'utf8');

const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

/** The cells of each row of the table below a heading. */
function readTable(page: string, heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const unquote = (cell = '') => cell.replaceAll('`', '');
const readList = (cell = '') => cell.split(', ').filter(Boolean).sort();

/** Rooms that the page describes otherwise than `layers`, or not at all, and those it invents. */
function checkRooms(page: string): string[] {
  const described = readTable(page, 'Rooms').map(([room, , rooms, packages]) =>
    JSON.stringify([unquote(room), readList(rooms), readList(packages)]),
  );
  const held = Object.entries(layers).map(([room, layer]) =>
    JSON.stringify([room, [...layer.layers].sort(), [...layer.packages].sort()]),
  );
  return [...new Set(described).symmetricDifference(new Set(held))];
}

function checkPlaces(page: string): string[] {
  return readTable(page, 'Where is the thing that …').flatMap(([what, file, name]) => {
    const path = join(source, unquote(file));
    const definition = new RegExp(
      `^(?:export )?(?:async )?(?:const|function\\*?|class|interface|type) ${unquote(name)}\\b`,
      'm',
    );
    const isThere = existsSync(path) && definition.test(readFileSync(path, 'utf8'));
    return isThere ? [] : [`${what}: ${file} has no ${name}`];
  });
}

function checkWords(page: string): string[] {
  return readTable(page, 'Words')
    .map(([word = '']) => word)
    .filter((word) => !new RegExp(word.replace(' ', '[ -]?'), 'i').test(code));
}

test('the table of rooms is the one that imports are checked against', () => {
  expect(checkRooms(guide)).toEqual([]);
  expect(checkRooms(guide.replace('| zod, edtf |', '| zod |'))).toHaveLength(2);
  expect(checkRooms(guide.replace(/\n\| `web` .*/, ''))).toHaveLength(1);
});

test('what it says where to find is there', () => {
  expect(readTable(guide, 'Where is the thing that …').length).toBeGreaterThan(20);
  expect(checkPlaces(guide)).toEqual([]);
  const moved = guide.replace('`records/statement.ts`', '`records/statements.ts`');
  expect(checkPlaces(moved)).toEqual([
    'says what a statement is: `records/statements.ts` has no `Statement`',
  ]);
  const renamed = guide.replace('| `parseEdtf` |', '| `readEdtf` |');
  expect(checkPlaces(renamed)).toEqual([
    'understands a date: `records/dates.ts` has no `readEdtf`',
  ]);
});

test('its glossary has about twenty words, each explained once and used in the code', () => {
  const words = readTable(guide, 'Words').map(([word]) => word);
  expect(words.length).toBeGreaterThan(15);
  expect(words.length).toBeLessThan(26);
  expect(new Set(words).size).toBe(words.length);
  expect(checkWords(guide)).toEqual([]);
  expect(checkWords(guide.replace('| shingle |', '| gadget |'))).toEqual(['gadget']);
});
