// What must not grow with the database: records, pages, the description of the API. Everything here
// is asked of seeds in which many sources speak of the same events.
import { rmSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import type { Caveat } from '../../src/records/caveat.ts';
import type { Event } from '../../src/records/event.ts';
import { resourceNames } from '../../src/records/resources.ts';
import type { Source } from '../../src/records/source.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { TimelineEntry } from '../../src/records/timeline.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { testAddress } from '../support/curated.ts';
import { multiplySeeds } from '../support/multiplied.ts';
import { temporaryFolder } from '../support/seeds.ts';
import type { List } from '../support/service.ts';

/** So many that every list that could grow is cut. */
const copies = 8;

const kilobyte = 1000;
let app: FastifyInstance;
let dataset: Dataset;

beforeAll(async () => {
  const seeds = multiplySeeds(copies);
  const { records, digest, problems } = compileFolder(seeds);
  if (!records) throw new Error(problems.map(formatProblem).join('\n'));
  const folder = temporaryFolder();
  dataset = new Dataset(folder, publishRecords(folder, records, digest));
  rmSync(seeds, { recursive: true });
  const options = { address: testAddress, version: '0.0.0', logger: false } as const;
  app = await buildApp({ store: dataset, ...options });
}, 60_000);

afterAll(async () => {
  await app.close();
  dataset.close();
});

async function read<T>(url: string): Promise<{ body: T; bytes: number }> {
  const { payload, statusCode, rawPayload } = await app.inject(url.replace(testAddress, ''));
  expect(statusCode, `${url} ${payload.slice(0, 500)}`).toBe(200);
  return { body: JSON.parse(payload), bytes: rawPayload.length };
}

/** Every record of a list. */
async function walk<T>(url: string): Promise<T[]> {
  const { body } = await read<List<T>>(url);
  const { next } = body.page;
  return next === null ? body.data : [...body.data, ...(await walk<T>(next))];
}

describe('a record that many others point to', () => {
  const id = '2025-11-us-peace-plan';

  test('embeds the first twenty at most, and says where all of them are', async () => {
    const { body: event } = await read<Event>(`/events/${id}`);
    const { relations, caveats } = event.more ?? {};
    expect(event.relations.length).toBeLessThanOrEqual(20);
    expect(event.relations.length).toBeGreaterThanOrEqual(5);
    expect(event.caveats.length).toBeLessThanOrEqual(20);
    const related = await walk<Statement>(relations?.url ?? '');
    expect(related).toHaveLength(relations?.total ?? 0);
    expect(relations?.total).toBeGreaterThan(event.relations.length);
    const doubts = await walk<Caveat>(caveats?.url ?? '');
    expect(doubts).toHaveLength(caveats?.total ?? 0);
    expect(caveats?.total).toBeGreaterThan(event.caveats.length);
    for (const one of event.relations) expect(related.map((s) => s.id)).toContain(one.id);
    expect(event.caveats).toMatchObject(
      doubts.slice(0, event.caveats.length).map(({ id: one }) => ({ id: one })),
    );
  });

  test('leads from its page to the rest', async () => {
    const { body: event } = await read<Event>(`/events/${id}`);
    const { payload } = await app.inject(`/events/${id}.html`);
    expect(payload).toContain(`href="/statements.html?related_to=${id}"`);
    expect(payload).toContain(
      `href="/caveats.html?event=${id}">${event.more?.caveats?.total} caveats`,
    );
  });

  test('says nothing of the kind where nothing is left out', async () => {
    const { body } = await read<List<Event>>('/events?limit=100');
    const small = body.data.filter(
      ({ caveats, relations }) => caveats.length + relations.length < 5,
    );
    expect(small.length).toBeGreaterThan(0);
    for (const event of small) expect(event).not.toHaveProperty('more');
  });
});

describe('no answer grows with the database', () => {
  test('no twenty records have more than 300 kB', async () => {
    const sizes: [string, number][] = [];
    for (const resource of resourceNames) {
      for (let url: string | null = `/${resource}?limit=20`; url !== null; ) {
        const { body, bytes }: { body: List<unknown>; bytes: number } = await read(url);
        sizes.push([url, bytes]);
        url = resource === 'caveats' || resource === 'statements' ? null : body.page.next;
      }
    }
    expect(sizes.filter(([, bytes]) => bytes > 300 * kilobyte)).toEqual([]);
  });

  test('no page of the timeline has more than 100 kB, and none of its entries is lost', async () => {
    const entries: TimelineEntry[] = [];
    const sizes: number[] = [];
    let total = 0;
    for (let url: string | null = '/timeline?limit=100'; url !== null; ) {
      const { body, bytes }: { body: List<TimelineEntry>; bytes: number } = await read(url);
      sizes.push(bytes);
      entries.push(...body.data);
      ({ total, next: url } = body.page);
    }
    expect(sizes.filter((bytes) => bytes > 100 * kilobyte)).toEqual([]);
    expect(new Set(entries.map(({ kind, record }) => `${kind} ${record.id}`)).size).toBe(total);
    expect(entries).toHaveLength(total);
  });

  test('the description of the API has at most 600 kB', async () => {
    const { bytes } = await read('/openapi.json');
    expect(bytes).toBeLessThanOrEqual(600 * kilobyte);
  });
});

test('the list of sources counts all caveats of a source, not those that it embeds', async () => {
  const sources = await walk<Source>('/sources?limit=100');
  const source = sources.find(({ more }) => more?.caveats !== undefined);
  const total = source?.more?.caveats?.total ?? 0;
  expect(total).toBeGreaterThan(source?.caveats.length ?? Infinity);
  const { payload } = await app.inject('/sources.html?lang=en');
  const [, item = ''] = payload.split(`/sources/${source?.id}`);
  expect(item.slice(0, item.indexOf('</li>'))).toContain(`${total} caveats`);
});

test('an export has the first of all records, and as many as are asked for', async () => {
  const lines = async (query: string) => {
    const { payload } = await app.inject(`/statements.ndjson${query}`);
    return payload.trimEnd().split('\n');
  };
  const all = await lines('');
  expect(all.length).toBeGreaterThan(130);
  for (const limit of [1, 63, 64, 65, 128, 129]) {
    expect(await lines(`?limit=${limit}`), `limit ${limit}`).toEqual(all.slice(0, limit));
  }
});
