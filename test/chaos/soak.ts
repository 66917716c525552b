// `npm run soak`: load for ten minutes with a publication every five seconds, after which the
// server has no more memory and no more files open than at the beginning. `-- --minutes 2` is
// shorter. Prints a line every half minute; exits with 1 when something grew or failed.
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listEditions, publishEdition } from '../support/publications.ts';
import { endAll } from './support/cleanup.ts';
import { load } from './support/load.ts';
import { report } from './support/report.ts';
import { readMetric, startServer, temporaryFolder } from './support/server.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
const publishEveryMs = 5000;
const editions = 8;
const reportEvery = 6;

/** Memory goes up and down with the garbage collector: halves are compared, not samples. */
const growthMax = 1.1;

interface Sample {
  rss: number;
  files: number;
}

async function takeSample(url: string): Promise<Sample> {
  const rss = await readMetric(url, 'process_resident_memory_bytes');
  return { rss: rss / 2 ** 20, files: await readMetric(url, 'process_open_fds') };
}

const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function compareHalves(samples: readonly Sample[], of: (sample: Sample) => number) {
  const half = samples.length >> 1;
  return [mean(samples.slice(0, half).map(of)), mean(samples.slice(half).map(of))] as const;
}

/** Lists, searches, single records and an export, most of them not cached after a publication. */
const paths = [
  ...Array.from({ length: 50 }, (_, index) => `/statements?limit=${index + 1}`),
  ...Array.from({ length: 50 }, (_, index) => `/statements?sort=said&limit=${index + 1}`),
  '/statements?q=plan',
  '/statements.csv',
  '/timeline?limit=100',
  '/statements/peskov-2025-12-03-eu-gas',
];

async function soak(): Promise<boolean> {
  const folder = temporaryFolder();
  publishEdition(folder, 1, 1);
  const { url } = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: 500 });
  let done = false;
  const findFault = (body: string) =>
    listEditions(body).length === 1 ? undefined : 'several editions in one answer';
  const loading = load({ url, paths, connections: 8, isDone: () => done, findFault });
  const samples: Sample[] = [];
  const rounds = Math.round((minutes * 60_000) / publishEveryMs);
  for (let round = 1; round <= rounds; round++) {
    await setTimeout(publishEveryMs);
    publishEdition(folder, 1 + (round % editions), 1 + round);
    // The first round fills caches and compiles code.
    if (round > 2) samples.push(await takeSample(url));
    if (round % reportEvery === 0)
      report(`after ${(round * publishEveryMs) / 1000} s`, { ...samples.at(-1) });
  }
  const seq = await readMetric(url, 'onrecord_dataset_seq');
  done = true;
  const { requests, failed, faults, p99, perSecond } = await loading;
  const rss = compareHalves(samples, (sample) => sample.rss);
  const files = compareHalves(samples, (sample) => sample.files);
  report('Soak', {
    minutes,
    publications: seq,
    requests,
    failed,
    'mixed answers': faults.length,
    'p99 ms': p99,
    'requests/s': Math.round(perSecond),
    'MiB, first half': rss[0],
    'MiB, second half': rss[1],
    'files, first half': files[0],
    'files, second half': files[1],
  });
  const flat = rss[1] < rss[0] * growthMax && files[1] < files[0] * growthMax;
  return flat && failed === 0 && faults.length === 0 && seq >= rounds - 1;
}

try {
  process.exitCode = (await soak()) ? 0 : 1;
} finally {
  await endAll();
}
