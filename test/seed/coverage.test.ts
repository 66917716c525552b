// `--check --coverage`: the sentences of an article that nobody has decided about.
import { describe, expect, test } from 'vitest';
import { runSeedCommand } from '../../src/seed/command.ts';
import {
  append,
  article,
  type Changes,
  checkRows,
  event,
  source,
  statements,
  swap,
  temporaryFolder,
  writeSeeds,
} from '../support/seeds.ts';

const rainy = append(article, 'Il pleuvait sur Oslo.\n');

function run(changes: Changes, options: object = {}) {
  const printed = { stdout: '', stderr: '' };
  const code = runSeedCommand(
    {
      ...{ check: true, json: false, coverage: true, out: temporaryFolder() },
      ...{ seeds: writeSeeds({ ...rainy, ...changes }), only: 'gazette', ...options },
    },
    {
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
    },
  );
  return { code, ...printed };
}

/** Line and beginning of each sentence that is told. */
const list = (changes: Changes, options: object = {}) =>
  [...run(changes, options).stdout.matchAll(/^sources\/(\S+): “(.{12})/gm)].map(
    ([, place, sentence]) => `${place}: ${sentence}`,
  );

const dateline = 'gazette/article.txt:1: Mercredi 3 d';
const rain = 'gazette/article.txt:7: Il pleuvait ';

describe('what nothing covers', () => {
  test('is told with its line, and changes nothing else', () => {
    const { code, stdout } = run({});
    expect(code).toBe(0);
    expect(stdout).toContain(
      'no statement, event or dismissal covers these 2 sentences:\n' +
        'sources/gazette/article.txt:1: “Mercredi 3 décembre 2025”\n' +
        'sources/gazette/article.txt:7: “Il pleuvait sur Oslo.”\n',
    );
    expect(run({}, { coverage: false }).stdout).not.toContain('covers');
  });

  test.each<[string, Changes, string[]]>([
    ['a statement covers its passage', {}, [dateline, rain]],
    [
      'and its further passages',
      swap(
        statements,
        '    prefix: "a démenti :"\n',
        '    prefix: "a démenti :"\n    also: [{ quote: Il pleuvait }]\n',
      ),
      [dateline],
    ],
    [
      'without its event a sentence is told',
      swap(event, 'quote: La rencontre du 2 décembre', 'quote: Mercredi 3 décembre 2025'),
      ['gazette/article.txt:4: La rencontre', rain],
    ],
    [
      'a title is what it is',
      swap(source, 'title: null', 'title: Mercredi 3 décembre 2025'),
      [rain],
    ],
    [
      'a caveat covers nothing',
      swap(source, 'quote: Il a répété', 'quote: Il pleuvait'),
      [dateline, rain],
    ],
    [
      'a few words of a sentence dismiss it',
      append(statements, 'dismissed:\n  - Mercredi\n'),
      [rain],
    ],
    [
      'what is dismissed is dismissed in every place',
      {
        ...append(article, 'Il pleuvait sur Oslo.\nMercredi 3 décembre 2025\n'),
        ...swap(source, 'printed: Mercredi 3 décembre 2025', 'printed: null'),
        ...append(
          statements,
          'dismissed:\n  - Mercredi 3 décembre 2025\n  - |-\n    Il pleuvait\n',
        ),
      },
      [],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(list(changes)).toEqual(expected);
  });

  test('is told of all sources, drafts too, or said to be nothing', () => {
    const everywhere = { only: undefined };
    const second = append('sources/herald/article.txt', 'Le soleil brillait.\n');
    expect(list(second, everywhere)).toEqual([
      dateline,
      rain,
      'herald/article.txt:2: Le soleil br',
    ]);
    const draft = swap('sources/herald/source.yaml', 'held: true\n', 'held: true\ndraft: true\n');
    expect(list({ ...second, ...draft }, everywhere)).toHaveLength(3);
    const all = append(statements, 'dismissed:\n  - Mercredi\n  - Il pleuvait\n');
    expect(run(all, everywhere).stdout).toContain('\nevery sentence is covered\n');
  });

  test('is a list for a program', () => {
    const { uncovered } = JSON.parse(run({}, { json: true }).stdout);
    expect(uncovered).toEqual([
      { source: 'gazette', line: 1, sentence: 'Mercredi 3 décembre 2025' },
      { source: 'gazette', line: 7, sentence: 'Il pleuvait sur Oslo.' },
    ]);
    expect(JSON.parse(run({}, { json: true, coverage: false }).stdout)).not.toHaveProperty(
      'uncovered',
    );
  });

  test('is not told while something is wrong: a statement that is refused covers nothing', () => {
    const wrong = swap(statements, 'actor: boris', 'actor: bors');
    const { code, stdout } = run(wrong, { only: undefined });
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('a dismissal', () =>
  checkRows([
    ['stands in its text', append(statements, 'dismissed:\n  - Mercredi 3 décembre 2025\n')],
    [
      'does not when its text was changed',
      append(statements, 'dismissed:\n  - Jeudi 3 décembre 2025\n'),
      `${statements}:25:5: the quote is not in "gazette"; nearest is line 1, "Mercredi 3 décembre 2025⏎⏎Anna Petrova, porte-parole du mini", where the text has "Mercredi 3 décem" (U+004D) and the quote "Jeudi 3 décembre" (U+004A); copy it exactly`,
    ],
    [
      'is a text',
      append(statements, 'dismissed:\n  - { quote: Mercredi }\n'),
      `${statements}:25:5: this must be a text, not a mapping; write a text`,
    ],
  ]));
