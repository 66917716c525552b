// Texts that publishers corrected: what the seeds must hold of them, and what is made of it.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import {
  append,
  article,
  type Changes,
  checkRows,
  source,
  testSeeds,
  writeSeeds,
} from '../support/seeds.ts';

const now = testSeeds[article] as string;
const first = now.replace('Rien n’est vrai. » Il', 'Tout est faux. » Il');
const second = now.replace('2 décembre a eu', '2 décembre aurait eu');

const earlier = (day: string) => `sources/gazette/earlier/${day}.txt`;
const corrected = (...entries: string[]): Changes =>
  append(source, `corrections:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`);

const replacedFirst = 'on: 2026-01-02, what: text, was: Tout est faux.';
const replacedSecond = 'on: 2026-01-05T09:00:00+01:00, what: text, was: aurait eu';

describe('an earlier text and its correction', () =>
  checkRows([
    ['one of two', { ...corrected(replacedFirst), [earlier('2026-01-02')]: first }],
    ['none, where it may not be kept', corrected('on: 2026-01-02, what: text, was: null')],
    [
      'a correction whose text is missing',
      corrected(replacedFirst),
      `${source}:17:5: the text that it replaced is missing; keep it: git show HEAD:./${article} > ${earlier('2026-01-02')}`,
    ],
    [
      'a text that no correction replaced',
      { [earlier('2026-01-02')]: first },
      `${source}:1:1: ${earlier('2026-01-02')} has no correction that replaced it; write corrections: [{ on: 2026-01-02, what: text, was: … }]`,
    ],
    [
      'the text of now in its place',
      { ...corrected(replacedFirst), [earlier('2026-01-02')]: now },
      `${source}:17:3: ${earlier('2026-01-02')} is the same text as the one that replaced it; put the former one there`,
    ],
    [
      'other words than the correction tells',
      { ...corrected(replacedFirst), [earlier('2026-01-02')]: second },
      `${source}:17:3: ${earlier('2026-01-02')} does not hold the words in was: of its correction; copy them from there`,
    ],
    [
      'a source that is only cited',
      { 'sources/transcript/earlier/2026-01-02.txt': first },
      'sources/transcript/source.yaml:1:1: sources/transcript/earlier/2026-01-02.txt is an earlier text, but there is no current one; add article.txt',
    ],
    [
      'a file whose name is no day',
      { 'sources/gazette/earlier/january.txt': first },
      'sources/gazette/earlier/january.txt:1:1: is not part of the layout; expected dataset.yaml, topics.yaml, withdrawn.yaml, actors/<id>.yaml, events/<id>.yaml, register/*.csv, sources/<id>/{source.yaml,statements.yaml,article.txt} or sources/<id>/earlier/<day>.txt',
    ],
    [
      'many former words of a text that may only be quoted',
      {
        [source]: (text: string) =>
          `${text.replace('held: true', 'held: true\ntext: quotes')}corrections:\n  - { on: 2026-01-02, what: text, was: 'La rencontre du 2 décembre aurait eu lieu à Oslo' }\n`,
        [earlier('2026-01-02')]: second,
      },
      `${source}:18:40: holds 8 words in a row of a text that may only be quoted; write fewer, or null`,
    ],
  ]));

const compile = (changes: Changes) => {
  const { records, problems } = compileFolder(writeSeeds(changes));
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  return records;
};

test('each is told until when it was printed, and which paragraphs no later text has', () => {
  const records = compile({
    ...corrected(replacedFirst, replacedSecond),
    [earlier('2026-01-02')]: first.replace('a eu', 'aurait eu'),
    [earlier('2026-01-05')]: second,
  });
  const texts = records.earlierTexts.get('gazette') ?? [];
  expect(
    texts.map(({ until, text, changed }) => [
      until,
      changed.map(({ start, end }) => text.slice(start, end)),
    ]),
  ).toEqual([
    ['2026-01-02T00:00:00Z', [expect.stringContaining('Tout est faux.')]],
    ['2026-01-05T08:00:00Z', [expect.stringContaining('aurait eu lieu')]],
  ]);
  const gazette = records.sources.find(({ id }) => id === 'gazette');
  expect(gazette?.earlier_texts.map(({ url, sha256 }) => [url, sha256.slice(0, 12)])).toEqual(
    texts.map(({ name }) => [`/sources/gazette/text?text=${name}`, name]),
  );
});

test('a text that is printed again is none of before', () => {
  const records = compile({
    ...corrected(
      'on: 2026-01-02, what: text, was: a eu',
      'on: 2026-01-05, what: text, was: aurait eu',
    ),
    [earlier('2026-01-02')]: now,
    [earlier('2026-01-05')]: second,
  });
  expect(records.earlierTexts.get('gazette')?.map(({ text }) => text)).toEqual([second]);
});
