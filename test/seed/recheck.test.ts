// `--check` after a change reads little and says what a check from nothing says: the same lines in
// the same order, and the same exit code, whatever was changed before and in between.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SeedOptions } from '../../src/seed/command.ts';
import { checkFolder } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { startCommand } from '../support/command.ts';
import {
  Editor,
  type Files,
  listLinkedSeeds,
  listReleasedSeeds,
  replaceFiles,
} from '../support/edited-seeds.ts';
import { printCheck } from '../support/printed-check.ts';
import { temporaryFolder } from '../support/seeds.ts';

/** Checked from nothing in two ways, and as what was found out before lets it. */
function compare(seeds: string, cache: string, what: string, options: Partial<SeedOptions>) {
  const expected = printCheck(seeds, undefined, options);
  const { problems } = checkFolder(seeds, { date: options.date, isStrict: options.strict });
  expect(expected).toContain(problems.map((one) => `${formatProblem(one)}\n`).join(''));
  expect(printCheck(seeds, cache, options), `${seeds}: ${what}`).toBe(expected);
  return expected;
}

/** Edits at random, mostly going on from what was right, and checks after each. */
function walk(start: Files, steps: number, seed: number): void {
  const editor = new Editor(seed);
  const seeds = temporaryFolder();
  const cache = join(temporaryFolder(), 'cache');
  let [files, right] = [start, start];
  const counts = { clean: 0, refused: 0 };
  replaceFiles(seeds, {}, files);
  printCheck(seeds, cache);
  for (let step = 0; step < steps; step++) {
    const next = { ...editor.pick([right, right, files]), ...(editor.isLucky(0.05) ? start : {}) };
    const done = Array.from({ length: editor.pick([1, 1, 2]) }, () => editor.edit(next));
    replaceFiles(seeds, files, next);
    files = next;
    const options = editor.pick([{}, {}, {}, { strict: true }, { date: '2026-01-01' }]);
    const isClean = compare(seeds, cache, done.join(', '), options).endsWith('code 0\n');
    if (isClean) right = files;
    counts[isClean ? 'clean' : 'refused']++;
  }
  expect(counts.clean).toBeGreaterThan(steps / 10);
  expect(counts.refused).toBeGreaterThan(steps / 10);
}

describe('after edits of all kinds, right and wrong, the same is said', () => {
  const seed = Number(process.env.FC_SEED ?? 20_251_203);
  const steps = Number(process.env.STEPS ?? 40);
  const patience = 300_000;
  test('of seeds that were never released', () => walk(listLinkedSeeds(), steps, seed), patience);
  test('of seeds that were released', () => walk(listReleasedSeeds(), steps, seed), patience);
});

const other = 'Somebody else has not read it';

/** Seeds that were checked, and the file that tells what was found out. */
function writeChecked() {
  const [seeds, cache] = [temporaryFolder(), temporaryFolder()];
  replaceFiles(seeds, {}, listLinkedSeeds());
  printCheck(seeds, cache);
  return { seeds, cache, file: join(cache, readdirSync(cache)[0] as string) };
}

/** Lets it tell something else. */
function forge(file: string, passage: string, replacement: string): void {
  const body = readFileSync(file, 'utf8').slice(64).replaceAll(passage, replacement);
  writeFileSync(file, createHash('sha256').update(body).digest('hex') + body);
}

describe('what is read', () => {
  test('is what changed and what depends on that; the rest is as it was found before', () => {
    const { seeds, cache, file } = writeChecked();
    forge(file, 'only its curator has held it against its text', other);
    appendFileSync(join(seeds, 'sources/gazette-2/article.txt'), 'Une phrase.\n');
    const again = (id: string) =>
      !printCheck(seeds, cache).includes(`/${id}/source.yaml:1:1: warning: ${other}`);
    expect(['gazette-2', 'herald', 'gazette-4', 'herald-5'].map(again)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each([
    ['an actor has another name', 'actors/boris.yaml', 'Ivanov'],
    ['an event is gone', 'events/meeting.yaml', undefined],
    ['there is a withdrawal', 'withdrawn.yaml', '- {}'],
  ])('is everything where %s', (_what, path, passage) => {
    const { seeds, cache, file } = writeChecked();
    forge(file, 'only its curator has held it against its text', other);
    expect(printCheck(seeds, cache)).toContain(other);
    if (passage === undefined) rmSync(join(seeds, path));
    else appendFileSync(join(seeds, path), passage);
    expect(printCheck(seeds, cache)).not.toContain(other);
  });

  test('is everything for another program', () => {
    const { seeds, cache, file } = writeChecked();
    forge(file, 'only its curator has held it against its text', other);
    const [program] = JSON.parse(readFileSync(file, 'utf8').slice(64)) as [string];
    forge(file, program, 'another');
    expect(printCheck(seeds, cache)).toBe(printCheck(seeds));
  });
});

describe('whatever happens to what is kept, the same is said, and it is mended', () => {
  test.each<[string, (path: string) => void]>([
    ['it is cut', (path) => writeFileSync(path, readFileSync(path).subarray(0, 900))],
    ['it is empty', (path) => writeFileSync(path, '')],
    ['it says something else', (path) => appendFileSync(path, ' ')],
    ['it is gone', (path) => rmSync(path)],
    ['it is nothing of ours', (path) => forge(path, '"', '')],
    ['it is null', (path) => writeFileSync(path, `${hash('null')}null`)],
  ])('%s', (_what, spoil) => {
    const { seeds, cache, file } = writeChecked();
    const whole = readFileSync(file, 'utf8');
    spoil(file);
    expect(printCheck(seeds, cache)).toBe(printCheck(seeds));
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });

  const hash = (text: string) => createHash('sha256').update(text).digest('hex');

  test('there can be none', () => {
    const { seeds, cache, file } = writeChecked();
    rmSync(file);
    mkdirSync(file);
    expect(printCheck(seeds, file)).toBe(printCheck(seeds));
    expect(printCheck(seeds, cache)).toBe(printCheck(seeds));
    expect(printCheck(seeds, join(seeds, 'topics.yaml'))).toBe(printCheck(seeds));
  });

  test('it was found out of other seeds', () => {
    const { seeds } = writeChecked();
    const { seeds: others, cache } = writeChecked();
    appendFileSync(join(seeds, 'sources/herald/article.txt'), 'Une phrase.\n');
    rmSync(join(seeds, 'sources/transcript-5'), { recursive: true });
    expect([printCheck(seeds, cache), printCheck(others, cache)]).toEqual([
      printCheck(seeds),
      printCheck(others),
    ]);
  });
});

test('several processes share what is kept', async () => {
  const { seeds, cache } = writeChecked();
  const codes = [1, 2, 3].map((copy) => {
    appendFileSync(join(seeds, `sources/herald-${copy}/article.txt`), 'Une phrase.\n');
    const child = startCommand('seed', ['--check', '--seeds', seeds, '--cache', cache]);
    return new Promise((resolve) => child.on('exit', resolve));
  });
  expect(await Promise.all(codes)).toEqual([0, 0, 0]);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(printCheck(seeds, cache)).toBe(printCheck(seeds));
});
