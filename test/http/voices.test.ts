// Whose side a statement is on: the filter and facet `voice`, and what a list of one institution's
// own words points to.
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { buildTestApp, publishCurated, testAddress } from '../support/curated.ts';

let app: FastifyInstance;
const { statements } = publishCurated().records;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

async function read(path: string) {
  const { status, body, text } = await request(app.server).get(path);
  expect(status, text).toBe(200);
  return body;
}

const speaksFor = (id: string) => (statement: Statement) =>
  statement.voice.some(({ actor }) => actor.id === id);

describe('voice', () => {
  test.each(['kremlin', 'russia', 'white-house', 'ukraine', 'peskov'])(
    'finds all who speak for %s',
    async (id) => {
      const wanted = statements.filter(speaksFor(id)).map((statement) => statement.id);
      expect(wanted.length).toBeGreaterThan(0);
      const { data } = await read(`/statements?voice=${id}&fields=id&limit=100`);
      expect(data.map((one: Statement) => one.id).sort()).toEqual(wanted.sort());
    },
  );

  test('takes any spelling, means "or" with several, and is counted', async () => {
    const { page, resolved } = await read(`/statements?voice=${encodeURI('Россия')}&limit=1`);
    expect(resolved.voice).toMatchObject([{ id: 'russia' }]);
    const either = await read('/statements?voice=russia,ukraine&limit=1&facets=voice');
    expect(either.page.total).toBe(
      statements.filter((one) => speaksFor('russia')(one) || speaksFor('ukraine')(one)).length,
    );
    const counted = either.facets.voice.find(({ value }: { value: string }) => value === 'russia');
    expect(counted.count).toBe(page.total);
  });

  test('holds a spokesman, his institution and its state, each with its reason', () => {
    const { voice } = statements.find(({ id }) => id === 'peskov-2025-12-03-eu-gas') as Statement;
    expect(voice.map(({ actor, by }) => `${actor.id} ${by}`)).toEqual([
      'peskov speaker',
      'kremlin on_behalf_of',
      'russia part_of',
    ]);
  });
});

describe('see_also', () => {
  test('says how many more the side has under the same other filters', async () => {
    const path = '/statements?limit=1&on=2025-12&act=denial,criticism,prediction';
    const own = await read(`${path}&actor=kremlin`);
    const side = await read(`${path}&voice=kremlin`);
    const more = side.page.total - own.page.total;
    expect(more).toBeGreaterThan(0);
    expect(own.see_also).toMatchObject({ voice: 'kremlin', more });
    expect(own.see_also.url.startsWith(`${testAddress}/statements?`)).toBe(true);
    const pointed = await read(own.see_also.url.slice(testAddress.length));
    expect(pointed.page.total).toBe(side.page.total);
    expect(pointed.see_also).toBeUndefined();
  });

  test('forgets the page', async () => {
    const { page } = await read('/statements?actor=kremlin&limit=1');
    const { see_also } = await read(page.next.slice(testAddress.length));
    expect(see_also.url).toBe(`${testAddress}/statements?limit=1&voice=kremlin`);
  });

  test.each([
    ['nobody else speaks for it', 'actor=peskov'],
    ['nothing more is found', 'actor=kremlin&q=zzzz'],
    ['two are asked for', 'actor=kremlin,ukraine'],
    ['the side is asked for already', 'actor=kremlin&voice=russia'],
    ['nobody is asked for', 'act=denial'],
  ])('is left out when %s', async (_name, query) => {
    expect((await read(`/statements?${query}&limit=1`)).see_also).toBeUndefined();
  });

  test('is a link on the page of the list and of the actor', async () => {
    const list = await request(app.server).get('/statements.html?actor=Kremlin&from=2025');
    const { see_also } = await read('/statements?actor=kremlin&from=2025');
    expect(list.text).toContain(
      `<a href="/statements.html?from=2025&amp;voice=kremlin">${see_also.more} more by others on this side</a>`,
    );
    const page = await request(app.server).get('/actors/kremlin.html?lang=fr');
    expect(page.text).toMatch(/voice=kremlin[^"]*">\d+ autres déclarations du même camp/);
  });
});
