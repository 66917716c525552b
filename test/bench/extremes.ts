// What is measured once a size: the heaviest requests, what they do to the light ones, the
// export of everything, and a second process on the same file.
import { readFileSync } from 'node:fs';
import { ask, load, type Server, start, type Variant } from './load.ts';
import type { Extremes } from './report.ts';

/** Not cached; the commonest word stands in nearly every passage. */
function heaviest(size: string): [label: string, path: string][] {
  const curated = size === 'curated';
  const phrase = curated ? '%22de+la%22' : '%22la+de%22';
  return [
    ['commonest word, by relevance', '/statements?q=de'],
    [
      'commonest word of a rare speaker',
      `/statements?q=de&actor=${curated ? 'sybiha' : 'actor-39'}`,
    ],
    ['phrase of two common words', `/statements?q=${phrase}`],
    ['all facets over everything', `/statements?limit=1&facets=${everyFacet}`],
    [
      'all facets over half',
      `/statements?limit=1&to=${curated ? '2025' : '2020'}&facets=${everyFacet}`,
    ],
    ['dates alone', `/statements?from=2016-05&to=${curated ? '2025-11' : '2021-03'}`],
  ];
}

const everyFacet = 'actor,event,source,topic,form,act,status,month';

export async function measureExtremes(
  folder: string,
  uncached: Server,
  size: string,
): Promise<Extremes> {
  process.stderr.write(`${size}: extremes\n`);
  const found: [string, string][] = [];
  const list = heaviest(size);
  for (const [label, path] of list) {
    const first = await time(uncached, path);
    const next = await time(uncached, path);
    found.push([`${label}: first, then ms`, `${first.toFixed(1)}, ${next.toFixed(1)}`]);
  }
  const fresh = await start('server.ts', [folder, '0']);
  found.push(['light requests alone: p99 ms', String((await light(fresh, size)).p99)]);
  found.push(['light requests beside the heaviest: p99 ms', String(await besides(fresh, size))]);
  found.push(['export of everything as NDJSON', await exportAll(fresh)]);
  found.push(['second process on the file', await second(folder, fresh, size)]);
  fresh.child.kill();
  return found;
}

async function time({ address }: Server, path: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(address + path);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return performance.now() - started;
}

function light(server: Server, size: string) {
  const id = size === 'curated' ? 'peskov-2025-12-03-eu-gas' : 'statement-00000042';
  const variant: Variant = { name: 'light', paths: [`/statements/${id}`] };
  return load(server, variant, 3, 4);
}

/** The heaviest requests one after the other, each in a form that was not asked before. */
async function besides(server: Server, size: string): Promise<number> {
  let running = true;
  const loop = async () => {
    for (let round = 0; running; round++) {
      for (const [, path] of heaviest(size)) {
        if (running)
          await time(
            server,
            `${path}&act=denial,claim&min_sources=1&limit=${1 + (round % 90)}`.replace(
              'limit=1&',
              '',
            ),
          );
      }
    }
  };
  const heavy = loop();
  const { p99 } = await light(server, size);
  running = false;
  await heavy;
  return p99;
}

async function exportAll(server: Server): Promise<string> {
  const before = await ask(server, { type: 'usage' });
  const started = performance.now();
  const response = await fetch(`${server.address}/statements.ndjson`);
  let bytes = 0;
  let peak = before.rssBytes;
  let seen = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes - seen > 50e6) {
      seen = bytes;
      peak = Math.max(peak, (await ask(server, { type: 'usage' })).rssBytes);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const after = await ask(server, { type: 'usage' });
  const grown = (Math.max(peak, after.rssBytes) - before.rssBytes) / 1e6;
  return `${(bytes / 1e6).toFixed(1)} MB at ${(bytes / 1e6 / seconds).toFixed(0)} MB/s, RSS +${grown.toFixed(0)} MB`;
}

/** Requests per second of one process and of two, and what memory each has to itself. */
async function second(folder: string, first: Server, size: string): Promise<string> {
  const other = await start('server.ts', [folder, '0'], 1);
  const one = await light(first, size);
  const both = await Promise.all([light(first, size), light(other, size)]);
  const together = both.reduce((sum, { perSecond }) => sum + perSecond, 0);
  const memory = readFileSync(`/proc/${other.child.pid}/smaps_rollup`, 'utf8');
  const mb = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(memory)?.[1] ?? 0) * 1024) / 1e6;
  other.child.kill();
  const ratio = (together / one.perSecond).toFixed(2);
  return `${ratio} × the requests; RSS ${mb('Rss').toFixed(0)} MB, its share ${mb('Pss').toFixed(0)} MB`;
}
