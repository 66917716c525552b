// What publishing does to the folder: the same seeds give the same bytes, and readers see either
// the old file or the new one.
import { chmodSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest } from '../../src/publication/manifest.ts';
import { runSeedCommand } from '../../src/seed/command.ts';
import {
  compileFolder,
  compilerVersion,
  findPublished,
  publishRecords,
} from '../../src/seed/pipeline.ts';
import { noProgress } from '../../src/seed/progress.ts';
import { checkPublished, checkSettled, listNames } from '../support/published.ts';
import {
  actor,
  append,
  type Changes,
  swap,
  temporaryFolder,
  writeSeeds,
} from '../support/seeds.ts';

const publish = (folder: string, changes: Changes = {}, seeds = writeSeeds(changes)): Manifest => {
  const { records, digest } = compileFolder(seeds);
  if (!records) throw new Error('these seeds have problems');
  const manifest = publishRecords(folder, records, digest);
  expect(checkSettled(folder)).toEqual(manifest);
  return manifest;
};

/** Seeds that differ from the others by a name. */
const named = (name: string) =>
  append('actors/boris.yaml', `names:\n  - { name: ${name}, lang: fr, kind: alias }\n`);

/** Everything that a reader could notice, by file name. */
const look = (folder: string) =>
  listNames(folder)
    .filter((name) => name !== '.lock')
    .map((name) => {
      const { ino, mtimeMs, mode } = statSync(join(folder, name));
      return { name, ino, mtimeMs, mode, sha256: hashFile(join(folder, name)) };
    });

describe('the same seeds', () => {
  test('give the same file from another folder, written in another order at another time', () => {
    const reversed = writeSeeds({}, (paths) => [...paths].reverse());
    for (const path of readdirSync(reversed, { recursive: true, encoding: 'utf8' })) {
      utimesSync(join(reversed, path), 1, 1);
    }
    const first = publish(temporaryFolder());
    const second = publish(temporaryFolder(), {}, reversed);
    expect({ ...second, publishedAt: first.publishedAt }).toEqual(first);
  });

  test('give the bytes that this version of the compiler has always given', () => {
    // When this fails and the change is meant, raise compilerVersion and note the new hash here.
    const published = 'b33ca8d5682733626231627d592eb8623bd58bd84315da8cd3708e26433c4419';
    const { sha256 } = publish(temporaryFolder());
    expect({ compilerVersion, sha256 }).toEqual({ compilerVersion: 32, sha256: published });
  });

  test('published again leave the manifest as it is', () => {
    const folder = temporaryFolder();
    const first = publish(folder);
    const { ino, mtimeMs } = statSync(join(folder, 'manifest.json'));
    expect(publish(folder)).toEqual(first);
    expect(statSync(join(folder, 'manifest.json'))).toMatchObject({ ino, mtimeMs });
    expect(first.seq).toBe(1);
  });

  test('published again mend a file that was damaged, and one that was lost', () => {
    const folder = temporaryFolder();
    const manifest = publish(folder);
    const path = join(folder, fileName(manifest));
    chmodSync(path, 0o644);
    writeFileSync(path, 'damaged');
    expect(publish(folder)).toEqual(manifest);
    rmSync(path);
    expect(findPublished(folder, writeSeeds())).toBeUndefined();
    expect(publish(folder)).toEqual(manifest);
    expect(findPublished(folder, writeSeeds())).toEqual(manifest);
  });
});

describe('other seeds', () => {
  test('get the next number, and so do older seeds that are published again', () => {
    const folder = temporaryFolder();
    const first = publish(folder);
    const second = publish(folder, named('Borya'));
    const third = publish(folder);
    expect([first.seq, second.seq, third.seq]).toEqual([1, 2, 3]);
    expect(second.sha256).not.toBe(first.sha256);
    expect(third.sha256).toBe(first.sha256);
  });

  test('are not what is published: a name, a text or the program may differ', () => {
    const folder = temporaryFolder();
    publish(folder);
    expect(findPublished(folder, writeSeeds(named('Borya')))).toBeUndefined();
    expect(findPublished(folder, writeSeeds({ 'actors/x.yaml': '\0' }))).toBeUndefined();
    expect(findPublished(temporaryFolder(), writeSeeds())).toBeUndefined();
  });

  test('keep the last five files', () => {
    const folder = temporaryFolder();
    const published = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter, index) => {
      const manifest = publish(folder, named(`Borya ${letter}`));
      utimesSync(join(folder, fileName(manifest)), index, index);
      return fileName(manifest);
    });
    expect(listNames(folder).filter((name) => /^[0-9a-f]{64}/.test(name))).toEqual(
      published.slice(-5).sort(),
    );
  });
});

describe('the folder', () => {
  test('has a link to the current file that SQLite opens', () => {
    const folder = temporaryFolder();
    publish(folder);
    const client = new Database(join(folder, 'onrecord.sqlite'), { readonly: true });
    expect(client.prepare('SELECT id FROM statements ORDER BY number').pluck().all()).toEqual([
      'boris-untrue',
      'anna-ready',
    ]);
    client.close();
  });

  test('is cleared of what killed jobs left behind, and of nothing else', () => {
    const folder = temporaryFolder();
    const left = ['9.part', '9.part-journal', 'manifest.json.9.part', 'onrecord.sqlite.9.part'];
    for (const name of left) writeFileSync(join(folder, name), '');
    publish(folder);
    writeFileSync(join(folder, 'notes.partial'), '');
    const { records, digest } = compileFolder(writeSeeds());
    publishRecords(folder, records as never, digest);
    expect(listNames(folder)).toContain('notes.partial');
  });

  test('gets a new manifest when the old one cannot be read, with a higher number if it has one', () => {
    const folder = temporaryFolder();
    publish(folder, named('Borya'));
    writeFileSync(join(folder, 'manifest.json'), '{"seq": 7, "version');
    expect(publish(folder).seq).toBe(8);
    writeFileSync(join(folder, 'manifest.json'), '');
    expect(publish(folder).seq).toBe(1);
  });

  test('stays as it was when the seeds have problems', () => {
    const out = temporaryFolder();
    publish(out);
    const before = look(out);
    const silent = { write: () => true };
    const seeds = writeSeeds(swap(actor, 'kind: person', 'kind: persn'));
    const options = { check: false, json: false, out, seeds };
    expect(runSeedCommand(options, { stdout: silent, stderr: silent })).toBe(1);
    expect(look(out)).toEqual(before);
  });

  test('stays as it was when what was built does not hold', () => {
    const folder = temporaryFolder();
    publish(folder);
    const before = look(folder);
    const { records, digest } = compileFolder(writeSeeds(named('Borya')));
    const citation = records?.statements[0]?.citations[0];
    if (!records || !citation) throw new Error('there is no citation');
    citation.start++;
    citation.end++;
    const steps: string[] = [];
    expect(() =>
      publishRecords(folder, records, digest, {
        progress: { ...noProgress, begin: (step) => steps.push(step) },
      }),
    ).toThrow(
      /^"boris-untrue" cites gazette from 207: « Rien n’est vrai. », but the text has {2}Rien n’est vrai. »\s$/,
    );
    expect(steps).toEqual(['building', 'verifying']);
    expect(look(folder)).toEqual(before);
    expect(checkPublished(folder)).toBeDefined();
  });
});
