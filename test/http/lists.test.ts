// Every list: its filters against a naive recomputation, its pages walked to the end, and what
// its cursors refuse.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../src/records/event.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated } from '../support/curated.ts';
import { type List, type Service, startService } from '../support/service.ts';

const { records, manifest } = publishCurated();
const { actors, caveats, events, sources, statements, topics } = records;
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

interface Identified {
  id: string;
}

const ids = (list: readonly Identified[]) => list.map(({ id }) => id);

/** The query finds exactly these records, in this order, and at least one. */
async function check(url: string, expected: readonly Identified[]): Promise<void> {
  const { records: found } = await service.walk<Identified>(url);
  expect(ids(found)).toEqual(ids(expected));
  expect(found.length).toBeGreaterThan(0);
}

const takesPart = (id: string) => (event: Event) =>
  event.participants.some((actor) => actor.id === id);

describe('filters', () => {
  test('/actors by kind', async () => {
    const kinds = (...wanted: string[]) => actors.filter(({ kind }) => wanted.includes(kind));
    await check('/actors?kind=government', kinds('government'));
    await check('/actors?kind=government,unnamed', kinds('government', 'unnamed'));
    await check('/actors?kind=person&kind=organization', kinds('person', 'organization'));
  });
  test('/events by actor, source, kind and status, alone and together', async () => {
    await check('/events?actor=witkoff', events.filter(takesPart('witkoff')));
    await check(
      '/events?actor=Уиткофф,Ouchakov',
      events.filter((event) => takesPart('witkoff')(event) || takesPart('ushakov')(event)),
    );
    await check(
      '/events?kind=call,meeting',
      events.filter(({ kind }) => kind === 'call' || kind === 'meeting'),
    );
    await check(
      '/events?status=denied,disputed',
      events.filter(({ status }) => status === 'denied' || status === 'disputed'),
    );
    const cited = (event: Event) =>
      event.citations.some(({ source }) => source.id === 'kremlin-leaks-2025-11-26');
    await check('/events?source=kremlin-leaks-2025-11-26', events.filter(cited));
    await check(
      '/events?source=kremlin-leaks-2025-11-26&actor=ushakov&kind=call',
      events.filter((event) => cited(event) && takesPart('ushakov')(event)).filter(isCall),
    );
  });
  test('/events by date', async () => {
    const overlaps = ({ when }: Event) =>
      when !== null &&
      (when.earliest ?? '0') <= '2025-10-31' &&
      (when.latest ?? '9') >= '2025-10-01';
    await check('/events?from=2025-10&to=2025-10', events.filter(overlaps));
    const isWithin = ({ when }: Event) =>
      when !== null &&
      !/[?~%]/.test(when.edtf) &&
      (when.earliest ?? '0') >= '2025-10-01' &&
      (when.latest ?? '9') <= '2025-10-31';
    await check('/events?from=2025-10&to=2025-10&date_match=within', events.filter(isWithin));
  });
  test('/sources by kind and by whether the text is held', async () => {
    await check(
      '/sources?held=true',
      sources.filter(({ held }) => held),
    );
    await check(
      '/sources?held=false',
      sources.filter(({ held }) => !held),
    );
    await check(
      '/sources?held=false&kind=transcript,plan',
      sources.filter(({ held, kind }) => !held && ['transcript', 'plan'].includes(kind)),
    );
  });
  test('/caveats by source, statement, event, kind and severity', async () => {
    const source = 'kremlin-leaks-2025-11-26';
    const of = caveats.filter((caveat) => caveat.source === source);
    await check(`/caveats?source=${source}`, of);
    await check(
      `/caveats?source=${source}&severity=major`,
      of.filter(({ severity }) => severity === 'major'),
    );
    await check(
      '/caveats?kind=date,office',
      caveats.filter(({ kind }) => kind === 'date' || kind === 'office'),
    );
    for (const target of ['statement', 'event'] as const) {
      const touched = caveats.flatMap(({ affects }) =>
        affects.filter(({ kind }) => kind === target),
      );
      const id = touched[0]?.id ?? '';
      await check(
        `/caveats?${target}=${id}`,
        caveats.filter(({ affects }) => affects.some((affected) => affected.id === id)),
      );
    }
  });
});

function isCall({ kind }: Event): boolean {
  return kind === 'call';
}

describe('walked to the end by page.next', () => {
  const lists: [string, readonly Identified[]][] = [
    ['/statements?sort=said', statements],
    ['/statements?sort=-said', [...statements].reverse()],
    ['/statements?actor=peskov,putin&sort=said', statements.filter(isBySpokesmanOrPresident)],
    ['/actors?', actors],
    ['/events?', events],
    ['/sources?', sources],
    ['/topics?', topics],
    ['/caveats?', caveats],
  ];
  test.each(lists)(
    '%s visits each record once, in order, at limit 1, 7 and 100',
    async (url, all) => {
      for (const limit of [1, 7, 100]) {
        const { records: found, pages } = await service.walk<Identified>(`${url}&limit=${limit}`);
        expect(ids(found)).toEqual(ids(all));
        expect(pages).toHaveLength(Math.ceil(all.length / limit));
        for (const { page, dataset } of pages) {
          expect([page.limit, page.total, dataset.version]).toEqual([
            limit,
            all.length,
            manifest.version,
          ]);
        }
      }
    },
  );
  test('the Link header names the same next page, and is absent on the last', async () => {
    const first = await service.get('/topics?limit=7').expect(200);
    const { next } = (first.body as List<unknown>).page;
    expect(first.headers.link).toBe(`<${next}>; rel="next"`);
    const last = await service.get('/topics?limit=100').expect(200);
    expect(last.headers.link).toBeUndefined();
  });
  test('the size of the page may change on the way', async () => {
    const { page } = await service.read<List<Identified>>('/actors?limit=3');
    const next = new URL(page.next ?? '');
    next.searchParams.set('limit', '100');
    const rest = await service.walk<Identified>(`${next.pathname}${next.search}`);
    expect(ids(rest.records)).toEqual(ids(actors.slice(3)));
  });
});

function isBySpokesmanOrPresident({ actor }: { actor: Identified }): boolean {
  return actor.id === 'peskov' || actor.id === 'putin';
}

describe('a cursor', () => {
  const cursorOf = async (from: Service, url: string) => {
    const { page } = await from.read<List<unknown>>(url);
    return new URL(page.next ?? '').searchParams.get('cursor') ?? '';
  };
  const refuse = async (url: string) => {
    const { errors } = await service.refuse(url);
    expect(errors.map(({ parameter }) => parameter)).toEqual(['cursor']);
    return errors[0]?.detail;
  };
  test('of another query is refused and says so', async () => {
    const cursor = await cursorOf(service, '/statements?actor=peskov&limit=1');
    for (const other of ['actor=putin', 'actor=peskov&sort=said', 'actor=peskov&act=denial', '']) {
      expect(await refuse(`/statements?${other}&cursor=${cursor}`)).toContain('another query');
    }
    expect(await refuse(`/events?cursor=${cursor}`)).toContain('another query');
    await service.get(`/statements?actor=Peskov&limit=5&cursor=${cursor}`).expect(200);
  });
  test('of another dataset version goes on where it ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-other-'));
    const other = publishRecords(folder, records, 'f'.repeat(64));
    expect(other.version).not.toBe(manifest.version);
    const old = await startService({ dataset: new Dataset(folder, other) });
    const cursor = await cursorOf(old, '/topics?limit=1');
    await old.close();
    rmSync(folder, { recursive: true });
    const { body } = await service.get(`/topics?limit=1&cursor=${cursor}`).expect(200);
    expect(ids(body.data)).toEqual(ids(topics.slice(1, 2)));
  });
  test('that is no cursor is refused and says where to get one', async () => {
    const cursor = await cursorOf(service, '/topics?limit=1');
    const forged = Buffer.from('["a","b",-1]').toString('base64url');
    for (const garbage of ['x', 'null', 'W10', `${cursor}x`, cursor.slice(1), forged, '[1,2]']) {
      expect(await refuse(`/topics?cursor=${garbage}`)).toContain('not a cursor');
    }
  });
});
