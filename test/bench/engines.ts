// Both engines over the same records, one after the other, each asked through `Store` alone. The
// records are a folder from build.ts: npm exec --no -- tsx test/bench/engines.ts FOLDER
import { loadavg } from 'node:os';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { facetNames } from '../../src/records/fields.ts';
import { PostgresDatabase } from '../../src/store/postgres/database.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import type { PageQuery, Query, Snapshot, Store } from '../../src/store/store.ts';
import { Postgres } from '../support/postgres.ts';

type Ask = (snapshot: Snapshot, run: number) => unknown;

const statements = (query: Partial<Query> = {}): Query => ({
  resource: 'statements',
  filters: {},
  ...query,
});
const page = (query: Query, order: PageQuery['order'] = 'descending'): PageQuery => ({
  ...{ order, after: undefined, limit: 20 },
  ...query,
});
const byActor = (run: number) => statements({ filters: { actor: [`actor-${run % 300}`] } });
const byTopic = (run: number) =>
  statements({
    filters: { topic: [`topic-${run % 40}`] },
    days: { from: 17_000 + run, to: 19_000 + run, match: 'overlaps' },
  });
const byWord = (run: number) =>
  statements({
    filters: { actor: [`actor-${run}`] },
    text: { words: 'négociations', scope: 'passage' },
  });

/** Each run asks for something else, so nothing that was kept answers it. */
const rows: [name: string, runs: number, ask: Ask][] = [
  [
    'a record',
    300,
    (snapshot, run) =>
      snapshot.findDocument('statements', `statement-${String(run * 31 + 7).padStart(8, '0')}`),
  ],
  ['a page of an actor', 100, (snapshot, run) => snapshot.listDocuments(page(byActor(run)))],
  [
    'a page of a topic and dates',
    40,
    (snapshot, run) => snapshot.listDocuments(page(byTopic(run))),
  ],
  [
    'a page of an actor and a word, by relevance',
    40,
    (snapshot, run) => snapshot.listDocuments(page(byWord(run), 'relevance')),
  ],
  [
    'the exact count of a topic and dates',
    40,
    (snapshot, run) => snapshot.count(byTopic(run + 100)),
  ],
  [
    'all facets of an actor',
    40,
    (snapshot, run) =>
      Promise.all(facetNames.map((name) => snapshot.countValues(byActor(run + 100), name))),
  ],
];

/** Of what is first asked of a node that has just started. */
const firsts: [name: string, ask: Ask][] = [
  ['the first count of everything since 2020', (snapshot) => snapshot.count(since2020)],
  [
    'the first facets, all of them, of the same',
    (snapshot) => Promise.all(facetNames.map((name) => snapshot.countValues(since2020, name))),
  ],
];
const since2020 = statements({ days: { from: 18_262, to: undefined, match: 'overlaps' } });

async function time(ask: () => unknown): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

/** @param open opens it as a node does when it starts, apart from checking the file */
async function measure(open: () => Promise<Store>): Promise<string[]> {
  const opened = performance.now();
  const store = await open();
  const snapshot = store.current();
  if (!snapshot) throw new Error('nothing is published');
  const cells = [(performance.now() - opened).toFixed(0)];
  for (const [, ask] of firsts) cells.push((await time(() => ask(snapshot, 0))).toFixed(0));
  for (const [, runs, ask] of rows) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await time(() => ask(snapshot, run)));
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor((runs - 1) * share)] ?? 0).toFixed(1);
    cells.push(`${at(0.5)} / ${at(0.95)}`);
  }
  return cells;
}

const [folder = ''] = process.argv.slice(2);
const manifest = readManifest(folder) as Manifest;
const server = await Postgres.start({
  settings: { shared_buffers: '1GB', maintenance_work_mem: '256MB', max_wal_size: '4GB' },
});
try {
  const started = performance.now();
  const progress = (step: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stderr.write(`${seconds} s: ${step}\n`);
  };
  const publishMs = await time(() =>
    publishToDatabase(server.url(), folder, manifest, { keepMax: 2, progress }),
  );
  const bytes = Number(await server.run('SELECT pg_database_size(current_database())'));
  const log = { info: () => {}, warn: console.warn };
  const file = await measure(async () => new Dataset(folder, manifest));
  let database: PostgresDatabase | undefined;
  const postgres = await measure(async () => {
    database = await PostgresDatabase.open({ url: server.url(), log });
    return database;
  });
  await database?.close();
  const count = await new Dataset(folder, manifest).current().count(statements());
  const load = loadavg().map((each) => each.toFixed(1));
  const lines: [string, string, string][] = [
    [
      'bytes on disk per statement',
      `${Math.round(manifest.bytes / count)}`,
      `${Math.round(bytes / count)}`,
    ],
    ['copying to PostgreSQL, s', '', (publishMs / 1000).toFixed(0)],
    ...[['opening'], ...firsts, ...rows].map(([name], index): [string, string, string] => [
      `${name}, ms`,
      file[index] ?? '',
      postgres[index] ?? '',
    ]),
  ];
  const version = await server.run('SHOW server_version');
  process.stdout.write(
    `${count} statements, PostgreSQL ${version}, load ${load.join(' ')}\n\n` +
      '| | the file | PostgreSQL |\n| --- | --- | --- |\n' +
      `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`,
  );
} finally {
  await server.stop();
}
process.exit();
