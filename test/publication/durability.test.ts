// A power cut at any moment leaves the old publication or the new one: what is named is on the disk
// before it is named, and the name is on the disk before anything is told of it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fileName,
  hashInName,
  type Manifest,
  readManifest,
  writeManifest,
} from '../../src/publication/manifest.ts';
import { publish, publishAgain } from '../../src/publication/publish.ts';
import { prepareFile } from '../../src/replica/prepare.ts';
import { Replica } from '../../src/replica/replica.ts';
import { publishCopy, rollBack } from '../../src/seed/publish.ts';
import { schemaVersion } from '../../src/store/sqlite/file.ts';
import { recordFileCalls } from '../support/file-calls.ts';
import { type OriginServer, openOrigin } from '../support/origin-server.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

let published: string;
let own: string;

beforeEach(() => {
  published = mkdtempSync(join(tmpdir(), 'onrecord-origin-'));
  own = mkdtempSync(join(tmpdir(), 'onrecord-node-'));
});
afterEach(() => {
  for (const folder of [published, own]) rmSync(folder, { recursive: true, force: true });
});

const placed = ['chmod part 444', 'fsync part', 'rename part → HASH.sqlite', 'fsync folder'];
const announced = [
  'write manifest.json.part',
  'fsync manifest.json.part',
  'rename manifest.json.part → manifest.json',
  'fsync folder',
];
const linked = [
  'link onrecord.sqlite.part → HASH.sqlite',
  'rename onrecord.sqlite.part → onrecord.sqlite',
];

/** Without the clearing up around it. */
const essential = (calls: readonly string[]) => calls.filter((call) => !call.startsWith('remove'));

describe('publishing', () => {
  test('flushes the file, names it, flushes the name, and only then announces it', async () => {
    const calls = await recordFileCalls(own, () =>
      publish(own, schemaVersion, (part) => writeFileSync(part, 'a file')),
    );
    expect(essential(calls)).toEqual(['write part', ...placed, ...announced, ...linked]);
  });

  test('a copy does the same', async () => {
    const manifest = publishSmallEdition(published, 1);
    const calls = await recordFileCalls(own, () =>
      publishCopy(published, manifest, own, { force: false }),
    );
    expect(essential(calls)).toEqual(['write part', ...placed, ...announced, ...linked]);
  });

  test('an older file again announces it, and removes nothing before', async () => {
    const old = publishSmallEdition(published, 1);
    publishSmallEdition(published, 2);
    const calls = await recordFileCalls(published, () => rollBack(published, old.version));
    expect(essential(calls)).toEqual([...announced, ...linked]);
  });

  test('removes the files that are too many only when the new one is announced', async () => {
    for (const content of 'abcde') {
      publish(own, schemaVersion, (part) => writeFileSync(part, content));
    }
    const calls = await recordFileCalls(own, () =>
      publish(own, schemaVersion, (part) => writeFileSync(part, 'f')),
    );
    expect(calls.indexOf('remove HASH.sqlite')).toBeGreaterThan(calls.indexOf(announced[3] ?? ''));
    expect(calls.indexOf('remove HASH.sqlite')).toBeGreaterThan(calls.indexOf(announced[2] ?? ''));
  });
});

describe('a node that pulls', () => {
  let origin: OriginServer;
  beforeEach(async () => {
    origin = await openOrigin(published);
  });
  afterEach(() => origin.close());

  test('flushes the file before it has its name, and the name', async () => {
    const manifest = publishSmallEdition(published, 1);
    const calls = await recordFileCalls(own, () =>
      prepareFile({ folder: own, origin: origin.url, manifest }),
    );
    expect(essential(calls)).toEqual([
      'write HASH.sqlite.part',
      ...placed.map((call) => call.replace(/\bpart/, 'HASH.sqlite.part')),
      'write HASH.checked',
    ]);
  });

  test('keeps the manifest only when the file is in place', async () => {
    publishSmallEdition(published, 1);
    const open = async () => {
      const replica = Replica.open({
        folder: own,
        origin: origin.url,
        pollIntervalMs: 3_600_000,
        bytesMax: 1 << 30,
        log: { info: () => {}, warn: () => {} },
        prepare: prepareFile,
      });
      await replica.poll();
      await replica.close();
    };
    const calls = await recordFileCalls(own, open);
    expect(essential(calls).slice(-announced.length)).toEqual(announced);
    expect(calls.indexOf('fsync folder')).toBeLessThan(calls.indexOf(announced[0] ?? ''));
  });

  test('removes what a killed pull has left, and nothing that others put there', async () => {
    const left = [`${'0'.repeat(64)}.sqlite.9.part`, 'manifest.json.9.part'];
    for (const name of [...left, 'notes.partial']) writeFileSync(join(own, name), '');
    const options = { pollIntervalMs: 3_600_000, bytesMax: 1, log: { info() {}, warn() {} } };
    await Replica.open({ ...options, folder: own, origin: origin.url }).close();
    expect(readdirSync(own)).toEqual(['.lock', 'notes.partial']);
  });

  test('that only follows a folder leaves in it what a seed job is writing', async () => {
    writeFileSync(join(own, '9.part'), '');
    const options = { pollIntervalMs: 3_600_000, bytesMax: 1, log: { info() {}, warn() {} } };
    await Replica.open({ ...options, folder: own, origin: undefined }).close();
    expect(readdirSync(own)).toEqual(['9.part']);
  });
});

describe('the current file', () => {
  const put = (content: string) =>
    publish(own, schemaVersion, (part) => writeFileSync(part, content));
  const nameOf = (manifest: Manifest) => fileName(manifest);

  test('stays also when it is the oldest of those that are kept', () => {
    const manifests = [...'abcde'].map((content, index) => {
      const manifest = put(content);
      utimesSync(join(own, nameOf(manifest)), index, index);
      return manifest;
    });
    const [oldest] = manifests as [Manifest];
    const again = publishAgain(own, schemaVersion, oldest.version, { check: () => {} });
    expect(again).toMatchObject({ sha256: oldest.sha256, seq: 6 });
    for (const manifest of manifests) expect(existsSync(join(own, nameOf(manifest)))).toBe(true);
  });

  test('of older seeds is again among five kept files', () => {
    const manifests = [...'abcdefa'].map(put);
    const names = readdirSync(own).filter((name) => hashInName(name) !== undefined);
    expect(names).toHaveLength(5);
    expect(names).toContain(nameOf(manifests.at(-1) as Manifest));
  });

  test('gets a new manifest when the program writes another schema', () => {
    const first = put('the same bytes');
    writeManifest(own, { ...first, schema: schemaVersion - 1 });
    const second = put('the same bytes');
    expect(second).toMatchObject({ sha256: first.sha256, schema: schemaVersion, seq: 2 });
    expect(readManifest(own)).toEqual(second);
    expect(put('the same bytes')).toEqual(second);
  });
});

test('the recorder sees a file that is named before it is flushed', async () => {
  const calls = await recordFileCalls(own, () => {
    writeFileSync(join(own, '7.part'), '');
    renameSync(join(own, '7.part'), join(own, 'named'));
    const folder = openSync(own, 'r');
    fsyncSync(folder);
    closeSync(folder);
  });
  expect(calls).toEqual(['write part', 'rename part → named', 'fsync folder']);
});
