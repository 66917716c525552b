// Searches that would hold up everybody else are made in another thread, and answer the same. What
// nobody waits for any more is not made, and what is too much is refused.
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { routes } from '../../src/http/routes/index.ts';
import { exampleUrl, type Route } from '../../src/http/routes/route.ts';
import type { OffloadLimits } from '../../src/search/offload.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated, testAddress } from '../support/curated.ts';

const { folder, manifest } = publishCurated();
const build = (store: Dataset) =>
  buildApp({ store, address: testAddress, version: '0.0.0', logger: false });

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A service to which every phrase and every beginning of a word is too much. */
async function openSlow(
  offload?: OffloadLimits,
  cacheBytesMax?: number,
): Promise<{ app: FastifyInstance; port: number }> {
  const options = { scannedMax: 0, cacheBytesMax, ...(offload && { offload }) };
  const dataset = new Dataset(folder, manifest, options);
  const app = await build(dataset);
  await app.listen({ host: '127.0.0.1', port: 0 });
  closers.push(async () => {
    await app.close();
    dataset.close();
  });
  return { app, port: (app.server.address() as AddressInfo).port };
}

describe('a search in the other thread', () => {
  const here = new Dataset(folder, manifest);
  const aside = new Dataset(folder, manifest, { scannedMax: 0 });
  const apps = Promise.all([build(here), build(aside)]);
  afterAll(async () => {
    for (const app of await apps) await app.close();
    here.close();
    aside.close();
  });

  test.each([
    '/statements?q=%22la+guerre%22',
    '/statements?q=%22la+guerre%22&actor=peskov&facets=act,month',
    '/statements?q=%22la+guerre%22+n%C3%A9goc*+-%22de+la%22&on=2025&facets=actor,topic',
    '/statements?q=n%C3%A9goc*&sort=said&limit=2',
    '/statements?q=talk*&q_in=summary',
    '/statements?q=guerre+-%22la+paix%22',
    '/statements?q=%22ne+se+trouve+nulle+part%22',
    '/statements.csv?q=%22de+la%22',
    '/statements.html?q=%22la+guerre%22',
    '/timeline?q=ukrain*',
  ])('answers %s the same', async (url) => {
    const [near, far] = await apps;
    const [wanted, ...answers] = await Promise.all(
      [near, far, far].map((app) => app.inject({ url, headers: { 'accept-language': 'en' } })),
    );
    for (const response of answers) {
      expect([wanted?.statusCode, response.statusCode]).toEqual([200, 200]);
      expect(response.headers.etag).toBe(wanted?.headers.etag);
      expect(response.body).toBe(wanted?.body);
    }
  });

  test('is one message, however many terms it has', async () => {
    const dataset = new Dataset(folder, manifest, { scannedMax: 0 });
    const sent: string[][] = [];
    const { find } = dataset.offload;
    dataset.offload.find = (terms, signal) => {
      sent.push(terms.map(({ kind, words }) => `${kind} ${words.join(' ')}`));
      return find.call(dataset.offload, terms, signal);
    };
    const app = await build(dataset);
    const words = encodeURIComponent('"la guerre" guer* -"la paix"');
    const { body } = await app.inject(`/statements?q=${words}&facets=act,actor`);
    // A search that finds nothing would ask once more, for its hint.
    expect((JSON.parse(body) as { data: object[] }).data).not.toEqual([]);
    expect(sent).toEqual([['phrase la guerre', 'prefix guer', 'phrase la paix']]);
    await app.close();
    dataset.close();
  });
});

interface Outcome {
  status: number | undefined;
  retryAfter: string | undefined;
}

/** Resolves with undefined when the client leaves before there is an answer. */
function ask(port: number, path: string, signal?: AbortSignal): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path, agent: false, ...(signal && { signal }) };
    get(options, (response) => {
      const { statusCode, headers } = response;
      response.resume().on('end', () => {
        resolve({ status: statusCode, retryAfter: headers['retry-after'] });
      });
    }).on('error', () => resolve(undefined));
  });
}

const prefixes = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((first) =>
  [...'abcdefghijkl'].map((second) => `/statements?q=${first}${second}*`),
);

test('150 clients at once are answered or told to come back', async () => {
  const { port } = await openSlow();
  const outcomes = await Promise.all(prefixes.slice(0, 150).map((path) => ask(port, path)));
  expect(outcomes.filter((outcome) => outcome?.status === 200).length).toBeGreaterThan(50);
  for (const outcome of outcomes.filter((outcome) => outcome?.status !== 200)) {
    expect(outcome?.status).toBe(503);
    expect(Number(outcome?.retryAfter)).toBeGreaterThan(0);
  }
});

test.each([
  ['no room', 0],
  ['room for some', 20_000],
])('150 clients with 20 beginnings each, and %s for what they find', async (_room, bytes) => {
  const { port } = await openSlow({ waitingMax: 200, deadlineMs: 60_000 }, bytes);
  const sent = vi.spyOn(Worker.prototype, 'postMessage');
  const letters = [...'abcdefghijklmnopqrst'];
  const paths = Array.from({ length: 150 }, (_, client) => {
    const words = letters.map((letter, at) => `${letter}${letters[(client + at) % 20]}*`);
    // Of another order, and so another search, after each round of the letters.
    return `/statements?q=${words
      .slice(client % 7)
      .concat(words.slice(0, client % 7))
      .join('+')}`;
  });
  const outcomes = await Promise.all(paths.map((path) => ask(port, path)));
  expect(new Set(outcomes.map((outcome) => outcome?.status))).toEqual(new Set([200]));
  // None is made again because others took the room of what it had found.
  expect(sent.mock.calls.length).toBeLessThanOrEqual(2 * paths.length);
  const before = sent.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(sent.mock.calls.length).toBe(before);
  sent.mockRestore();
});

test('nothing goes on after 150 clients have left', async () => {
  const { port } = await openSlow();
  const sent = vi.spyOn(Worker.prototype, 'postMessage');
  const leaving = new AbortController();
  const asked = prefixes.slice(0, 150).map((path) => ask(port, path, leaving.signal));
  await vi.waitFor(() => expect(sent).toHaveBeenCalled(), { timeout: 10_000 });
  leaving.abort();
  expect((await Promise.all(asked)).filter((outcome) => outcome?.status === 200)).toEqual([]);
  // Jobs are done in order, so with this answer every one is done that somebody waited for. A few
  // are sent before the service has seen all clients leave; a hundred fit into the queue.
  expect((await ask(port, '/statements?q=zzz*'))?.status).toBe(200);
  expect(sent.mock.calls.length).toBeLessThan(50);
  sent.mockRestore();
});

test('a queue without room is a 503 that says when to come back', async () => {
  const { port } = await openSlow({ waitingMax: 0, deadlineMs: 1000 });
  const refused = await ask(port, '/statements?q=neg*');
  expect(refused?.status).toBe(503);
  expect(Number(refused?.retryAfter)).toBeGreaterThan(0);
  expect((await ask(port, '/statements?q=guerre'))?.status).toBe(200);
});

test('a search that takes too long is a 503', async () => {
  const { app } = await openSlow({ waitingMax: 10, deadlineMs: 0 });
  const response = await app.inject('/statements?q=neg*');
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({
    detail: 'The service is overloaded; try again shortly.',
  });
});

describe('a documented example that holds a phrase', () => {
  const [listStatements, findStatement] = routes as [Route, Route];
  const { examples } = listStatements;
  const phrase = { query: 'q=%22la+guerre%22&limit=1' };
  const example = { ...examples, 'a phrase': phrase };
  const url = exampleUrl(listStatements, phrase);
  const replace = (shown: typeof examples) => Object.assign(listStatements, { examples: shown });
  afterEach(() => replace(examples));

  test('is shown with its answer, however large the dataset', async () => {
    replace(example);
    const { app } = await openSlow();
    const document = (await app.inject('/openapi.json')).json();
    const shown = document.paths['/statements'].get.responses['200'].content['application/json'];
    expect(shown.examples['a-phrase'].value).toEqual((await app.inject(url)).json());
  });

  test('does not keep the service from starting when it takes too long', async () => {
    replace(example);
    const { app } = await openSlow({ waitingMax: 10, deadlineMs: 0 });
    const document = (await app.inject('/openapi.json')).json();
    const shown = document.paths['/statements'].get.responses['200'].content['application/json'];
    expect(shown.examples).not.toHaveProperty('a-phrase');
    const [first = {}] = Object.values(findStatement.examples);
    expect((await app.inject(exampleUrl(findStatement, first))).statusCode).toBe(200);
  });
});
