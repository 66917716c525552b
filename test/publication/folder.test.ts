// A folder that is published into: one writer at a time, numbers that only grow, no file left open.
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderLockedError, lockFolder, withLock } from '../../src/publication/lock.ts';
import { fileName, readManifest, seqMax, writeManifest } from '../../src/publication/manifest.ts';
import { publish, publishAgain } from '../../src/publication/publish.ts';
import { listOpenFiles, tellsOpenFiles } from '../support/open-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (content: string) => publish(folder, 1, (part) => writeFileSync(part, content));

const listOpen = () => (tellsOpenFiles ? listOpenFiles(folder) : []);

describe('the lock', () => {
  const message = 'is in use by another seed job, or by a node that pulls';

  test('is refused at once to a second one, until the first lets go', () => {
    const first = lockFolder(folder);
    const started = performance.now();
    expect(() => lockFolder(folder)).toThrow(FolderLockedError);
    expect(() => lockFolder(folder)).toThrow(`${folder} ${message}`);
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({ name: 'FolderLockedError' }),
    );
    // SQLite would wait five seconds by itself, twice.
    expect(performance.now() - started).toBeLessThan(4000);
    first.release();
    lockFolder(folder).release();
    expect(listOpen()).toEqual([]);
  });

  test('creates the folder, also in one that does not exist', () => {
    const inner = join(folder, 'a', 'b');
    expect(withLock(inner, () => existsSync(inner))).toBe(true);
    expect(listOpen()).toEqual([]);
  });

  test('that cannot be taken for another reason is not called in use', () => {
    writeFileSync(join(folder, '.lock'), 'This is no database. '.repeat(100));
    expect(() => lockFolder(folder)).toThrow(/not a database/);
    expect(listOpen()).toEqual([]);
  });

  test('is let go when the work fails', () => {
    const fail = () => {
      throw new Error('no room');
    };
    expect(() => withLock(folder, fail)).toThrow('no room');
    expect(withLock(folder, () => 1)).toBe(1);
  });

  test('keeps others from publishing and from rolling back', () => {
    put('a');
    const { release } = lockFolder(folder);
    expect(() => put('b')).toThrow(message);
    expect(() => publishAgain(folder, 1, '', { check: () => {} })).toThrow(message);
    release();
    expect(readManifest(folder)?.seq).toBe(1);
  });

  test('that cannot be made is another error', () => {
    mkdirSync(join(folder, '.lock'));
    expect(() => lockFolder(folder)).toThrow('is not a regular file; remove it');
    expect(() => lockFolder(folder)).not.toThrow(FolderLockedError);
  });
});

test('publishing leaves nothing open', () => {
  for (const content of 'abc') put(content);
  publishAgain(folder, 1, put('d').version, { check: () => {} });
  expect(listOpen()).toEqual([]);
});

test('what killed processes left takes no room while a file is written', () => {
  writeFileSync(join(folder, '9.part'), 'half a file');
  let isThere: boolean | undefined;
  publish(folder, 1, (part) => {
    isThere = existsSync(join(folder, '9.part'));
    writeFileSync(part, 'a');
  });
  expect(isThere).toBe(false);
});

describe('the number of a publication', () => {
  test('may be the greatest that nodes take, and nothing is published beyond it', () => {
    writeManifest(folder, { ...put('a'), seq: seqMax - 1 });
    const last = put('b');
    expect(last.seq).toBe(seqMax);
    expect(() => put('c')).toThrow(
      `publication ${seqMax + 1} would be beyond ${seqMax}, which no node takes; ` +
        `write the number of the last good one as "seq" into ${join(folder, 'manifest.json')}`,
    );
    expect(readManifest(folder)).toEqual(last);
    expect(readlinkSync(join(folder, 'onrecord.sqlite'))).toBe(fileName(last));
  });

  test.each([
    ['{"seq":41,', 42],
    ['{"seq" : 41', 42],
    ['{"sequence":41', 1],
    ['{"seq":"x"', 1],
    ['', 1],
  ])('goes on from what can be read of %j: %i', (text, seq) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    expect(put('a').seq).toBe(seq);
  });
});

describe('a rollback', () => {
  const accept = () => {};

  test('to a folder of nothing says so', () => {
    expect(() => publishAgain(folder, 1, 'abc', { check: accept })).toThrow(
      `abc does not name exactly one version in ${folder}; it keeps nothing`,
    );
  });

  test('to what could be two lists both', () => {
    const versions = [...'ab'].map((content) => put(content).version);
    expect(() => publishAgain(folder, 1, '', { check: accept })).toThrow(
      new RegExp(`it keeps (${versions.join(', ')}|${versions.toReversed().join(', ')})$`),
    );
  });

  test('to a file that the program cannot serve changes nothing', () => {
    const old = put('a');
    const current = put('b');
    const looked: string[] = [];
    const refuse = (path: string) => {
      looked.push(path);
      throw new Error('it is of another schema');
    };
    expect(() => publishAgain(folder, 1, old.version, { check: refuse })).toThrow('another schema');
    expect(looked).toEqual([join(folder, fileName(old))]);
    expect(readManifest(folder)).toEqual(current);
  });

  test('has the size and schema of the file', () => {
    const old = put('abc');
    put('b');
    expect(publishAgain(folder, 7, old.version, { check: accept })).toMatchObject({
      bytes: 3,
      schema: 7,
    });
  });
});
