// The index of the texts is checked before a file is published.
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { resourceNames } from '../../src/records/resources.ts';
import { Expectation } from '../../src/seed/expectation.ts';
import { verifyFile } from '../../src/seed/verify.ts';
import { publishCurated } from '../support/curated.ts';

const { folder, manifest, records } = publishCurated();
const temporary = mkdtempSync(join(tmpdir(), 'onrecord-windows-'));
const expected = new Expectation(records);
const watched = expected.watch(records);
for (const resource of resourceNames) for (const _ of watched[resource]);
afterAll(() => rmSync(temporary, { recursive: true }));

function tamper(sql: string): string {
  const path = join(temporary, 'tampered.sqlite');
  rmSync(path, { force: true });
  copyFileSync(join(folder, fileName(manifest)), path);
  chmodSync(path, 0o644);
  const client = new Database(path);
  client.exec(sql);
  client.close();
  return path;
}

test('a file as it was built is accepted', () => {
  expect(() => verifyFile(tamper('SELECT 1'), expected)).not.toThrow();
});

test.each([
  ['moved', 'UPDATE _source_windows SET start = start + 1 WHERE number = 3'],
  ['cut short', 'UPDATE _source_windows SET "end" = "end" - 1 WHERE number = 3'],
  ['of other words', "UPDATE _source_windows SET words = words || ' mot' WHERE number = 3"],
  ['that its pairs do not find', 'DELETE FROM _source_pairs'],
])('a window %s is refused', (_name, sql) => {
  expect(() => verifyFile(tamper(sql), expected)).toThrow(
    /^window [13] does not contain the words/,
  );
});
