// A node runs for months: it keeps no file open that it does not serve, and does not wait ever
// longer for a publication that was refused.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/publication/manifest.ts';
import { checkFile } from '../../src/replica/check.ts';
import type { ReplicaOptions } from '../../src/replica/options.ts';
import type { Outcome } from '../../src/replica/prepare.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { openNode } from '../support/node.ts';
import { listOpenFiles, tellsOpenFiles } from '../support/open-files.ts';
import { announceDamaged, flipBit } from '../support/publications.ts';
import { publishSmallEdition } from '../support/small-editions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-endure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: Partial<ReplicaOptions> = {}) => openNode(folder, options);

describe.skipIf(!tellsOpenFiles)('open files', () => {
  test('are none after any number of checks, passed or failed', () => {
    const good = publishSmallEdition(folder, 1);
    for (let count = 0; count < 3; count++) checkFile(folder, good);
    const bad = announceDamaged(folder, flipBit);
    for (let count = 0; count < 3; count++) expect(() => checkFile(folder, bad)).toThrow();
    expect(listOpenFiles(folder)).toEqual([]);
  });

  test('are as many after ten publications as after one, and none after closing', async () => {
    publishSmallEdition(folder, 1);
    const replica = await open();
    const before = listOpenFiles(folder);
    expect(before.length).toBeGreaterThan(0);
    for (let count = 2; count <= 10; count++) {
      publishSmallEdition(folder, (count % 2) + 1);
      await replica.poll();
      expect(replica.current()?.manifest.seq).toBe(count);
    }
    expect(listOpenFiles(folder)).toHaveLength(before.length);
    await replica.close();
    expect(listOpenFiles(folder)).toEqual([]);
  });

  test('are none after a dataset is closed while it is held, and let go', () => {
    const dataset = new Dataset(folder, publishSmallEdition(folder, 1));
    const release = dataset.current().hold();
    dataset.close();
    expect(listOpenFiles(folder).length).toBeGreaterThan(0);
    release();
    expect(listOpenFiles(folder)).toEqual([]);
  });
});

test('a publication that was refused many times is looked at every eighth poll, and served when it heals', async () => {
  const good = publishSmallEdition(folder, 1);
  const refused: Outcome = { outcome: 'refused', reason: 'sha256', detail: 'not yet' };
  let isGood = true;
  let tries = 0;
  const prepare = async () => {
    tries++;
    return isGood ? ({ outcome: 'good' } as const) : refused;
  };
  const replica = await open({ prepare });
  const next: Manifest = publishSmallEdition(folder, 2);
  isGood = false;
  const waits: number[] = [];
  tries = 0;
  for (let polls = 1; tries < 8; polls++) {
    const before = tries;
    await replica.poll();
    if (tries === before) continue;
    waits.push(polls);
    polls = 0;
    expect(waits.length).toBeLessThan(50);
  }
  expect(waits).toEqual([1, 1, 2, 4, 8, 8, 8, 8]);
  expect(replica.current()?.version).toBe(good.version);
  isGood = true;
  for (let polls = 0; polls < 8; polls++) await replica.poll();
  expect(replica.current()?.version).toBe(next.version);
  await replica.close();
});
