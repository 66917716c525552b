// Which files stay in a folder: the current one and the one before it always, others within two
// limits, and none that was taken down.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from '../../src/publication/files.ts';
import { readManifest } from '../../src/publication/manifest.ts';
import { publish, publishAgain } from '../../src/publication/publish.ts';
import { removeOld } from '../../src/publication/retention.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-retention-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (content: string, filesMax = 100, bytesMax = Infinity) =>
  publish(folder, 1, (part) => writeFileSync(part, content), { retention: { filesMax, bytesMax } });

const listKept = () =>
  listFiles(folder)
    .map(({ path }) => readFileSync(path, 'utf8'))
    .sort();

test.each([
  ['all that there is room for', 100, Infinity, ['a', 'bb', 'ccc', 'dddd']],
  ['as many as are wanted', 3, Infinity, ['bb', 'ccc', 'dddd']],
  ['the current one and the one before it, whatever is wanted', 1, 0, ['ccc', 'dddd']],
  ['what fits', 100, 9, ['bb', 'ccc', 'dddd']],
  ['what fits, where that is less than is wanted', 4, 8, ['ccc', 'dddd']],
])('kept is %s', (_what, filesMax, bytesMax, kept) => {
  for (const content of ['a', 'bb', 'ccc']) put(content);
  put('dddd', filesMax, bytesMax);
  expect(listKept()).toEqual(kept);
});

test('what was current last stays before what was written last', () => {
  const { version } = put('a');
  for (const content of 'bc') put(content);
  publishAgain(folder, 1, version, { check: () => {}, retention: { filesMax: 2, bytesMax: 9 } });
  expect(listKept()).toEqual(['a', 'c']);
});

test('a file that no ledger names goes first', () => {
  put('a');
  rmSync(join(folder, 'manifest.json'));
  put('b');
  put('c', 2);
  expect(listKept()).toEqual(['b', 'c']);
});

test('what is taken down goes at once, is marked for ever, and cannot come back', () => {
  const [first] = ['a', 'b', 'c'].map((content) => put(content));
  const isTakenDown = (path: string) => readFileSync(path, 'utf8') === 'a';
  const write = (part: string) => writeFileSync(part, 'd');
  const manifest = publish(folder, 1, write, { isTakenDown });
  expect(listKept()).toEqual(['b', 'c', 'd']);
  const marks = (ledger: readonly { seq: number; removed?: true }[]) =>
    ledger.filter(({ removed }) => removed).map(({ seq }) => seq);
  expect(marks(manifest.ledger)).toEqual([first?.seq]);
  expect(marks(put('e').ledger)).toEqual([first?.seq]);
  const again = () => publishAgain(folder, 1, first?.version ?? '', { check: () => {} });
  expect(again).toThrow('does not name exactly one version');
});

test('what was taken down and is published anew stays while it is current', () => {
  for (const content of 'ab') put(content);
  publish(folder, 1, (part) => writeFileSync(part, 'c'), {
    isTakenDown: (path) => readFileSync(path, 'utf8') === 'a',
  });
  put('a');
  expect(listKept()).toEqual(['a', 'b', 'c']);
  put('d');
  expect(listKept()).toEqual(['b', 'c', 'd']);
});

test('a takedown is a publication of its own where the file is the same', () => {
  for (const content of 'ab') put(content);
  const write = (part: string) => writeFileSync(part, 'b');
  const manifest = publish(folder, 1, write, { isTakenDown: () => true });
  expect(manifest.seq).toBe(3);
  expect(listKept()).toEqual(['b']);
  expect(publish(folder, 1, write, { isTakenDown: () => true })).toEqual(manifest);
});

test('a node removes what the manifest that it took calls removed', () => {
  const contents = ['a', 'b', 'c'];
  for (const content of contents) put(content);
  const manifest = readManifest(folder);
  if (!manifest) throw new Error('nothing is published');
  const ledger = manifest.ledger.map((past, index) =>
    index === 0 ? { ...past, removed: true as const } : past,
  );
  removeOld(folder, { ...manifest, ledger }, { filesMax: 100, bytesMax: Infinity });
  expect(listKept()).toEqual(['a', 'c']);
});
