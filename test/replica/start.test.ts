// What a start relies on: a file that was checked before is served at once, and checked meanwhile.
import { chmodSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { findLocal } from '../../src/replica/local.ts';
import { prepareFile } from '../../src/replica/prepare.ts';
import { Replica } from '../../src/replica/replica.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const opened: Replica[] = [];
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close();
});

function open(folder: string, onDamage: (reason: string) => void = () => {}): Replica {
  const log = { info: () => {}, warn: () => {} };
  const options = { folder, origin: undefined, pollIntervalMs: 3_600_000, bytesMax: 1 << 30, log };
  const replica = Replica.open({ ...options, prepare: prepareFile, onDamage });
  opened.push(replica);
  return replica;
}

/** A folder whose file has passed its check. */
async function checkOnce() {
  const folder = temporaryFolder();
  const first = publishEdition(folder, 1);
  const replica = open(folder);
  const second = publishEdition(folder, 2);
  // Whole seconds can be written back.
  utimesSync(join(folder, fileName(second)), 2e9, 2e9);
  await replica.poll();
  await replica.close();
  return { folder, first, path: join(folder, fileName(second)), second };
}

test('A file that passed its check has a note, which goes with it', async () => {
  const { folder, second } = await checkOnce();
  expect(existsSync(join(folder, `${second.sha256}.checked`))).toBe(true);
});

test('A start that checks everything leaves a note for the next one', async () => {
  const folder = temporaryFolder();
  const { sha256 } = publishEdition(folder, 1);
  expect(findLocal(folder, [], true)).toMatchObject({ usable: { sha256 }, isKnown: false });
  expect(findLocal(folder, [], true)).toMatchObject({ usable: { sha256 }, isKnown: true });
});

test('Altered under its size and time: served for a moment, and then the service cannot go on', async () => {
  const { folder, path, second } = await checkOnce();
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  chmodSync(path, 0o644);
  writeFileSync(path, bytes);
  utimesSync(path, 2e9, 2e9);
  const damages: string[] = [];
  const replica = open(folder, (reason) => damages.push(reason));
  expect(replica.current()?.version).toBe(second.version);
  await replica.poll();
  expect(damages).toEqual([expect.stringContaining('the file hashes to')]);
});

test('Altered at another time: the note does not fit, and the file before is served', async () => {
  const { folder, path, first } = await checkOnce();
  chmodSync(path, 0o644);
  writeFileSync(path, readFileSync(path).fill(0, 5000, 9000));
  utimesSync(path, 1, 1);
  expect(open(folder).current()?.version).toBe(first.version);
});

test('Altered under its size and time so that it cannot be opened: the file before is served', async () => {
  const { folder, path, first } = await checkOnce();
  chmodSync(path, 0o644);
  writeFileSync(path, readFileSync(path).fill(0, 0, 100));
  utimesSync(path, 2e9, 2e9);
  expect(open(folder).current()?.version).toBe(first.version);
});

test('A note that is damaged, or of other checks, does not fit: all is checked first', async () => {
  const { folder, path, second } = await checkOnce();
  const note = join(folder, `${second.sha256}.checked`);
  const text = readFileSync(note, 'utf8');
  chmodSync(path, 0o644);
  writeFileSync(path, readFileSync(path).fill(0, 5000, 9000));
  utimesSync(path, 2e9, 2e9);
  for (const wrong of ['', '{', text.replace(/"program":"[^"]*"/, '"program":"0.0"')]) {
    writeFileSync(note, wrong);
    const replica = open(folder);
    expect(replica.current()?.version).not.toBe(second.version);
    await replica.close();
  }
});
