// The benchmark: `npm run bench`, `npm run bench -- --size 1000000`. Every figure of a table
// comes from one run; what is compared is measured in turns (A B A B …), the server on one core
// and the client on the other. Prints a Markdown table and writes it to results/<date>.md.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publishCurated } from '../support/curated.ts';
import { measureExtremes } from './extremes.ts';
import { ask, load, pinned, type Server, start, type Variant, youngHeap } from './load.ts';
import { describeMachine, type Measured, type Row, renderTables, type Sample } from './report.ts';

const here = import.meta.dirname;
const root = join(here, '../..');
const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    // Measures what an earlier run has built, with the figures of that build.
    reuse: { type: 'boolean', default: false },
  },
});
const sizes = (values.size ?? ['100', '10000']).map(Number);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

/** The ceiling sends what the variant's first path sends, from a ready buffer. */
async function addCeiling(server: Server, { paths, headers = {} }: Variant, name: string) {
  const response = await fetch(server.address + paths[0], { headers });
  const body = await response.text();
  const type = response.headers.get('content-type') ?? 'application/json; charset=utf-8';
  const copied = {
    'content-type': type,
    'cache-control': response.headers.get('cache-control') ?? '',
    etag: response.headers.get('etag') ?? '',
  };
  await ask(server, { type: 'ceiling', name, body, headers: copied });
  return { bytes: Buffer.byteLength(body), etag: copied.etag };
}

async function measure(
  variant: Variant,
  servers: { cached: Server; uncached: Server; peer: Server },
): Promise<Row> {
  const name = `c${Math.random().toString(36).slice(2)}`;
  const { bytes } = await addCeiling(servers.cached, { ...variant, headers: {} }, name);
  const ceiling: Variant = { name, paths: [`/ceiling/${name}`] };
  const samples = { ceiling: [], cached: [], uncached: [], peer: [] } as Record<string, Sample[]>;
  // Each once beforehand: a program is slow until it is compiled.
  await load(servers.uncached, variant, 1);
  await load(servers.cached, variant, 0.5);
  if (variant.peer) await load(servers.peer, variant, 0.5);
  for (let round = 0; round < rounds; round++) {
    samples.ceiling?.push(await load(servers.cached, ceiling, seconds));
    samples.cached?.push(await load(servers.cached, variant, seconds));
    samples.uncached?.push(await load(servers.uncached, variant, seconds));
    if (variant.peer) samples.peer?.push(await load(servers.peer, variant, seconds));
  }
  return { name: variant.name, bytes, samples };
}

function listVariants(size: string, facts: { deep: string; etag: string }): Variant[] {
  const curated = size === 'curated';
  const id = curated ? 'peskov-2025-12-03-eu-gas' : 'statement-00000042';
  const topic = curated ? 'negotiations' : 'topic-1';
  const dates = curated ? 'from=2025-11&to=2025-12' : 'from=2017&to=2024';
  const word = 'n%C3%A9gociations';
  return [
    { name: '`/statements/{id}`', paths: [`/statements/${id}`], peer: true },
    { name: '`?actor=peskov` (20)', paths: ['/statements?actor=peskov'], peer: true },
    {
      name: 'actor, dates, topic, deep cursor',
      paths: [facts.deep || `/statements?actor=peskov&topic=${topic}&${dates}&limit=5`],
    },
    { name: '`q=négociations`', paths: [`/statements?q=${word}`] },
    { name: 'facets', paths: [`/statements?actor=peskov&facets=actor,topic,act,month&limit=1`] },
    {
      name: 'If-None-Match → 304',
      paths: ['/statements?actor=peskov'],
      headers: { 'if-none-match': facts.etag },
    },
  ];
}

/** Follows the cursor from the first page to one far behind it. */
async function findDeep(address: string, size: string): Promise<string> {
  const topic = size === 'curated' ? 'negotiations' : 'topic-1';
  const dates = size === 'curated' ? 'from=2025-11&to=2025-12' : 'from=2017&to=2024';
  let path = `/statements?actor=peskov&topic=${topic}&${dates}&limit=5`;
  for (let page = 0; page < 20; page++) {
    const { page: found } = (await (await fetch(address + path)).json()) as {
      page: { next: string | null };
    };
    if (found.next === null) break;
    path = found.next.replace(/^https?:\/\/[^/]+/, '');
  }
  return path;
}

/** V8 collects garbage when it must: this is what a build needs, not what it would take. */
const buildHeapMb = 400;

interface BuildFacts {
  compileMs: number;
  compileRssBytes: number;
}

function build(size: number): { folder: string } & BuildFacts {
  const folder = join(tmpdir(), 'onrecord-bench', String(size));
  const facts = `${folder}.json`;
  if (values.reuse && existsSync(facts)) {
    return { folder, ...(JSON.parse(readFileSync(facts, 'utf8')) as BuildFacts) };
  }
  mkdirSync(folder, { recursive: true });
  const output = execFileSync(
    process.execPath,
    [
      `--max-old-space-size=${buildHeapMb}`,
      '--import',
      'tsx',
      join(here, 'build.ts'),
      String(size),
      folder,
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  writeFileSync(facts, output);
  return { folder, ...(JSON.parse(output) as BuildFacts) };
}

/** Milliseconds from starting the real program to its first good answer of /readyz. */
async function measureStart(folder: string): Promise<{ startMs: number; rssBytes: number }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const started = performance.now();
  const child = spawn(process.execPath, [youngHeap, join(root, 'dist/main/serve.js')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (ready?.ok) break;
    if (performance.now() - started > 60_000) throw new Error('not ready after 60 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const startMs = performance.now() - started;
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const rssBytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  child.kill('SIGTERM');
  return { startMs, rssBytes };
}

async function measureSize(size: string): Promise<Measured> {
  const built =
    size === 'curated'
      ? { folder: publishCurated().folder, compileMs: Number.NaN, compileRssBytes: Number.NaN }
      : build(Number(size));
  const { folder } = built;
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name)) as string;
  const servers = {
    cached: await start('server.ts', [folder]),
    uncached: await start('server.ts', [folder, '0']),
    peer: await start('peer.ts', [join(folder, file)]),
  };
  const deep = await findDeep(servers.cached.address, size);
  const probe = await fetch(`${servers.cached.address}/statements?actor=peskov`);
  const etag = probe.headers.get('etag') ?? '';
  await probe.text();
  const rows: Row[] = [];
  for (const variant of listVariants(size, { deep, etag })) {
    process.stderr.write(`${size}: ${variant.name}\n`);
    rows.push(await measure(variant, servers));
  }
  const { rssBytes } = await ask(servers.cached, { type: 'usage' });
  const extremes = await measureExtremes(folder, servers.uncached, size);
  for (const { child } of Object.values(servers)) child.kill();
  const started = await measureStart(folder);
  const bytes = statSync(join(folder, file)).size;
  return {
    rows,
    extremes,
    facts: {
      size,
      bytes,
      ...built,
      startMs: started.startMs,
      idleRssBytes: started.rssBytes,
      rssBytes,
    },
  };
}

if (pinned) execFileSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)]);
const measured = [];
for (const size of ['curated', ...sizes.map(String)]) measured.push(await measureSize(size));
const date = new Date().toISOString().slice(0, 10);
const report = `${describeMachine(date, { rounds, seconds, pinned })}\n\n${renderTables(measured)}\n`;
mkdirSync(join(here, 'results'), { recursive: true });
writeFileSync(join(here, 'results', `${date}.md`), report);
process.stdout.write(report);
