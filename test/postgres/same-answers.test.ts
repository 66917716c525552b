// The two engines give the same answers, byte for byte: random requests through the whole service,
// once over the file and once over PostgreSQL. What differs is a fault.
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { Replica } from '../../src/replica/replica.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { PostgresDatabase } from '../../src/store/postgres/database.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { generateRecords } from '../bench/generate.ts';
import { publishCurated, testAddress } from '../support/curated.ts';
import { Postgres } from '../support/postgres.ts';
import { buildRandom, randomSeed } from '../support/random.ts';
import { temporaryFolder } from '../support/seeds.ts';
import { Questions, readVocabulary } from './questions.ts';
import { publishBefore, publishToday } from './small-seeds.ts';

const questionsMax = Number(process.env.QUESTIONS ?? 1500);
const statementsMax = Number(process.env.STATEMENTS ?? 10_000);

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

interface Pair {
  file: FastifyInstance;
  database: FastifyInstance;
  manifest: Manifest;
  close: () => Promise<void>;
}

async function ask(app: FastifyInstance, url: string, language = 'en'): Promise<Answer> {
  const response = await app.inject({ url, headers: { 'accept-language': language } });
  const { date: _, ...headers } = response.headers;
  return { status: response.statusCode, headers, body: response.rawPayload.toString('latin1') };
}

const log = { info: () => {}, warn: () => {} };

/** Two publications, so that there is a past to ask for. */
async function open(before: () => void, now: () => void, folder: string): Promise<Pair> {
  const server = await Postgres.start({ fsync: false });
  for (const publish of [before, now]) {
    publish();
    const manifest = readManifest(folder) as Manifest;
    await publishToDatabase(server.url(), folder, manifest, { keepMax: 5 });
  }
  const hour = 3_600_000;
  const replica = Replica.open({
    ...{ folder, origin: undefined, pollIntervalMs: hour, bytesMax: 2 ** 40, log },
  });
  const patience = { lookTimeoutMs: 60_000, statementTimeoutMs: 60_000, readTimeoutMs: 60_000 };
  const database = await PostgresDatabase.open({
    ...{ url: server.url(), log, pollIntervalMs: hour, ...patience },
  });
  const options = { address: testAddress, version: '0.0.0', logger: false } as const;
  const file = await buildApp({ ...options, store: replica, archive: replica.archive });
  const other = await buildApp({ ...options, store: database, archive: database.archive });
  const manifest = readManifest(folder) as Manifest;
  // A file of before is checked when it is first asked for, and a busy machine takes its time.
  for (const { version } of manifest.ledger) {
    while ((await ask(file, `/topics?as_of=${version}`)).status === 503) await setTimeout(100);
  }
  return {
    file,
    database: other,
    manifest,
    close: async () => {
      await Promise.all([file.close(), other.close()]);
      await Promise.all([replica.close(), database.close()]);
      await server.stop();
    },
  };
}

const curated = temporaryFolder();
const generated = temporaryFolder();
const small = temporaryFolder();
const { records } = publishCurated();

/** What only a file can give; all else of an answer is compared. */
const ofFile: Readonly<Record<string, (body: string) => unknown>> = {
  '/dataset': (body) => ({ ...JSON.parse(body), file_note: null }),
  '/dataset.datapackage.json': (body) => {
    const { resources, ...others } = JSON.parse(body) as { resources: { name: string }[] };
    return { ...others, resources: resources.filter(({ name }) => name !== 'dataset') };
  },
};

/** An answer without what belongs to the file, and without what depends on it. */
function without({ status, headers, body }: Answer, read: (body: string) => unknown) {
  // Short answers are not compressed, so they do not vary.
  const { etag: _, 'content-length': __, vary: ___, ...others } = headers;
  return { status, headers: others, body: read(body) };
}

describe.each([
  [
    'small seeds with all that may become of a text',
    small,
    () => publishBefore(small),
    () => publishToday(small),
  ],
  [
    'the curated seeds',
    curated,
    () => publishRecords(curated, generateRecords(50), 'a'),
    () => publishRecords(curated, records, 'b', { force: true }),
  ],
  [
    `${statementsMax} generated statements`,
    generated,
    () => publishRecords(generated, generateRecords(60), 'a'),
    () => publishRecords(generated, generateRecords(statementsMax), 'b', { force: true }),
  ],
])('%s', (_what, folder, before, now) => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await open(before, now, folder);
  }, 600_000);
  afterAll(() => pair.close());

  const compare = async (url: string, language: string): Promise<Answer> => {
    const [wanted, answer] = [
      await ask(pair.file, url, language),
      await ask(pair.database, url, language),
    ];
    const [path = ''] = url.split('?');
    const readOthers = wanted.status === 200 ? ofFile[path] : undefined;
    expect(readOthers ? without(answer, readOthers) : answer, url).toEqual(
      readOthers ? without(wanted, readOthers) : wanted,
    );
    return wanted;
  };

  test('random requests have the same answers, page after page', async () => {
    const random = buildRandom(randomSeed);
    const known = await readVocabulary((url) => ask(pair.file, url), pair.manifest);
    const questions = new Questions(known, random);
    const statuses = new Map<number, number>();
    for (let asked = 0; asked < questionsMax; ) {
      let url: string | undefined = questions.draw();
      // The one answer that PostgreSQL cannot give: it has no file. See the next test.
      if (url.startsWith('/dataset.sqlite')) continue;
      for (let page = 0; url !== undefined && page < 3; page++, asked++) {
        const language = random() < 0.5 ? 'en' : 'fr';
        const { status, headers } = await compare(url, language);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        url = /<http:\/\/[^/]+([^>]*)>; rel="next"/.exec(String(headers.link))?.[1];
      }
    }
    expect(statuses.get(500), `FC_SEED=${randomSeed}`).toBe(undefined);
    expect(statuses.get(200)).toBeGreaterThan(questionsMax / 2);
  }, 900_000);

  test('words are recognised in a text of before, too', async () => {
    const words = encodeURIComponent('Le sommet du 2 décembre a eu lieu à Oslo');
    const { body } = await compare(`/lookup?text=${words}`, 'fr');
    if (folder === small) expect(JSON.parse(body).data[0].match).toBe('exact');
  });

  test('a walk through all statements has the same pages', async () => {
    for (const sort of ['id', '-modified', 'relevance&q=la']) {
      let url: string | undefined = `/statements?limit=100&sort=${sort}`;
      for (let page = 0; url !== undefined && page < 12; page++) {
        const { headers } = await compare(url, 'en');
        url = /<http:\/\/[^/]+([^>]*)>; rel="next"/.exec(String(headers.link))?.[1];
      }
    }
  });

  test('the file itself is not there, and the answer says so', async () => {
    const read = async (app: FastifyInstance, url: string) =>
      JSON.parse((await ask(app, url)).body);
    const { status, detail } = await read(pair.database, '/dataset.sqlite');
    expect(status).toBe(404);
    expect(detail).toContain('has no file');
    expect((await read(pair.database, '/dataset')).file_note).toBe(detail);
    expect((await read(pair.file, '/dataset')).file_note).toBe(null);
    expect((await ask(pair.file, '/dataset.sqlite')).status).toBe(200);
    const nameFirst = async (app: FastifyInstance) =>
      (await read(app, '/dataset.datapackage.json')).resources[0].name;
    expect([await nameFirst(pair.file), await nameFirst(pair.database)]).toEqual([
      'dataset',
      'statements',
    ]);
  });
});
