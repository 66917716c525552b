// Publications under load, good ones and broken ones: nobody notices anything but newer data.
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  announce,
  announceDamaged,
  cutShort,
  flipBit,
  listEditions,
  publishEdition,
} from '../support/publications.ts';
import { load } from './support/load.ts';
import { report } from './support/report.ts';
import {
  readMetric,
  readVersion,
  startServer,
  temporaryFolder,
  waitFor,
} from './support/server.ts';

const requestsMin = 100_000;
const editions = [2, 3, 4, 5, 6, 7, 8];

/** What comes between two good publications; each must be refused for its own reason. */
const broken: [reason: string, spoil: (folder: string) => unknown][] = [
  ['size', (folder) => announceDamaged(folder, cutShort)],
  ['sha256', (folder) => announceDamaged(folder, flipBit)],
  [
    'seq',
    (folder) => announce(folder, { seq: 1, sha256: 'a'.repeat(64), version: 'a'.repeat(12) }),
  ],
  ['schema', (folder) => announce(folder, { schema: 99 })],
];

test('Publications under load: no failed request, no mixed answer, no slow ones', async () => {
  const folder = temporaryFolder();
  const versions = new Map<string, number>();
  const publish = (edition: number) => {
    // Greater than whatever the broken ones claimed.
    const { version } = publishEdition(folder, edition, 10 * edition);
    versions.set(version, edition);
    return version;
  };
  for (const edition of editions) publishEdition(temporaryFolder(), edition);
  publish(1);
  const server = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: 200 });
  const paths = await listPaths(server.url);
  const { url } = server;
  const findFault = (body: string) => findMixture(body, versions);
  await load({ url, paths, connections: 8, amount: 5000 });
  const quiet = await load({ url, paths, connections: 8, amount: 25_000, findFault });
  expect([quiet.failed, quiet.faults]).toEqual([0, []]);

  let published = 0;
  let refused = 0;
  let finished = false;
  const publishing = (async () => {
    for (const edition of editions) {
      const [reason, spoil] = broken[published] ?? [];
      if (reason !== undefined && spoil) {
        spoil(folder);
        const name = `onrecord_datasets_refused_total{reason="${reason}"}`;
        await waitFor(async () => (await readMetric(url, name)) === 1, 10_000, server.output);
        refused++;
      }
      const version = publish(edition);
      await waitFor(async () => (await readVersion(url)) === version, 10_000, server.output);
      published++;
      await setTimeout(1000);
    }
    finished = true;
  })();
  let count = 0;
  const isDone = () => ++count >= requestsMin && finished;
  const busy = await load({ url, paths, connections: 8, isDone, findFault });
  await publishing;
  report('Publications under load', {
    requests: busy.requests,
    failed: busy.failed,
    'mixed answers': busy.faults.length,
    published,
    refused,
    'p99 quiet ms': quiet.p99,
    'p99 ms': busy.p99,
    'requests/s': Math.round(busy.perSecond),
  });
  expect(busy.requests).toBeGreaterThanOrEqual(requestsMin);
  expect(published).toBeGreaterThanOrEqual(5);
  expect(refused).toBe(4);
  expect([busy.failed, busy.faults]).toEqual([0, []]);
  expect(busy.p99).toBeLessThanOrEqual(5 * quiet.p99);
});

test('A mixed answer is found', () => {
  const versions = new Map([['aaaaaaaaaaaa', 1]]);
  const mixed = '[{"en":"x (edition 1)"},{"en":"y (edition 2)"}]';
  expect(findMixture(mixed, versions)).toBeDefined();
  const wrong = '{"data":[{"en":"x (edition 2)"}],"dataset":{"version":"aaaaaaaaaaaa"}}';
  expect(findMixture(wrong, versions)).toBeDefined();
});

function findMixture(body: string, versions: ReadonlyMap<string, number>): string | undefined {
  const found = listEditions(body);
  if (found.length !== 1) return `editions ${found.join(' and ') || 'none'}: ${body.slice(0, 200)}`;
  const version = /"dataset":\{"version":"(\w+)"\}\}$/.exec(body)?.[1];
  if (version === undefined || versions.get(version) === found[0]) return undefined;
  return `edition ${found[0]} in an answer of ${version}`;
}

/** Lists, searches and single statements: all answers hold a statement. */
async function listPaths(url: string): Promise<string[]> {
  const response = await fetch(`${url}/statements?limit=100`);
  const { data } = (await response.json()) as { data: { id: string; actor: { id: string } }[] };
  const actors = [...new Set(data.map(({ actor }) => actor.id))];
  return [
    ...data.map(({ id }) => `/statements/${id}`),
    ...actors.map((id) => `/statements?actor=${id}`),
    ...Array.from({ length: 40 }, (_, index) => `/statements?limit=${index + 1}`),
    ...Array.from({ length: 40 }, (_, index) => `/statements?sort=said&limit=${index + 1}`),
    '/statements?q=négociations',
    '/statements?q=plan&limit=50',
    '/timeline?limit=50',
  ].map(encodeURI);
}
