// What is doubtful: found by how much, told with the worst first, and on the pages of those whose
// office it is about.
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaveatReference } from '../../src/records/caveat.ts';
import type { Statement } from '../../src/records/statement.ts';
import { buildTestApp, publishCurated } from '../support/curated.ts';

let app: FastifyInstance;
const { records } = publishCurated();
const { statements, events, sources, actors, caveats } = records;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

async function get(path: string) {
  const answer = await request(app.server).get(path);
  expect(answer.status, answer.text).toBe(200);
  return answer;
}

function inOrder(list: readonly Pick<CaveatReference, 'id' | 'severity'>[]): string[] {
  return list
    .toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === 'major' ? -1 : 1))
    .map(({ id }) => id);
}

const hasMajor = ({ caveats }: Statement) => caveats.some(({ severity }) => severity === 'major');

describe('caveat=', () => {
  test.each([
    ['major', hasMajor],
    ['any', ({ caveats }: Statement) => caveats.length > 0],
    ['none', ({ caveats }: Statement) => caveats.length === 0],
    ['none,major', (one: Statement) => one.caveats.length === 0 || hasMajor(one)],
  ])('%s finds just those', async (value, isWanted) => {
    const wanted = statements.filter(isWanted).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(statements.length);
    const { body } = await get(`/statements?caveat=${value}&fields=id&limit=100`);
    expect(body.data.map(({ id }: Statement) => id).sort()).toEqual(wanted.sort());
  });

  test('takes the place of has_caveat, which says so', async () => {
    const { headers, body } = await get('/statements?has_caveat=true&limit=1');
    expect(headers.deprecation).toMatch(/^@\d+$/);
    expect(body.page.total).toBe((await get('/statements?caveat=any')).body.page.total);
    expect((await get('/statements?caveat=any')).headers.deprecation).toBeUndefined();
  });
});

describe('major ones come first', () => {
  const lists = [...statements, ...events, ...sources, ...actors].map(({ caveats }) => caveats);

  test('in every record', () => {
    expect(lists.some((list) => new Set(list.map(({ severity }) => severity)).size > 1)).toBe(true);
    for (const list of lists) expect(list.map(({ id }) => id)).toEqual(inOrder(list));
  });

  test('in the list, and then by id', async () => {
    const { body } = await get('/caveats?limit=100');
    const expected = inOrder(caveats.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(body.data.map(({ id }: CaveatReference) => id)).toEqual(expected);
  });

  test('on a page and in CSV', async () => {
    const mixed = statements.find(
      (one) => hasMajor(one) && one.caveats.some(({ severity }) => severity === 'minor'),
    ) as Statement;
    const ids = inOrder(mixed.caveats);
    const { text } = await get(`/statements/${mixed.id}.html`);
    expect([...text.matchAll(/href="\/caveats\/([\w-]+)\.html"/g)].map(([, id]) => id)).toEqual(
      ids,
    );
    expect((await get(`/statements/${mixed.id}.csv`)).text).toContain(ids.join('; '));
  });

  test('where words are looked up', async () => {
    let mixed = 0;
    for (const { exact } of caveats.flatMap(({ citations }) => citations)) {
      const { body } = await get(`/lookup?text=${encodeURIComponent(exact)}&limit=20`);
      for (const { caveats } of body.data as { caveats: CaveatReference[] }[]) {
        expect(caveats.map(({ id }) => id)).toEqual(inOrder(caveats));
        if (new Set(caveats.map(({ severity }) => severity)).size > 1) mixed++;
      }
    }
    expect(mixed).toBeGreaterThan(0);
  });
});

describe('about an office', () => {
  test('are with the actor, found by the actor, and on their page', async () => {
    const { body } = await get('/actors/shoigu');
    const ids = body.caveats.map(({ id }: CaveatReference) => id);
    expect(ids).toContain('wp-shoigu-not-defence-minister');
    const found = await get('/caveats?actor=Choïgou'.replace('ï', encodeURIComponent('ï')));
    expect(found.body.data.map(({ id }: CaveatReference) => id)).toEqual(ids);
    const { text } = await get('/actors/shoigu.html');
    for (const id of ids) expect(text).toContain(`/caveats/${id}.html`);
    const caveat = await get('/caveats/wp-shoigu-not-defence-minister.html');
    expect(caveat.text).toContain('<a href="/actors/shoigu.html">shoigu</a>');
  });
});
