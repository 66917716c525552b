// The schema `current`, for people who write SQL: what a dataset file has, of whatever publication
// is current, readable for the role of the service and for those who are given it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileName, type Manifest } from '../../src/publication/manifest.ts';
import { publishToDatabase } from '../../src/store/postgres/publisher.ts';
import { root } from '../support/command.ts';
import { Postgres } from '../support/postgres.ts';
import { publishEdition } from '../support/publications.ts';
import { temporaryFolder } from '../support/seeds.ts';

const folder = temporaryFolder();
let server: Postgres;
let sql: Sql;
let file: Database.Database;

async function publish(edition: number): Promise<Manifest> {
  const manifest = publishEdition(folder, edition);
  await publishToDatabase(server.url('on_record_publisher', 'one'), folder, manifest, {
    keepMax: 2,
  });
  return manifest;
}

beforeAll(async () => {
  server = await Postgres.start({ fsync: false });
  await server.run('DROP DATABASE onrecord', 'postgres');
  const path = join(root, 'migrations/postgres/roles.sql');
  await server.runFile(path, { PUBLISHER_PASSWORD: 'one', READER_PASSWORD: 'two' });
  const manifest = await publish(1);
  file = new Database(join(folder, fileName(manifest)), { readonly: true });
  await server.run("CREATE ROLE somebody LOGIN PASSWORD 'x' IN ROLE on_record_reader");
  sql = postgres(server.url('somebody', 'x'), { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await server.stop();
});

const guide = readFileSync(join(root, 'src/main/postgresql.md'), 'utf8');
const [, questions = ''] = /```sql\n([^`]*)```/.exec(guide) ?? [];

/** As SQLite would print it. */
const plain = (rows: readonly object[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, /^\d+$/.test(value) ? +value : value]),
    ),
  );

test('The questions of the guide have the answers that the file gives', async () => {
  const each = questions.split(/;\s*/).filter((question) => question.includes('SELECT'));
  expect(each).toHaveLength(3);
  for (const question of each) {
    const answers = await sql.unsafe(question);
    expect(answers.length, question).toBeGreaterThan(2);
    expect(plain(answers)).toEqual(file.prepare(question.replaceAll('current.', '')).all());
  }
});

test('Everything for people that the file has is there, row for row', async () => {
  const names = file
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
       AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'statements_fts%'`,
    )
    .pluck()
    .all();
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) {
    const [first] = file.prepare<[], object>(`SELECT * FROM "${name}" LIMIT 1`).all();
    const rows = await sql.unsafe(`SELECT * FROM current."${name}"`);
    expect([name, rows.length]).toEqual([
      name,
      file.prepare(`SELECT count(*) FROM "${name}"`).pluck().get(),
    ]);
    if (first) expect(Object.keys(rows[0] ?? {}).sort(), name).toEqual(Object.keys(first).sort());
  }
});

test.each(['v_statements', 'v_citations', 'v_relations', 'v_caveats'])(
  '%s says what that of the file says',
  async (view) => {
    const sort = (rows: readonly object[]) =>
      plain(rows)
        .map((row) => JSON.stringify(row))
        .sort();
    const rows = await sql.unsafe(`SELECT * FROM current.${view}`);
    expect(sort(rows)).toEqual(sort(file.prepare<[], object>(`SELECT * FROM ${view}`).all()));
  },
);

test('v_documents has every record as it is sent, byte for byte', async () => {
  const read = (view: string, document: string) =>
    `SELECT resource, id, ${document} AS document FROM ${view} ORDER BY resource, id`;
  const rows = await sql.unsafe(read('current.v_documents', 'document::text'));
  expect([...rows]).toEqual(file.prepare(read('v_documents', 'document')).all());
});

test('They show what is published next, and only that', async () => {
  const count = async () => {
    const [row] = await sql`SELECT count(*)::integer AS statements,
      count(*) FILTER (WHERE summary_en LIKE '%(edition 2)')::integer AS newer
      FROM current.v_statements`;
    return row;
  };
  const { statements } = (await count()) as { statements: number };
  expect(await count()).toEqual({ statements, newer: 0 });
  await publish(2);
  expect(await count()).toEqual({ statements, newer: statements });
});

test('A record is found by an index, in one partition', async () => {
  const plan = await sql`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)
    SELECT text FROM current.statements WHERE id = 'peskov-2025-12-03-eu-gas'`;
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toMatch(/Index Scan using statements_\d+/);
  expect(
    lines.match(/Index Scan using statements_\d+\w* on statements_\d+[^\n]*(?!never)/g),
  ).toBeTruthy();
  expect(lines).not.toContain('Seq Scan on statements');
});
