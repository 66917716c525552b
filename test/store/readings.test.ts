// What a store works out from rows: places, pages by day, what may be quoted. The rows are
// written here; what is not asked for is not there.
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/publication/manifest.ts';
import type { Change } from '../../src/records/change.ts';
import { openStartDay, undatedDay } from '../../src/search/doc-values/days-reader.ts';
import type { ScopedTerm } from '../../src/search/query.ts';
import type { Lookup } from '../../src/search/quotes/finder.ts';
import { type Reading, readNow } from '../../src/search/reading.ts';
import { blank, keepQuoted, mark } from '../../src/store/only-passages.ts';
import { cutPage } from '../../src/store/page.ts';
import { findPast } from '../../src/store/past.ts';
import { findPlace, placeOfChange, placeOfRecord } from '../../src/store/places.ts';
import { spliceBytes } from '../../src/store/splice.ts';
import { encodeTexts, matchExpression } from '../../src/store/sqlite/full-text-words.ts';
import { foldTexts, listTexts } from '../../src/store/sqlite/statement-texts.ts';
import type { Archive, Key, KeyedList, Place, Snapshot } from '../../src/store/store.ts';
import { findTakenBack } from '../../src/store/taken-back.ts';
import { mergeByDay } from '../../src/store/timeline.ts';
import { buildCitation } from '../support/records.ts';

// biome-ignore lint/correctness/useYield: the answer is at hand.
function* known<T>(value: T): Reading<T> {
  return value;
}

test('a page ends with its last record when there is one more', () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ docIds: [1, 2], next: 2 });
  expect(cutPage([1, 2], 2)).toEqual({ docIds: [1, 2] });
  expect(cutPage([], 2)).toEqual({ docIds: [] });
});

test('pieces are put into bytes, as many as are counted', () => {
  const cuts = {
    starts: [1, 4, 0],
    ends: [3, 4, 0],
    pieces: ['XYZ', '-', 'no'].map((piece) => Buffer.from(piece)),
    count: 2,
  };
  expect(spliceBytes(Buffer.from('abcdef'), cuts, 8).toString()).toBe('aXYZd-ef');
  expect(spliceBytes(Buffer.from('abc'), { ...cuts, count: 0 }, 3).toString()).toBe('abc');
});

describe('a place', () => {
  const record = { id: 'a', modified: null, earliest: null, latest: null, severity: null };

  test.each([
    ['id', { modified: '2026' }, ''],
    ['modified', { modified: '2026', severity: 'major' }, '2026'],
    ['modified', {}, ''],
    ['ascending', { earliest: '2025-01-01', latest: '2025-01-02' }, '2025-01-01 2025-01-02'],
    ['descending', {}, ' '],
    ['ascending', { severity: 'major' }, '0'],
    ['ascending', { severity: 'minor' }, '1'],
  ] as const)('in the order %s of %j is by "%s"', (order, overrides, by) => {
    expect(placeOfRecord(order, { ...record, ...overrides })).toEqual([by, 'a']);
  });

  test('of a change is by when, and by all that tells it from others', () => {
    const change = {
      on: '2026-01-01T00:00:00Z',
      kind: 'denied',
      record: { kind: 'statement', id: 'a' },
      what: null,
      by: { kind: 'source', id: 's' },
    } as unknown as Change;
    const parts = ['statement', 'a', 'denied', '', 'source', 's'];
    expect(placeOfChange(change)).toEqual(['2026-01-01T00:00:00Z', parts.join('\0')]);
    expect(placeOfChange({ ...change, what: 'date', by: null })[1].split('\0')).toEqual([
      ...['statement', 'a', 'denied', 'date', '', ''],
    ]);
  });

  const find = (order: KeyedList['order'], places: readonly Place[], place: Place) =>
    readNow(
      {},
      findPlace({ resource: 'statements', order }, place, {
        length: places.length,
        // Keys are a hundred times the rank.
        keyAt: (rank) => known(100 * rank),
        placeOf: (key: Key) => known(places[key / 100] as Place),
      }),
    );
  const ascending: Place[] = ['1 a', '1 b', '2 a', '4 a'].map((text) => text.split(' ') as never);
  const descending = ascending.toReversed();
  const modified: Place[] = ['4 a', '2 a', '1 a', '1 b'].map((text) => text.split(' ') as never);

  test.each<[KeyedList['order'], Place[], Place, Key | undefined]>([
    ['ascending', ascending, ['1', 'b'], 100],
    ['ascending', ascending, ['1', 'c'], 100],
    ['ascending', ascending, ['3', 'a'], 200],
    ['ascending', ascending, ['0', 'a'], undefined],
    ['ascending', ascending, ['9', 'a'], 300],
    ['id', ascending, ['2', 'a'], 200],
    ['descending', descending, ['4', 'a'], 0],
    ['descending', descending, ['3', 'a'], 0],
    ['descending', descending, ['1', 'b'], 200],
    ['descending', descending, ['9', 'a'], undefined],
    ['descending', descending, ['0', 'a'], 300],
    ['modified', modified, ['2', 'a'], 100],
    ['modified', modified, ['1', 'a'], 200],
    ['modified', modified, ['1', 'aa'], 200],
    ['modified', modified, ['9', 'a'], undefined],
    ['ascending', [], ['1', 'a'], undefined],
  ])('in the order %s of %j: %j is behind %s', (order, places, place, key) => {
    expect(find(order, places, place)).toBe(key);
  });
});

describe('what became of an id', () => {
  const storage = {
    readHolders: (_: string, id: string) => (id === 'old' ? ['new', 'newer'] : []),
    readTombstone: (resource: string, id: string) =>
      resource === 'statements' && id === 'lost' ? { on: '2026', reason: 'x' } : undefined,
    readSuccessors: () => [{ resource: 'actors', id: 'b' }],
  };
  const find = (id: string, resource: 'statements' | 'actors' = 'statements') =>
    readNow(storage, findPast(resource, id));
  test('is that others have it, that it was withdrawn, or nothing', () => {
    expect(find('old')).toEqual({
      record: { kind: 'statement', id: 'old' },
      holders: ['new', 'newer'],
    });
    expect(find('lost')).toEqual({
      record: { kind: 'statement', id: 'lost' },
      on: '2026',
      reason: 'x',
      successors: [{ kind: 'actor', id: 'b' }],
    });
    expect(find('never')).toBeUndefined();
    expect(find('lost', 'actors')).toBeUndefined();
  });
});

describe('what a version that was taken back had', () => {
  const past = { version: 'b', seq: 2 };
  const manifest = { rolledBackFrom: 'b', ledger: [{ version: 'a' }, past] } as unknown as Manifest;
  const snapshot = {
    hasId: async (_: string, id: string) => id === 'there',
    findPast: async (_: string, id: string) => (id === 'gone' ? {} : undefined),
  } as unknown as Snapshot;
  const ask = (open: Archive['open'], id: string) =>
    findTakenBack(manifest, { open })?.('actors', id);
  test('is known from its file, and may be anything without it', async () => {
    const opened: unknown[] = [];
    const open: Archive['open'] = async (one) => {
      opened.push(one);
      return snapshot;
    };
    expect(await ask(open, 'there')).toBe(true);
    expect(await ask(open, 'gone')).toBe(true);
    expect(await ask(open, 'never')).toBe(false);
    expect(opened).toEqual([past, past, past]);
    expect(await ask(async () => undefined, 'never')).toBe(true);
    expect(await ask(() => Promise.reject(new Error('busy')), 'never')).toBe(true);
    const { rolledBackFrom: _, ...ordinary } = manifest;
    expect(findTakenBack(ordinary as Manifest, { open })).toBeUndefined();
  });
});

describe('a timeline', () => {
  const days: Record<string, number> = {
    ...{ 'events 1': undatedDay, 'events 2': 5, 'events 3': 7 },
    ...{ 'statements 1': openStartDay, 'statements 2': 5, 'statements 3': 6 },
  };
  const storage = {
    readDocuments: (resource: string, docIds: number[]) =>
      docIds.map((docId) => Buffer.from(`${resource} ${docId}`)),
  };
  const merge = (
    overrides: object,
    pages = [
      [1, 2, 3],
      [1, 2, 3],
    ],
    next: (Key | undefined)[] = [],
  ) => {
    const lists = pages.map((docIds, list) => ({
      resource: (['events', 'statements'] as const)[list] as 'events',
      docIds,
      ...(next[list] !== undefined && { next: next[list] }),
    }));
    const query = {
      lists: [],
      order: 'ascending',
      after: [],
      limit: 9,
      bytesMax: 1e6,
      ...overrides,
    };
    const { entries, next: end } = readNow(
      storage,
      mergeByDay(lists, query as never, {
        findDays: (resource, docId) => known({ earliest: days[`${resource} ${docId}`] as number }),
      }),
    );
    return [entries.map(({ document, day }) => `${document} ${day ?? '-'}`), end];
  };
  const all = [
    ...['events 1 -', 'statements 1 -', 'events 2 5', 'statements 2 5', 'statements 3 6'],
    'events 3 7',
  ];
  test('merges lists by day, within a day one after the other', () => {
    expect(merge({})).toEqual([all, undefined]);
    const reversed = [
      [3, 2, 1],
      [3, 2, 1],
    ];
    expect(merge({ order: 'descending' }, reversed)).toEqual([all.toReversed(), undefined]);
  });
  test('says where each list ended', () => {
    expect(merge({ limit: 3 })).toEqual([all.slice(0, 3), [2, 1]]);
    expect(merge({ limit: 1, after: [undefined, 9] })).toEqual([all.slice(0, 1), [1, 9]]);
    expect(merge({}, undefined, [3])).toEqual([all, [3, 3]]);
  });
  test('ends before it has too many bytes, but has one entry at least', () => {
    expect(merge({ bytesMax: 8 + 12 })).toEqual([all.slice(0, 2), [1, 1]]);
    expect(merge({ bytesMax: 8 + 11 })[0]).toEqual(all.slice(0, 1));
    expect(merge({ bytesMax: 0 })[0]).toEqual(all.slice(0, 1));
  });
});

describe('where no text may be given out', () => {
  const storage = { readSpans: (id: string) => (id === 's' ? [{ start: 40, end: 45 }] : []) };
  test('it is blank around the passages', () => {
    const text = readNow(storage, blank('s', 'x'.repeat(200)));
    expect(text).toBe(`${'\u2588'.repeat(8)}${'x'.repeat(69)}`);
  });
  test('sources say so, other records are as they are', () => {
    const document = Buffer.from('{"held":true,"text":"public"},{"held":true,"text":"public"}');
    expect(mark('sources', document).toString()).toBe(
      '{"held":true,"text":"quotes"},{"held":true,"text":"quotes"}',
    );
    expect(mark('topics', document)).toBe(document);
  });
  test('only matches within passages are told', () => {
    const match = (sourceId: string, start: number, end: number, earlier: string | null = null) =>
      ({ sourceId, start, end, earlier }) as Lookup['passages'][number];
    const passages = [
      match('s', 39, 45),
      match('s', 40, 45),
      match('s', 41, 44),
      match('s', 40, 46),
      match('s', 40, 45, 'old'),
      match('other', 40, 45),
    ];
    const keep = (limit: number) =>
      readNow(storage, keepQuoted({ passages } as unknown as Lookup, limit));
    expect(keep(9)).toMatchObject({ passages: [passages[1], passages[2]], more: false });
    expect(keep(1)).toMatchObject({ passages: [passages[1]], more: true });
    expect(keep(1).passages).toHaveLength(1);
  });
});

test('full text is words behind their language, and a term asks for them in quotation marks', () => {
  const texts = [
    { language: 'fr', words: ['le', 'gaz'] },
    { language: 'en', words: ['gas'] },
  ];
  expect(encodeTexts(texts)).toBe('fr·le fr·gaz · en·gas');
  const term = { scope: 'passage', language: 'fr', words: ['le', 'gaz'] } as unknown as ScopedTerm;
  expect(matchExpression({ ...term, kind: 'phrase' })).toBe('passage : "fr·le fr·gaz"');
  expect(matchExpression({ ...term, kind: 'prefix' })).toBe('passage : "fr·le fr·gaz" *');
});

test('of a statement its passages and its summaries are searched, broken words in both ways', () => {
  const citations = [
    buildCitation({ exact: 'L’été', language: 'fr-CA' }),
    buildCitation({ exact: 'né-\ngocier', language: 'fr' }),
  ];
  const texts = listTexts({ citations, summary: { en: 'Says it.', fr: 'Dit cela.' } });
  expect(texts).toEqual({
    passage: [
      { language: 'fr', words: ['été'] },
      { language: 'fr', words: ['né', 'gocier'] },
      { language: 'fr', words: ['négocier'] },
    ],
    summary: [
      { language: 'fr', words: ['dit', 'cela'] },
      { language: 'en', words: ['says', 'it'] },
    ],
  });
  expect(foldTexts(texts).passage[0]).toEqual({ language: 'fr', words: ['ete'] });
});
