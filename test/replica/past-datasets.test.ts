// Past versions: few are open at a time, each is checked, none harms the current one.
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Manifest, PastPublication } from '../../src/publication/manifest.ts';
import type { PastLimits } from '../../src/replica/past-datasets.ts';
import { type Outcome, prepareFile, type Work } from '../../src/replica/prepare.ts';
import type { Replica } from '../../src/replica/replica.ts';
import { type Snapshot, StoreOverloadedError } from '../../src/store/store.ts';
import { pathOf } from '../support/history.ts';
import { openNode } from '../support/node.ts';
import { listOpenFiles, tellsOpenFiles } from '../support/open-files.ts';
import { cutShort, flipBit } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

const limits: PastLimits = {
  openMax: 2,
  heldMax: 3,
  checkedMax: 2,
  waitMs: 5000,
  idleMs: 60_000,
  cacheBytesMax: 1 << 20,
};

let folder: string;
let manifests: Manifest[];
let node: Replica;
/** Versions that were checked. */
let checked: string[];
let logged: object[];

beforeEach(() => {
  folder = temporaryFolder();
  checked = [];
  logged = [];
  manifests = [1, 2, 3, 4, 5].map((edition) => publishSmallEdition(folder, edition));
});
afterEach(() => node.close());

/** Serves the last one. */
async function open(own: Partial<PastLimits> = {}, prepare = prepareFile): Promise<void> {
  node = await openNode(folder, {
    pastLimits: { ...limits, ...own },
    log: { info: () => {}, warn: (facts) => void logged.push(facts) },
    prepare: (work: Work): Promise<Outcome> => {
      checked.push(work.manifest.version);
      return prepare(work);
    },
  });
  checked = [];
}

const past = (edition: number) => manifests[edition - 1] as PastPublication;

const read = async (edition: number) => {
  const snapshot = await node.archive.open(past(edition));
  const found = snapshot && (await readEdition(snapshot));
  // Until then it is kept open for whoever asked.
  await setImmediate();
  return found;
};

async function readEdition(snapshot: Snapshot): Promise<number> {
  const document = await snapshot.findDocument('statements', 'anna-ready');
  return Number(/edition (\d+)/.exec(String(document))?.[1]);
}

/** The file of an edition, changed in place. */
function damage(edition: number, change: (bytes: Buffer) => Buffer): void {
  const path = pathOf(folder, past(edition) as Manifest);
  chmodSync(path, 0o644);
  writeFileSync(path, change(readFileSync(path)));
}

test('each is answered from its own file, which is checked once', async () => {
  await open();
  expect(await read(1)).toBe(1);
  expect(await read(2)).toBe(2);
  expect(await read(1)).toBe(1);
  expect(checked).toEqual([past(1).version, past(2).version]);
  expect(await readEdition(node.current() as Snapshot)).toBe(5);
});

test.runIf(tellsOpenFiles)('however many are asked for, few are open', async () => {
  await open();
  for (const edition of [1, 2, 3, 4, 1, 3, 2]) expect(await read(edition)).toBe(edition);
  expect(new Set(listOpenFiles(folder)).size).toBe(limits.openMax + 1);
  // Those that are still being read count too, and then there are no more.
  const held: (() => void)[] = [];
  for (const edition of [1, 2, 3]) {
    const snapshot = await node.archive.open(past(edition));
    held.push(snapshot?.hold() as () => void);
  }
  const overload = node.archive.open(past(4));
  await expect(overload).rejects.toThrow(StoreOverloadedError);
  await expect(overload).rejects.toThrow('3 past versions are being read');
  for (const release of held) release();
  await setImmediate();
  expect(await read(4)).toBe(4);
});

test.runIf(tellsOpenFiles)('what nobody asks for is closed', async () => {
  await open({ idleMs: 20 });
  expect(await read(1)).toBe(1);
  await expect.poll(() => new Set(listOpenFiles(folder)).size).toBe(1);
  expect(await read(1)).toBe(1);
});

test.each([
  ['cut', cutShort],
  ['changed', flipBit],
])('a file that was %s is not answered from, and the current one is', async (_how, change) => {
  damage(2, change);
  await open();
  expect(await read(2)).toBeUndefined();
  expect(node.archive.keeps(past(2))).toBe(false);
  expect(logged).toEqual([{ version: past(2).version, detail: expect.any(String) }]);
  // It is not checked again and again.
  expect(await read(2)).toBeUndefined();
  expect(checked).toEqual([past(2).version]);
  expect(await read(1)).toBe(1);
  expect(await readEdition(node.current() as Snapshot)).toBe(5);
});

test('a file that cannot be opened is not answered from, whatever its check said', async () => {
  damage(1, (bytes) => bytes.fill(0));
  await open({}, async () => ({ outcome: 'good' }));
  expect(await read(1)).toBeUndefined();
  expect(await read(1)).toBeUndefined();
  expect(node.archive.keeps(past(1))).toBe(false);
  expect(logged).toEqual([
    { version: past(1).version, detail: expect.stringContaining('not a database') },
  ]);
  expect(checked).toEqual([past(1).version]);
});

test('a file that is changed while it is open is read no more', async () => {
  await open();
  expect(await read(1)).toBe(1);
  damage(1, cutShort);
  expect(await read(1)).toBeUndefined();
});

test('a file with a note is served at once, and found out when its bytes are wrong', async () => {
  await open();
  expect(await read(1)).toBe(1);
  await node.close();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  await open({}, (work) =>
    work.manifest.version === past(1).version ? promise : prepareFile(work),
  );
  expect(await read(1)).toBe(1);
  resolve({ outcome: 'refused', reason: 'sha256', detail: 'another hash' });
  await expect.poll(() => node.archive.keeps(past(1))).toBe(false);
  expect(await read(1)).toBeUndefined();
});

test('what was taken down is not answered from, though its file is open', async () => {
  await open();
  expect(await read(1)).toBe(1);
  expect(await node.archive.open({ ...past(1), removed: true })).toBeUndefined();
  expect(node.archive.keeps({ ...past(1), removed: true })).toBe(false);
});

test.runIf(tellsOpenFiles)(
  'the file of what was taken down is closed once it is asked for',
  async () => {
    await open();
    expect(await read(1)).toBe(1);
    expect(new Set(listOpenFiles(folder)).size).toBe(2);
    await node.archive.open({ ...past(1), removed: true });
    await setImmediate();
    expect(new Set(listOpenFiles(folder)).size).toBe(1);
  },
);

test('what is of another schema or gone is not answered from', async () => {
  await open();
  expect(await node.archive.open({ ...past(1), schema: 1 })).toBeUndefined();
  rmSync(pathOf(folder, past(2) as Manifest));
  expect(await read(2)).toBeUndefined();
  expect(checked).toEqual([]);
});

test('what a file holds is said once it was checked, and while it is the same', async () => {
  await open();
  const holds = (id: string) => node.archive.holds(past(1), 'statements', id);
  expect(holds('anna-ready')).toBeUndefined();
  expect(await read(1)).toBe(1);
  expect([holds('anna-ready'), holds('nobody-said')]).toEqual([true, false]);
  const removed = { ...past(1), removed: true as const };
  expect(node.archive.holds(removed, 'statements', 'anna-ready')).toBeUndefined();
  damage(1, cutShort);
  expect(holds('anna-ready')).toBeUndefined();
});

test.runIf(tellsOpenFiles)('a file that is asked what it holds is not left open', async () => {
  await open({ idleMs: 20 });
  expect(await read(1)).toBe(1);
  await expect.poll(() => new Set(listOpenFiles(folder)).size).toBe(1);
  expect(node.archive.holds(past(1), 'statements', 'anna-ready')).toBe(true);
  expect(new Set(listOpenFiles(folder)).size).toBe(1);
});

test('a check that takes long does not keep requests waiting, nor pile up', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await open({ waitMs: 30 }, async (work) => {
    if (work.manifest.version !== past(5).version) await promise;
    return prepareFile(work);
  });
  const late = 'the past version is still being checked';
  await expect(node.archive.open(past(1))).rejects.toThrow(late);
  await expect(node.archive.open(past(1))).rejects.toThrow(late);
  await expect(node.archive.open(past(2))).rejects.toThrow(late);
  await expect(node.archive.open(past(3))).rejects.toThrow('other past versions are being checked');
  expect(checked).toEqual([past(1).version]);
  resolve();
  await expect.poll(() => read(2)).toBe(2);
});
