// Publishing to PostgreSQL: everything becomes visible at once, or nothing; what is old goes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSeedCommand } from '../../src/seed/command.ts';
import { copyToDatabase } from '../../src/seed/database.ts';
import { Postgres } from '../support/postgres.ts';
import { temporaryFolder, writeSeeds } from '../support/seeds.ts';

let server: Postgres;
beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
});
afterAll(() => server.stop());

const seeds = writeSeeds();
const out = temporaryFolder();
let printed = '';
const stream = { write: (text: string) => (printed += text) };
const terminal = { stdout: stream, stderr: stream };

function compile(): void {
  const options = { check: false, out, seeds, json: false, force: true };
  expect(runSeedCommand(options, terminal)).toBe(0);
}

async function publish(url = server.url(), keep = 5): Promise<number> {
  printed = '';
  const retention = { filesMax: keep, bytesMax: Infinity };
  return copyToDatabase(url, out, { json: false, retention }, terminal);
}

/** Another version of the seeds. */
const change = () => appendFileSync(join(seeds, 'topics.yaml'), `\n# ${Math.random()}\n`);

const listPublications = () =>
  server.run('SELECT number || $$ of $$ || records_of FROM publications ORDER BY number');
const countStatements = () =>
  server.run('SELECT publication, count(*) FROM statements GROUP BY 1 ORDER BY 1');
const countPartitions = async () =>
  Number(await server.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'partitions'"));

test('The same records are copied, once, and the job says where', async () => {
  compile();
  expect(await publish()).toBe(0);
  expect(printed).toMatch(/^published \w{12} in postgres:\/\/127\.0\.0\.1:\d+\/onrecord \(publ/);
  expect(await listPublications()).toBe('1 of 1');
  const partitions = await countPartitions();
  expect(await publish()).toBe(0);
  expect(await listPublications()).toBe('1 of 1');
  expect(await countPartitions()).toBe(partitions);
});

test.each([
  ['A second job started meanwhile', 'pg_advisory_lock(1332630117)'],
  [
    'A job started while one that was killed is still copying',
    'pg_advisory_lock_shared(1332630118)',
  ],
])('%s ends with 75', async (_what, lock) => {
  const other = postgres(server.url(), { max: 1 });
  await other.unsafe(`SELECT ${lock}`);
  expect(await publish()).toBe(75);
  expect(printed).toContain('another seed job is publishing to this database');
  await other.end();
  expect(await publish()).toBe(0);
});

test('A database that cannot be reached is told without its password, and ends with 2', async () => {
  expect(await publish('postgres://somebody:secret@127.0.0.1:1/onrecord')).toBe(2);
  expect(printed).toContain('postgres://127.0.0.1:1/onrecord: ');
  expect(printed).not.toContain('secret');
});

test('What a killed job left is invisible, and the next one removes it', async () => {
  const before = await countPartitions();
  await server.run('CREATE TABLE partitions.statements_99 (LIKE statements)');
  expect(await countStatements()).toMatch(/^1\|\d+$/);
  expect(await publish()).toBe(0);
  expect(await countPartitions()).toBe(before);
});

test('A copy that differs from the file is not published', async () => {
  change();
  compile();
  await server.run(`CREATE FUNCTION spoil_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.name_fr := 'x'; RETURN NEW; END $$`);
  await server.run(`CREATE FUNCTION spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF to_regclass('partitions.topics_2') IS NOT NULL THEN
        CREATE OR REPLACE TRIGGER spoil BEFORE INSERT ON partitions.topics_2
          FOR EACH ROW EXECUTE FUNCTION spoil_row();
      END IF;
    END $$`);
  const when = "WHEN TAG IN ('CREATE TABLE')";
  await server.run(
    `CREATE EVENT TRIGGER spoil ON ddl_command_end ${when} EXECUTE FUNCTION spoil()`,
  );
  expect(await publish()).toBe(1);
  expect(printed).toContain('topics: what was read back is not what was sent');
  expect(await listPublications()).toBe('1 of 1');
  await server.run('DROP EVENT TRIGGER spoil');
  expect(await publish()).toBe(0);
  expect(await listPublications()).toBe('1 of 1\n2 of 2');
});

test('Old publications go, with their rows; those that are kept stay', async () => {
  for (let round = 0; round < 2; round++) {
    change();
    compile();
    expect(await publish(server.url(), 2)).toBe(0);
  }
  expect(await listPublications()).toMatch(/^3 of 3\n4 of 4$/);
  expect(await countStatements()).toMatch(/^3\|\d+\n4\|\d+$/);
});

/** In a process of its own, which is killed at the first step that is called so. */
async function publishAndKill(step: RegExp): Promise<void> {
  const [url, publisher, ledger] = [
    server.url(),
    join(import.meta.dirname, '../../src/store/postgres/publisher.ts'),
    join(import.meta.dirname, '../../src/publication/manifest.ts'),
  ];
  const source = `
    import { publishToDatabase } from '${publisher}';
    import { readManifest } from '${ledger}';
    const progress = (step) => process.stdout.write(step + '\\n');
    await publishToDatabase('${url}', '${out}', readManifest('${out}'), { keepMax: 5, progress });`;
  const args = ['--input-type=module', '--eval', source];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (steps) => step.test(String(steps)) && child.kill('SIGKILL'));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
}

test.each([/copying topics/, /copying spellings/, /switching/])(
  'A job that is killed at %s leaves nothing visible, and the next one publishes everything',
  async (step) => {
    const [partitions, before] = [await countPartitions(), await listPublications()];
    const { length } = before.split('\n');
    change();
    compile();
    await publishAndKill(step);
    expect(await listPublications()).toBe(before);
    expect((await countStatements()).split('\n')).toHaveLength(length);
    await expect.poll(() => publish(), { timeout: 30_000 }).toBe(0);
    expect((await listPublications()).split('\n')).toHaveLength(length + 1);
    expect(await countPartitions()).toBe((partitions / length) * (length + 1));
  },
);
