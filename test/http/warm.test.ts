// One service that is asked many things answers each as a fresh one would. What it remembers, by
// name, set, ranking or address, must never be the answer to another question.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { runs } from '../support/runs.ts';

const { folder, manifest } = publishCurated();
const warm = new Dataset(folder, manifest);
let fresh = new Dataset(folder, manifest);
let warmApp: FastifyInstance;
let freshApp: FastifyInstance;

beforeAll(async () => {
  const options = { address: testAddress, version: '0.0.0', logger: false } as const;
  warmApp = await buildApp({ ...options, store: warm });
  const store = { current: (signal?: () => AbortSignal) => fresh.current(signal) };
  freshApp = await buildApp({ ...options, store, cacheBytesMax: 0 });
});
afterAll(async () => {
  await warmApp.close();
  await freshApp.close();
  warm.close();
  fresh.close();
});

type Question = { url: string; language: string };

/** What a service that was never asked anything says. */
function askFresh(question: Question) {
  fresh.close();
  fresh = new Dataset(folder, manifest);
  return ask(freshApp, question);
}

async function ask(app: FastifyInstance, { url, language }: Question) {
  const response = await app.inject({ url, headers: { 'accept-language': language } });
  const { statusCode, headers, body } = response;
  const { etag, link, 'content-type': type, 'content-language': said } = headers;
  return { statusCode, etag, link, type, said, body };
}

/** Few, so that each is asked in many places, also where nothing is called so. */
const named = (...known: string[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...known), weight: 5 },
    fc.constantFrom('Bloomberg', 'Ukraine', 'energy'),
  );
const actor = named('Bloomberg', 'Ukraine', 'ukraine', 'peskov', 'putin', 'Песков');
const source = named('Bloomberg', 'bloomberg-2025-11-25');
const word = fc.constantFrom('gas', 'gaz', 'Ukraine', '"de la"', 'la', 'n*', '-guerre', 'zzz');
const day = fc.constantFrom('2025', '2025-11', '2025-12', '2025-12-02', '2024/2025');

const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  actor,
  mentions: actor,
  topic: named('energy', 'Energy', 'Énergie', 'negotiations'),
  source,
  via: source,
  form: fc.constantFrom('direct', 'indirect'),
  has_caveat: fc.constantFrom('true', 'false'),
  q: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  q_in: fc.constantFrom('passage', 'summary'),
  on: day,
  date_match: fc.constantFrom('overlaps', 'within'),
  sort: fc.constantFrom('said', '-said', 'relevance'),
  facets: fc.constant('actor,month,topic'),
  limit: fc.constantFrom('1', '3', '100'),
};

const narrowing = fc.uniqueArray(
  fc.oneof(...Object.entries(values).map(([key, value]) => fc.tuple(fc.constant(key), value))),
  { maxLength: 4, selector: ([key]) => key },
);

const path = fc.oneof(
  { arbitrary: fc.constantFrom('/statements'), weight: 3 },
  fc.constantFrom('/statements.csv', '/statements.bib', '/statements.html', '/timeline'),
  fc.constantFrom('/actors', '/events', '/topics', '/sources', '/caveats', '/topics.html'),
);

/** The parameters that each list takes, so that few questions are refused for an unknown one. */
const taken: Readonly<Record<string, RegExp>> = {
  '/statements': /./,
  '/statements.csv': /^(?!facets|limit)/,
  '/statements.bib': /^(?!facets)/,
  '/statements.html': /^(?!facets)/,
  '/timeline': /^(?!facets|sort)/,
  '/actors': /^(q|limit)$/,
  '/events': /^(actor|source|on|date_match|limit)$/,
  '/caveats': /^(source|limit)$/,
  '/sources': /^limit$/,
  '/topics': /^limit$/,
};

const address = fc.tuple(path, narrowing).map(([to, parameters]) => {
  const query = parameters
    .filter(([key]) => (taken[to] ?? /^$/).test(key))
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return query.length > 0 ? `${to}?${query.join('&')}` : to;
});

const question = fc.record({ url: address, language: fc.constantFrom('en', 'fr') });

/** Asks both, and for the page behind it too; how many lists they gave. */
async function compare(first: Question): Promise<number> {
  const wanted = await askFresh(first);
  expect(await ask(warmApp, first), first.url).toEqual(wanted);
  const [, next] = /^<http:\/\/[^/]+(.*)>; rel="next"$/.exec(String(wanted.link)) ?? [];
  if (next === undefined) return wanted.statusCode === 200 ? 1 : 0;
  const second = { ...first, url: next };
  expect(await ask(warmApp, second), next).toEqual(await askFresh(second));
  return 2;
}

test('random questions in random order, and the pages behind them', async () => {
  const lists: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 4, maxLength: 10 }), async (questions) => {
      for (const each of questions) lists.push(await compare(each));
    }),
    runs(6),
  );
  // Otherwise the questions were not those that matter.
  expect(lists.filter((count) => count > 0).length).toBeGreaterThan(lists.length / 2);
  expect(lists.filter((count) => count > 1).length).toBeGreaterThan(lists.length / 10);
});

test.each([
  ['/statements?actor=Bloomberg', '/statements?via=Bloomberg'],
  ['/statements?topic=Ukraine', '/statements?actor=Ukraine'],
  ['/statements?q=importing&q_in=summary', '/statements?q=importing'],
  ['/statements?q=%22la+guerre%22', '/statements?q=la+guerre'],
  ['/statements?q=guerre', '/statements?q=guerre*'],
  ['/statements?on=2025-12', '/statements?on=2025-12&date_match=within'],
  ['/events?on=2025-12', '/statements?on=2025-12'],
  ['/events?source=Bloomberg', '/caveats?source=Bloomberg'],
])('%s and %s, whichever is asked first', async (a, b) => {
  const questions = [a, b].map((url) => ({ url, language: 'en' }));
  for (const order of [questions, [...questions].reverse()]) {
    const answers = new Map<string, unknown>();
    for (const each of order) answers.set(each.url, await askFresh(each));
    fresh.close();
    fresh = new Dataset(folder, manifest);
    for (const each of order) expect(await ask(freshApp, each)).toEqual(answers.get(each.url));
  }
});
