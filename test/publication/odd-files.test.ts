// What stands where a manifest or a dataset file belongs may be anything: a FIFO that nobody writes
// to, a device without end, a folder, a file of any size. Nobody waits for it, or reads all of it.
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { explainFailure } from '../../src/publication/failures.ts';
import { listFiles } from '../../src/publication/files.ts';
import {
  fileName,
  type Manifest,
  manifestBytesMax,
  manifestName,
  readManifest,
} from '../../src/publication/manifest.ts';
import { publish } from '../../src/publication/publish.ts';
import { prepareFile } from '../../src/replica/prepare.ts';
import { Replica } from '../../src/replica/replica.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

let folder: string;
const ends: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-odd-'));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody writes to it in the end, so that who waits for that fails instead of waiting on. */
function makeFifo(path: string): void {
  spawnSync('sh', ['-c', 'mkfifo "$0"', path]);
  const writer = spawn('sh', ['-c', 'sleep 3; while :; do : > "$0"; done', path], {
    detached: true,
  });
  ends.push(() => process.kill(-(writer.pid as number), 'SIGKILL'));
}

const odd: readonly [kind: string, make: (path: string) => void][] = [
  ['a FIFO', makeFifo],
  ['a device without end', (path) => symlinkSync('/dev/zero', path)],
  ['a folder', (path) => mkdirSync(path)],
];

/** With nothing in it, so that it takes no room on the disk. */
function makeLarge(path: string): void {
  writeFileSync(path, '{"seq": 41,');
  truncateSync(path, 3e9);
}

/** Nobody waited for the writer of a FIFO. */
function inTime<T>(work: () => T): T {
  const started = performance.now();
  try {
    return work();
  } finally {
    expect(performance.now() - started).toBeLessThan(2500);
  }
}

const openReplica = (own: string) => {
  const warnings: unknown[] = [];
  const log = { info: () => {}, warn: (facts: object) => void warnings.push(facts) };
  const options = { folder: own, origin: undefined, pollIntervalMs: 3_600_000, bytesMax: 1 << 30 };
  const replica = Replica.open({ ...options, log, prepare: prepareFile });
  ends.push(() => replica.close());
  return { replica, warnings };
};

describe.skipIf(process.platform === 'win32')('instead of the lock', () => {
  test.each(odd)('%s is for a person to remove, and nothing is published', (_kind, make) => {
    const lock = join(folder, '.lock');
    make(lock);
    const write = () => publish(folder, 1, (part) => writeFileSync(part, 'a'));
    expect(() => inTime(write)).toThrow(`${lock} is not a regular file; remove it`);
    expect(readdirSync(folder)).toEqual(['.lock']);
  });
});

describe.skipIf(process.platform === 'win32')('instead of the manifest', () => {
  test.each(odd)('%s is not read', async (_kind, make) => {
    const { version } = publishSmallEdition(folder, 1);
    rmSync(join(folder, manifestName));
    make(join(folder, manifestName));
    const detail = `${join(folder, manifestName)} is not a regular file; remove it`;
    expect(() => inTime(() => readManifest(folder))).toThrow(detail);
    const { replica, warnings } = inTime(() => openReplica(folder));
    expect(replica.current()?.version).toBe(version);
    await replica.poll();
    expect(replica.status().failures).toBe(1);
    expect(warnings).toEqual([
      { detail, served: version },
      { detail, served: version },
    ]);
  });

  test('a file of any size is read no further than a manifest may be long', async () => {
    const { version } = publishSmallEdition(folder, 1);
    makeLarge(join(folder, manifestName));
    const detail = `has more than ${manifestBytesMax} bytes`;
    expect(() => inTime(() => readManifest(folder))).toThrow(detail);
    const { replica } = openReplica(folder);
    expect(replica.current()?.version).toBe(version);
    await replica.poll();
    expect(replica.status().failures).toBe(1);
  });

  const put = () => publish(folder, 1, (part) => writeFileSync(part, 'a'));

  test.each([...odd.slice(0, 2), ['a large file', makeLarge] as const])(
    '%s is replaced by the next publication',
    (kind, make) => {
      make(join(folder, manifestName));
      expect(inTime(put).seq).toBe(kind === 'a large file' ? 42 : 1);
      expect(readManifest(folder)?.bytes).toBe(1);
    },
  );

  test('a folder is for a person to remove', () => {
    mkdirSync(join(folder, manifestName));
    let failure: unknown;
    try {
      put();
    } catch (error) {
      failure = error;
    }
    expect(explainFailure(failure, [folder])).toBe(
      `${join(folder, manifestName)} is a folder where a file belongs: remove it`,
    );
  });
});

describe.skipIf(process.platform === 'win32').each(odd)(
  'instead of a dataset, %s',
  (_kind, make) => {
    let manifest: Manifest;
    let path: string;
    beforeEach(() => {
      manifest = publishSmallEdition(folder, 1);
      path = join(folder, fileName(manifest));
      renameSync(path, `${path}.aside`);
      make(path);
    });

    test('is not read', () => {
      const detail = `${path} is not a regular file; remove it`;
      expect(() => inTime(() => hashFile(path))).toThrow(detail);
      expect(() => inTime(() => openFile(path))).toThrow(detail);
      expect(listFiles(folder)).toEqual([]);
    });

    test('is not served, nor what a node pulls waits for it', async () => {
      const { replica } = inTime(() => openReplica(folder));
      expect(replica.current()).toBeUndefined();
      const started = performance.now();
      const work = { folder, origin: 'http://127.0.0.1:1', manifest };
      expect((await prepareFile(work)).outcome).toBe('failed');
      expect(performance.now() - started).toBeLessThan(2500);
    });
  },
);
