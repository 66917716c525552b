// Publishing what exists: a copy for the nodes, an older version again, and what is held back.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import {
  fileName,
  type Manifest,
  manifestBytesMax,
  readManifest,
  writeManifest,
} from '../../src/publication/manifest.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { publishCopy, rollBack } from '../../src/seed/publish.ts';
import type { Records } from '../../src/store/sqlite/records.ts';
import { writeSeeds } from '../support/seeds.ts';

let folder: string;
let origin: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-publish-'));
  origin = mkdtempSync(join(tmpdir(), 'onrecord-origin-'));
});

afterEach(() => {
  for (const path of [folder, origin]) rmSync(path, { recursive: true, force: true });
});

const { records } = compileFolder(writeSeeds());

/** The small seeds with a share of a hundred caveats. */
function withCaveats(share: number): Records {
  const [caveat] = records?.caveats ?? [];
  if (!records || !caveat) throw new Error('the small seeds have a caveat');
  const caveats = Array.from({ length: Math.round(100 * share) }, (_, index) => ({
    ...caveat,
    id: `caveat-${100 + index}`,
  }));
  return { ...records, caveats };
}

const publish = (records: Records, force = false) =>
  publishRecords(folder, records, 'digest', { force });

test('A copy has the same bytes and its own number', () => {
  publish(withCaveats(0.95));
  const manifest = publish(withCaveats(1));
  const copy = publishCopy(folder, manifest, origin, { force: false });
  const { sha256, bytes, schema } = manifest;
  expect(copy).toMatchObject({ sha256, bytes, schema, seq: 1, ledger: [] });
  expect(readManifest(origin)).toEqual(copy);
  expect(hashFile(join(origin, fileName(copy)))).toBe(manifest.sha256);
});

test('A copy of a file that was damaged meanwhile is not published', () => {
  const manifest = publish(withCaveats(1));
  const path = join(folder, fileName(manifest));
  chmodSync(path, 0o644);
  writeFileSync(path, 'damaged');
  expect(() => publishCopy(folder, manifest, origin, { force: false })).toThrow('damaged');
  expect(readManifest(origin)).toBeUndefined();
});

test('A publication that lost more than a tenth is refused and changes nothing', () => {
  const manifest = publish(withCaveats(1));
  expect(() => publish(withCaveats(0.85))).toThrow(
    /more than a tenth of the records would be lost \(caveats \d+/,
  );
  expect(readManifest(folder)).toEqual(manifest);
});

test('A publication that lost a tenth, or is forced, is published', () => {
  publish(withCaveats(1));
  expect(publish(withCaveats(0.92)).seq).toBe(2);
  expect(publish(withCaveats(0.1), true).seq).toBe(3);
});

test('A copy over a richer publication is refused too', () => {
  publishCopy(folder, publish(withCaveats(1)), origin, { force: false });
  const poorer = publish(withCaveats(0.5), true);
  expect(() => publishCopy(folder, poorer, origin, { force: false })).toThrow('--force');
  expect(readManifest(origin)?.seq).toBe(1);
  expect(publishCopy(folder, poorer, origin, { force: true }).seq).toBe(2);
});

test('A rollback names an older file under a higher number', () => {
  const old = publish(withCaveats(1));
  const taken = publish(withCaveats(0.95));
  const manifest = rollBack(folder, old.version);
  expect(manifest).toMatchObject({ sha256: old.sha256, seq: 3, rolledBackFrom: taken.version });
  expect(readManifest(folder)).toEqual(manifest);
});

test('A second rollback tells of the version that was taken back first', () => {
  const old = publish(withCaveats(1));
  const older = publish(withCaveats(0.98));
  const taken = publish(withCaveats(0.95));
  rollBack(folder, older.version);
  expect(rollBack(folder, old.version).rolledBackFrom).toBe(taken.version);
  expect(rollBack(folder, taken.version)).not.toHaveProperty('rolledBackFrom');
});

test('A new publication of the same file ends a rollback', () => {
  const old = publish(withCaveats(1));
  publish(withCaveats(0.95));
  rollBack(folder, old.version);
  const cure = publish(withCaveats(1));
  expect(cure).toMatchObject({ sha256: old.sha256, seq: 4 });
  expect(cure).not.toHaveProperty('rolledBackFrom');
});

test('The ledger holds what was current before, newest first', () => {
  const [first, second, third] = [1, 0.98, 0.96].map((share) => publish(withCaveats(share)));
  const past = ({ format: _format, ledger: _ledger, ...publication }: Manifest) => publication;
  expect(first?.ledger).toEqual([]);
  expect(third?.ledger).toEqual([past(second as Manifest), past(first as Manifest)]);
  expect(third?.publishedAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(publish(withCaveats(0.96))).toEqual(third);
});

test('The ledger forgets the oldest, and no publication is before another', () => {
  const old = publish(withCaveats(1));
  const { format: _format, ledger: _ledger, ...past } = old;
  const publishedAt = '2999-12-31T23:59:59Z';
  writeManifest(folder, { ...old, publishedAt, ledger: Array(500).fill(past) });
  const next = publish(withCaveats(0.95));
  expect(next.ledger).toHaveLength(500);
  expect(next.ledger[0]).toEqual({ ...past, publishedAt });
  expect(next.publishedAt).toBe(publishedAt);
  expect(Buffer.byteLength(JSON.stringify(next))).toBeLessThan(manifestBytesMax);
});

test('A rollback to what is not kept, or is damaged, changes nothing', () => {
  const old = publish(withCaveats(1));
  const current = publish(withCaveats(0.95));
  expect(() => rollBack(folder, 'ffffffffffff')).toThrow(`it keeps ${current.version}`);
  expect(() => rollBack(folder, '')).toThrow('does not name exactly one version');
  const path = join(folder, fileName(old as Manifest));
  chmodSync(path, 0o644);
  writeFileSync(path, 'damaged');
  expect(() => rollBack(folder, old.version)).toThrow('damaged');
  expect(readManifest(folder)).toEqual(current);
});

test('Over a damaged manifest the number goes on, or nodes would refuse it as older', () => {
  for (const share of [1, 0.99, 0.98]) publish(withCaveats(share));
  writeFileSync(join(folder, 'manifest.json'), '{"seq":3,"version":"');
  expect(publish(withCaveats(1)).seq).toBe(4);
});
