// The promise of the whole: every citation is found, character by character, in the text that the
// service gives out and in the article as it was received.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caveat } from '../../src/records/caveat.ts';
import type { Citation } from '../../src/records/citation.ts';
import type { Event } from '../../src/records/event.ts';
import type { Source } from '../../src/records/source.ts';
import type { Statement } from '../../src/records/statement.ts';
import { seedsFolder, testAddress } from '../support/curated.ts';
import { type Service, startService } from '../support/service.ts';

interface Cited {
  owner: string;
  citation: Citation;
}

let service: Service;
let statements: Statement[];
let cited: Cited[];
/** Code points of each held text, as the service gives it out. */
const texts = new Map<string, string[]>();

beforeAll(async () => {
  service = await startService();
  const walk = async <T>(path: string) => (await service.walk<T>(`${path}?limit=100`)).records;
  statements = await walk<Statement>('/statements');
  const owners = [
    ...statements,
    ...(await walk<Event>('/events')),
    ...(await walk<Caveat>('/caveats')),
  ];
  cited = owners.flatMap(({ url, citations }) =>
    citations.map((citation) => ({ owner: url, citation })),
  );
  for (const { id, text_url: url } of await walk<Source>('/sources')) {
    if (url === null) continue;
    const { text } = await service.get(url.slice(testAddress.length)).expect(200);
    texts.set(id, Array.from(text));
  }
});
afterAll(() => service.close());

/** What is wrong with a citation, by its own text. */
function findFaults({ source, exact, prefix, suffix, start, end, paragraph }: Citation): string[] {
  const text = texts.get(source.id);
  if (!text) return [`the text of ${source.id} is not held`];
  const slice = (from: number, to: number) => text.slice(Math.max(0, from), to).join('');
  const before = slice(0, start).split('\n');
  const lines = before.slice(0, -1).filter((line) => line.trim() !== '').length + 1;
  return [
    ...(slice(start, end) === exact ? [] : [`${start}–${end} is not the passage`]),
    ...(slice(start - 32, start) === prefix ? [] : ['the prefix is not what stands before']),
    ...(slice(end, end + 32) === suffix ? [] : ['the suffix is not what stands behind']),
    ...(exact.length > 0 && end - start === Array.from(exact).length ? [] : ['the length is off']),
    ...(lines === paragraph ? [] : [`it stands in paragraph ${lines}, not ${paragraph}`]),
  ];
}

describe('every citation of every statement, event and caveat', () => {
  test('equals the code points start to end of /sources/{id}/text, as do prefix and suffix', () => {
    expect(texts.size).toBe(5);
    expect(cited.length).toBeGreaterThan(200);
    const faults = cited.flatMap(({ owner, citation }) =>
      findFaults(citation).map((fault) => `${owner}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
  test('occurs in the article file itself', () => {
    const missing = cited.filter(({ citation: { source, exact } }) => {
      const path = join(seedsFolder, 'sources', source.id, 'article.txt');
      return !readFileSync(path, 'utf8').includes(exact);
    });
    expect(missing).toEqual([]);
  });
  test('has an address that opens its passage in its text', async () => {
    for (const { citation } of cited) {
      const { source, start, end, url } = citation;
      const { sha256 } = await service.read<{ sha256: string }>(`/sources/${source.id}`);
      const place = `/sources/${source.id}/text?text=${sha256.slice(0, 12)}#char=${start},${end}`;
      expect(url).toBe(testAddress + place);
    }
  });
  test('names its source as the source names itself', async () => {
    for (const { citation } of cited) {
      for (const reference of [citation.source, citation.via]) {
        if (!reference) continue;
        const { published, ...names } = reference;
        const source = await readSource(reference.id);
        expect(source).toMatchObject(names);
        expect(source.published?.edtf).toBe(published?.edtf);
      }
    }
  });
  test('would be found out by one character more, less or elsewhere', () => {
    const { citation } = cited[0] as Cited;
    const { exact, start, end, prefix, suffix, paragraph } = citation;
    const offenders: Partial<Citation>[] = [
      { exact: `${exact} ` },
      { exact: exact.replace(/e/, 'é') },
      { start: start + 1, end: end + 1 },
      { end: end - 1 },
      { prefix: `${prefix}x` },
      { suffix: suffix.slice(1) },
      { paragraph: paragraph + 1 },
    ];
    for (const offender of offenders) {
      expect(findFaults({ ...citation, ...offender })).not.toEqual([]);
    }
  });
});

const known = new Map<string, Source>();

async function readSource(id: string): Promise<Source> {
  const source = known.get(id) ?? (await service.read<Source>(`/sources/${id}`));
  known.set(id, source);
  return source;
}

describe('every statement', () => {
  test('has a citation, and its text is the passage of the first', () => {
    for (const { text, citations } of statements) expect(text).toBe(citations[0]?.exact);
  });
});

describe('the leaked calls of 14 and 29 October 2025', () => {
  const articles = ['kremlin-leaks-2025-11-26', 'peace-plan-leaks-2025-11'];
  const transcript = 'bloomberg-2025-11-25';
  const isLeaked = ({ citations }: Statement) =>
    citations.some(({ via }) => via?.id === transcript);
  const sourcesOf = ({ citations }: Statement) => [
    ...new Set(citations.map(({ source }) => source.id)),
  ];

  test('give the same statements, with two sources, where both articles report them', () => {
    const twice = statements.filter(isLeaked).filter((leaked) => sourcesOf(leaked).length === 2);
    expect(twice.map(({ id }) => id).sort()).toEqual([
      'dmitriev-2025-10-29-unofficial-channel',
      'witkoff-2025-10-14-flatter-trump',
      'witkoff-2025-10-14-putin-trump-call',
    ]);
    for (const statement of twice) {
      expect(sourcesOf(statement).sort()).toEqual(articles);
      expect(statement.citations.every(({ via }) => via?.id === transcript)).toBe(true);
      expect(['2025-10-14', '2025-10-29']).toContain(statement.said?.edtf);
    }
  });
  test('are found by min_sources and via', async () => {
    const url = `/statements?via=${transcript}&min_sources=2&sort=said`;
    const { records } = await service.walk<Statement>(url);
    expect(records).toHaveLength(3);
    for (const record of records) expect(sourcesOf(record).sort()).toEqual(articles);
  });
  test('are disputed by Dmitriev where he took part, in a statement that exists', async () => {
    const leaked = statements.filter(isLeaked);
    expect(leaked.length).toBeGreaterThan(5);
    for (const { attribution, events, said } of leaked) {
      expect(events.map(({ id }) => id).join()).toMatch(/2025-10-(14|29)-.*-call/);
      if (said?.edtf === '2025-10-14') {
        expect(attribution).toEqual({ status: 'reported', by: [] });
        continue;
      }
      expect(said?.edtf).toBe('2025-10-29');
      expect(attribution.status).toBe('disputed');
      expect(attribution.by).toHaveLength(1);
      const [by] = attribution.by;
      expect(by).toMatchObject({ type: 'disputes', actor: { id: 'dmitriev' } });
      const dispute = await service.read<Statement>(`/statements/${by?.statement}`);
      expect(dispute.actor.id).toBe('dmitriev');
      expect(dispute.text).toContain('fausses');
    }
  });
});
