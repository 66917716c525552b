// A search for the request that holds the main thread longest: of every route and page, each
// parameter with what is most work, changed and combined for as long as WORST_MINUTES says.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { publishGenerated } from '../support/generated.ts';
import { buildRandom } from '../support/random.ts';
import { report } from './support/report.ts';

const minutes = Number(process.env.WORST_MINUTES ?? 1);
const seed = Number(process.env.FC_SEED ?? 1);
const statements = Number(process.env.WORST_SIZE ?? 100_000);

/** Milliseconds of CPU that one turn of the event loop may take. */
const heldMax = 50;

/** What earlier searches found to be most work, one address a line. */
const kept = readFileSync(join(import.meta.dirname, 'worst-inputs.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('/'));

type Described = { paths: Record<string, { get: { parameters?: Parameter[] } }> };
type Parameter = { name: string; in: string; example?: unknown; schema: object };

interface Server {
  origin: string;
  client: Worker;
}

const threadCpu = (): number => {
  const { user, system } = (
    process as unknown as { threadCpuUsage: () => NodeJS.CpuUsage }
  ).threadCpuUsage();
  return (user + system) / 1000;
};

/** Reads answers in a thread of its own, over a socket; of an export only the beginning. */
const reader = `
  const { parentPort } = require('node:worker_threads');
  const { get } = require('node:http');
  parentPort.on('message', (url) => {
    let bytes = 0;
    const request = get(url, (response) => {
      response.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > 4194304) request.destroy();
      });
      response.on('error', () => {});
      response.on('close', () => parentPort.postMessage(response.statusCode));
    });
    request.on('error', () => {});
  });`;

/** The most CPU, in milliseconds, that one turn of the event loop took while it was answered. */
async function measure({ origin, client }: Server, url: string): Promise<number> {
  let isOver = false;
  const read = once(client, 'message').finally(() => {
    isOver = true;
  });
  client.postMessage(origin + url);
  let most = 0;
  while (!isOver) {
    const before = threadCpu();
    await setImmediate();
    most = Math.max(most, threadCpu() - before);
  }
  await read;
  return most;
}

/** Of several askings the one that was least disturbed. */
async function measureBest(server: Server, url: string): Promise<number> {
  const found: number[] = [];
  for (let count = 0; count < 5; count++) found.push(await measure(server, url));
  return Math.min(...found);
}

/** Draws addresses of up to 25 kB, each of one route. */
function buildDrawer(paths: Described['paths'], random: () => number) {
  const draw = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const routes = Object.entries(paths)
    .filter(([path]) => path !== '/dataset.sqlite')
    .flatMap(([path, { get }]) => {
      const page = { path: `${path}.html`, parameters: get.parameters ?? [] };
      const route = { path, parameters: get.parameters ?? [] };
      return /\.|\/$|\/(livez|readyz|lookup|dataset)/.test(path) ? [route] : [route, page];
    });
  const letters = 'abcdefghijklmnopqrstuvwxyz éàç-’\'"*абвгд語';
  const texts: (() => string)[] = [
    () => Array.from({ length: 1 + Math.floor(random() * 400) }, () => draw([...letters])).join(''),
    () => `${draw(['a', 'de', 'n', 'c', 'dans', 'avec', 'sur', 'les'])}*`,
    () => Array.from({ length: 1 + Math.floor(random() * 20) }, () => draw(words)).join(' '),
    () => `"${Array.from({ length: 2 + Math.floor(random() * 12) }, () => draw(words)).join(' ')}"`,
    () => Array.from({ length: 20 }, () => `${draw(['', '-'])}${draw(['a', 'e', 's'])}*`).join(' '),
    () => `actor-${Math.floor(random() * 20_000)}`,
    () => `actor-${Math.floor(random() * 20_000)}x`,
    () => `${1900 + Math.floor(random() * 200)}/${2000 + Math.floor(random() * 100)}`,
    () => String(Math.floor(random() * 101)),
  ];
  const value = (parameter: Parameter): string => {
    const { example } = parameter;
    if (random() < 0.4 && example !== undefined) return String(example);
    const listed = listEnum(parameter.schema);
    if (listed.length > 0) {
      return random() < 0.5 ? draw(listed) : listed.join(',');
    }
    const one = draw(texts);
    return random() < 0.3 ? Array.from({ length: 50 }, one).join(',') : one();
  };
  return (): string => {
    const { path, parameters } = draw(routes);
    const fixed = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String(parameters.find((one) => one.name === name)?.example ?? 'x')),
    );
    const query = new URLSearchParams();
    const optional = parameters.filter((one) => one.in === 'query');
    const count = Math.floor(random() * Math.min(6, optional.length + 1));
    for (let index = 0; index < count; index++) {
      const parameter = draw(optional);
      query.set(parameter.name, value(parameter));
    }
    const url = query.size > 0 ? `${fixed}?${query}` : fixed;
    return url.length <= 25_000 ? url : url.slice(0, 25_000).replace(/%.?$/, '');
  };
}

/** Words of the generated texts, the commonest first. */
const words = ['dans', 'avec', 'sur', 'les', 'des', 'négociations', 'paix', 'Ukraine', 'zzz'];

function listEnum(schema: object): string[] {
  const found: string[] = [];
  JSON.stringify(schema, (key, value) => {
    if (key === 'enum' && Array.isArray(value)) found.push(...value.map(String));
    return value;
  });
  return found;
}

test('No request holds the main thread', { timeout: minutes * 60_000 + 600_000 }, async () => {
  const { folder, manifest } = publishGenerated(statements);
  const store = new Dataset(folder, manifest);
  const address = 'http://127.0.0.1';
  const options = { store, address, version: '0.0.0', logger: false as const };
  const app = await buildApp({ ...options, cacheBytesMax: 0 });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const server = { origin, client: new Worker(reader, { eval: true }) };
  const { body } = await app.inject('/openapi.json');
  const draw = buildDrawer((JSON.parse(body) as Described).paths, buildRandom(seed));
  const found = new Map<string, number>();
  // What is loaded once is loaded by the first of a kind.
  for (const url of kept) await measure(server, url);
  for (const url of kept) found.set(url, await measureBest(server, url));
  const end = performance.now() + minutes * 60_000;
  let asked = 0;
  while (performance.now() < end) {
    const url = draw();
    asked++;
    if ((await measure(server, url)) > heldMax / 3) found.set(url, await measureBest(server, url));
  }
  const worst = [...found].sort((a, b) => b[1] - a[1]).slice(0, 12);
  for (const [url, ms] of worst) console.log(`${ms.toFixed(1)} ms  ${url.slice(0, 300)}`);
  report('The request that holds longest', { asked, 'CPU ms': worst[0]?.[1] ?? 0 });
  expect(worst.filter(([, ms]) => ms > heldMax)).toEqual([]);
  await server.client.terminate();
  await app.close();
  store.close();
});
