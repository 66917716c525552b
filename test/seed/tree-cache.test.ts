// The cache of parsed seeds saves time and changes nothing: not a byte, not a problem, not a place.
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName } from '../../src/publication/manifest.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import {
  actor,
  type Changes,
  source,
  statements,
  swap,
  temporaryFolder,
  writeSeeds,
} from '../support/seeds.ts';

const compile = (seeds: string, cache?: string) => compileFolder(seeds, false, undefined, cache);

/** The hash of the file that these seeds are published as. */
function publish(seeds: string, cache?: string): string {
  const { records, digest } = compile(seeds, cache);
  if (!records) throw new Error('these seeds have problems');
  const folder = temporaryFolder();
  const manifest = publishRecords(folder, records, digest);
  return hashFile(join(folder, fileName(manifest)));
}

const list = (cache: string) => readdirSync(cache).sort();

/** Each file parsed without a cache, into one, and from it. */
function compare(changes: Changes): void {
  const seeds = writeSeeds(changes);
  const cache = join(temporaryFolder(), 'cache');
  const plain = compile(seeds);
  expect(compile(seeds, cache)).toEqual(plain);
  expect(compile(seeds, cache)).toEqual(plain);
}

describe('from a cache', () => {
  test('seeds compile to the same bytes as without', () => {
    const seeds = writeSeeds();
    const cache = join(temporaryFolder(), 'cache');
    const plain = publish(seeds);
    expect([publish(seeds, cache), publish(seeds, cache)]).toEqual([plain, plain]);
    expect(list(cache).length).toBeGreaterThan(5);
  });

  test('a file is not parsed again', () => {
    const seeds = writeSeeds();
    const cache = temporaryFolder();
    compile(seeds, cache);
    for (const name of list(cache)) forge(join(cache, name), 'Boris Ivanov', 'Igor Ivanov');
    const names = compile(seeds, cache).records?.actors.map(({ name }) => name);
    expect(names).toContain('Igor Ivanov');
  });

  test.each<[string, Changes]>([
    ['a word that is not in the text', swap(statements, 'Nous sommes', 'Nous étions')],
    ['a reference to nothing', swap(statements, 'actor: boris', 'actor: borys')],
    ['an unknown key', swap(actor, 'kind: person', 'kynd: person')],
    ['a number that JSON does not know', swap(source, 'title: null', 'title: .inf')],
    ['a negative zero', swap(source, 'title: null', 'title: -0.0')],
    ['malformed YAML', swap(actor, 'kind: person', 'kind: [person')],
    ['a key with digits', swap(actor, 'kind: person', '"10": a\n"9": b\nkind: person')],
  ])('%s is refused in the same place', (_what, changes) => {
    compare(changes);
    expect(compile(writeSeeds(changes)).problems.length).toBeGreaterThan(0);
  });

  test('advice has the same place', () => {
    const seeds = writeSeeds();
    const cache = temporaryFolder();
    const { problems } = compile(seeds, cache);
    expect(problems.length).toBeGreaterThan(0);
    expect(compile(seeds, cache).problems).toEqual(problems);
  });
});

describe('whatever happens to the cache', () => {
  const spoils: [string, (path: string) => void][] = [
    ['an entry is cut', (path) => writeFileSync(path, readFileSync(path).subarray(0, 90))],
    ['an entry is empty', (path) => writeFileSync(path, '')],
    ['an entry says something else', (path) => replace(path, 'Anna', 'Olga')],
    ['an entry goes on', (path) => appendFileSync(path, ' ')],
    ['an entry is gone', (path) => rmSync(path)],
  ];
  test.each(spoils)('when %s, the bytes are the same, and it is mended', (_what, spoil) => {
    const seeds = writeSeeds();
    const cache = temporaryFolder();
    const plain = publish(seeds, cache);
    const whole = list(cache).map((name) => [name, readFileSync(join(cache, name), 'utf8')]);
    for (const name of list(cache)) spoil(join(cache, name));
    expect(publish(seeds, cache)).toBe(plain);
    expect(list(cache).map((name) => [name, readFileSync(join(cache, name), 'utf8')])).toEqual(
      whole,
    );
  });

  test('where there can be none, seeds are compiled without', () => {
    const seeds = writeSeeds();
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(compile(seeds, file)).toEqual(compile(seeds));
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('it holds one state of the seeds, and what else is in its folder stays', () => {
    const cache = temporaryFolder();
    writeFileSync(join(cache, 'notes.txt'), '');
    compile(writeSeeds(), cache);
    const { length } = list(cache);
    const changed = writeSeeds(swap(actor, 'kind: person', 'kind: person # new'));
    compile(changed, cache);
    expect(list(cache)).toHaveLength(length);
    expect(list(cache)).toContain('notes.txt');
  });
});

function replace(path: string, passage: string, other: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(passage, other));
}

/** The same, with the hash that the entry would have then. */
function forge(path: string, passage: string, other: string): void {
  const body = readFileSync(path, 'utf8').slice(64).replaceAll(passage, other);
  writeFileSync(path, createHash('sha256').update(body).digest('hex') + body);
}
