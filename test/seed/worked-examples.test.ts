// The worked examples of seeds/README.md compile as they stand there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { root } from '../support/command.ts';
import { advice, type Changes, testSeeds, topics, writeSeeds } from '../support/seeds.ts';

const page = readFileSync(join(root, 'seeds/README.md'), 'utf8');
const sectionOf = (title: string) => page.split(`\n### ${title}\n`)[1]?.split(/\n##+ /)[0];

/** A block of YAML names its file in its first line, a text behind the fence. */
const listFiles = (text = ''): Changes =>
  Object.fromEntries(
    [...text.matchAll(/^```(?:yaml\n# |txt )(\S+)\n(.*?)^```$/gms)].map(
      ([, path = '', content = '']) => [path, content],
    ),
  );

const energy = '- { id: energy, name: { en: Energy, fr: Énergie } }\n';
const listExample = (title: string) => ({
  ...listFiles(sectionOf(title)),
  [topics]: `${testSeeds[topics]}${energy}`,
});
const files = listExample('A post, a video and a text that may only be quoted');

const compile = (date?: string, changes: Changes = files) => {
  const { records, problems } = compileFolder(writeSeeds(changes), false, date);
  const others = problems.filter(({ message }) => !advice.test(message));
  expect(others.map(formatProblem)).toEqual([]);
  return records;
};

test('a post, a video and a text that may only be quoted compile as they stand', () => {
  expect(Object.keys(files)).toHaveLength(11);
  const records = compile('2025-12-05T06:00:00+01:00');
  const own = records?.statements.filter(({ actor }) => actor.id === 'olena-koval');
  expect(
    own?.map(({ citations: [citation] }) => [
      citation?.source.kind,
      citation?.language,
      citation?.locator?.url ?? null,
    ]),
  ).toEqual([
    ['post', 'uk', null],
    ['video', 'zh-Hans', 'https://video.example/watch/881#t=751,760'],
    ['article', 'en', null],
  ]);
  expect(records?.texts.get('courier-2025-12-06')).toMatch(/^█.*back into service.*winter.*/s);
  expect(records?.texts.get('courier-2025-12-06')).not.toContain('Engineers');
});

test('the post is held back while its embargo lasts', () => {
  expect(compile()?.statements.map(({ id }) => id)).not.toContain('koval-2025-12-04-ready');
});

test('what a statement inherits is in its record', () => {
  const inherited = listExample('What a statement inherits');
  expect(Object.keys(inherited)).toHaveLength(6);
  const records = compile(undefined, inherited);
  const own = records?.statements.filter(
    ({ citations: [citation] }) => citation?.source.id === 'dam-release-2025-12-08',
  );
  expect(
    own?.map(({ actor, on_behalf_of, said, topics: [topic] }) =>
      [actor.id, on_behalf_of?.id, said?.edtf, topic?.id].join(' '),
    ),
  ).toEqual([
    'omar-haddad water-authority 2025-10 energy',
    'omar-haddad water-authority 2025-12-08 energy',
    'water-authority  2025-12-08 energy',
  ]);
});
