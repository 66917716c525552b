// Records are kept after they were read, each under its own number, and the order of a page stays.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/records/resources.ts';
import { readNow } from '../../src/search/reading.ts';
import { RecentRecords } from '../../src/store/recent-records.ts';
import { ask } from '../../src/store/storage.ts';

const bytesOf = ({ length }: Buffer) => length;

/** Reads pages, and notes what had to be read from the storage. */
function open(bytesMax?: number) {
  const asked: string[] = [];
  const storage = {
    readDocuments: (resource: string, docIds: readonly number[]) => {
      asked.push(`${resource} ${docIds}`);
      return docIds.map((docId) => Buffer.from(`${resource}-${docId}`));
    },
  };
  const records = new RecentRecords<Buffer>(bytesOf, bytesMax);
  const read = (resource: Resource, ...docIds: number[]) => {
    const reading = records.read(resource, docIds, (missing) =>
      ask('readDocuments', resource, missing),
    );
    return readNow(storage, reading).join(' ');
  };
  return { asked, read };
}

describe('records that were read last', () => {
  test('are not read again, and stand where the page has them', () => {
    const { asked, read } = open();
    expect(read('statements', 3, 1)).toBe('statements-3 statements-1');
    expect(read('statements', 4, 3, 2, 1)).toBe(
      'statements-4 statements-3 statements-2 statements-1',
    );
    expect(read('statements', 2, 4)).toBe('statements-2 statements-4');
    expect(asked).toEqual(['statements 3,1', 'statements 4,2']);
  });

  test('of one resource are not taken for those of another', () => {
    const { asked, read } = open();
    expect(read('statements', 1, 2, 7)).toBe('statements-1 statements-2 statements-7');
    expect(read('actors', 1, 2, 7)).toBe('actors-1 actors-2 actors-7');
    expect(read('caveats', 1, 2, 7)).toBe('caveats-1 caveats-2 caveats-7');
    expect(asked).toEqual(['statements 1,2,7', 'actors 1,2,7', 'caveats 1,2,7']);
  });

  test('an empty page reads nothing', () => {
    const { asked, read } = open();
    expect(read('events')).toBe('');
    expect(asked).toEqual([]);
  });

  test('are let go of when there are too many, the oldest first', () => {
    // Two generations, each with room for two records of 212 bytes.
    const { asked, read } = open(1000);
    for (const docId of [1, 2, 3, 4, 5]) read('statements', docId);
    expect(read('statements', 1, 4, 5)).toBe('statements-1 statements-4 statements-5');
    expect(asked.at(-1)).toBe('statements 1');
  });

  test('are not kept without room', () => {
    const { asked, read } = open(0);
    for (let time = 0; time < 2; time++) expect(read('topics', 1)).toBe('topics-1');
    expect(asked).toEqual(['topics 1', 'topics 1']);
  });
});
