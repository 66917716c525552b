// The file for people with SQL: four views with everything, words found as they are typed, and the
// questions of the guide.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { root } from '../support/command.ts';
import { publishCurated } from '../support/curated.ts';

const { folder, manifest, records } = publishCurated();
const client = new Database(join(folder, fileName(manifest)), { readonly: true });
client.pragma('trusted_schema = OFF');
afterAll(() => client.close());

const all = (sql: string, ...values: string[]) =>
  client.prepare<string[], Record<string, unknown>>(sql).all(...values);

/** Everything that a record says, apart from addresses, which follow from ids. */
function* listLeaves(value: unknown, key = ''): Generator<string> {
  if (key === 'url' || value === null || value === undefined) return;
  if (typeof value !== 'object') yield String(value);
  else for (const [name, inner] of Object.entries(value)) yield* listLeaves(inner, name);
}

/** What of a record no row holds. Rows hold texts either as such or inside JSON. */
function listMissing(record: object, rows: readonly object[]): string[] {
  const told = rows.flatMap((row) => Object.values(row)).filter((cell) => cell !== null);
  const text = told.map(String).join('\n');
  return [...listLeaves(record)].filter(
    (leaf) => !text.includes(leaf) && !text.includes(JSON.stringify(leaf).slice(1, -1)),
  );
}

describe('the views', () => {
  /** How others are called stands in their own rows, and which end of a relation this one is. */
  const views = {
    statement: [
      'SELECT * FROM v_statements WHERE id = ?',
      'SELECT * FROM v_citations WHERE statement_id = ?',
      'SELECT * FROM v_relations WHERE statement_id = ?',
      'SELECT * FROM v_relations WHERE target = ?',
      'SELECT * FROM v_caveats WHERE statement_id = ?',
      'SELECT a.id, a.kind, a.name, a.name_fr FROM statement_mentions m JOIN actors a ON a.id = m.actor_id WHERE m.statement_id = ?',
      'SELECT a.id, a.kind, a.name, a.name_fr FROM statement_voices v JOIN actors a ON a.id = v.actor_id WHERE v.statement_id = ?',
      'SELECT a.id, a.kind, a.name, a.name_fr FROM statement_audience u JOIN actors a ON a.id = u.actor_id WHERE u.statement_id = ?',
      'SELECT t.id, t.name_en, t.name_fr FROM statement_topics s JOIN topics t ON t.id = s.topic_id WHERE s.statement_id = ?',
      'SELECT e.id, e.name_en, e.name_fr FROM statement_events s JOIN events e ON e.id = s.event_id WHERE s.statement_id = ?',
    ],
    caveat: [
      'SELECT * FROM v_caveats WHERE caveat = ?',
      'SELECT * FROM v_citations WHERE caveat_id = ?',
    ],
  };
  const read = (queries: readonly string[], id: string) => queries.flatMap((sql) => all(sql, id));

  test('hold all that the JSON of a statement says', () => {
    for (const { relations, ...statement } of records.statements) {
      const ends = relations.map(({ type, kind, id, label }) => ({ type, kind, id, label }));
      const rows = read(views.statement, statement.id);
      expect([statement.id, listMissing({ ...statement, ends }, rows)]).toEqual([statement.id, []]);
    }
  });

  test('hold all that the JSON of a caveat says', () => {
    for (const caveat of records.caveats) {
      const rows = read(views.caveat, caveat.id);
      expect([caveat.id, listMissing(caveat, rows)]).toEqual([caveat.id, []]);
    }
  });

  test('have one row for each statement, passage and relation', () => {
    const count = (view: string) => all(`SELECT count(*) AS rows FROM ${view}`)[0]?.rows;
    expect(count('v_statements')).toBe(records.statements.length);
    expect(count('v_relations')).toBe(count('relations'));
    expect(count('v_citations')).toBe(count('citations'));
  });

  test('and what is missing is noticed', () => {
    expect(listMissing({ a: 'so', b: ['on'], url: '/x' }, [{ c: 'and so on' }])).toEqual([]);
    expect(listMissing({ a: 'so', b: ['yes'] }, [{ c: 'and so on' }])).toEqual(['yes']);
  });
});

describe('full text', () => {
  const find = (words: string) =>
    all('SELECT id FROM statements_fts WHERE statements_fts MATCH ?', words).map(({ id }) => id);

  test('finds a word with its accents and without them', () => {
    expect(find('text : négociations').sort()).toEqual(
      records.statements
        .filter(({ text }) => /\bn[ée]gociations\b/i.test(text))
        .map(({ id }) => id)
        .sort(),
    );
    expect(find('text : négociations').length).toBeGreaterThan(2);
    expect(find('NEGOCIATIONS')).toEqual(find('négociations'));
  });

  test('shows where it is', () => {
    const sql =
      "SELECT snippet(statements_fts, 1, '[', ']', '…', 8) AS shown FROM statements_fts WHERE statements_fts MATCH 'text : négociations'";
    for (const { shown } of all(sql)) expect(shown).toMatch(/\[négociations\]/i);
  });
});

test('tables that only serve requests begin with _', () => {
  const names = all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'statements_fts_%' ESCAPE '\\'",
  ).map(({ name }) => name as string);
  const blobs = names.filter((name) =>
    (client.pragma(`table_info(${name})`) as { name: string; type: string }[]).some(
      (column) => column.type === 'BLOB' && column.name !== 'document',
    ),
  );
  expect(names.length).toBeGreaterThan(15);
  expect(blobs).toEqual([]);
  const links = names.filter((name) =>
    (client.pragma(`table_info(${name})`) as { name: string }[]).some((column) =>
      /_number$/.test(column.name),
    ),
  );
  expect(links).toEqual([]);
});

describe('the questions of the guide', () => {
  const guide = readFileSync(join(root, 'test/examples/README.md'), 'utf8');
  const [, block = ''] = /```sql\n(-- Who speaks most[\s\S]*?)```/.exec(guide) ?? [];
  const questions = block
    .split(/\n\n/)
    .map((part): [string, string] => [part.split('\n')[0]?.slice(3) ?? '', part.trim()]);

  test('are eight, none with more than one join', () => {
    expect(questions.length).toBe(8);
    for (const [, sql] of questions) expect(sql.match(/\bJOIN\b/g)?.length ?? 0).toBeLessThan(2);
  });

  test.each(questions)('%s', (_, sql) => {
    const rows = all(sql);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows.slice(0, 3)) {
      expect(Object.values(row).some((cell) => cell !== null && cell !== '')).toBe(true);
    }
  });

  test('are answered as the records say', () => {
    const answer = (beginning: string) =>
      all(questions.find(([text]) => text.startsWith(beginning))?.[1] as string);
    const total = answer('Who speaks most').reduce((sum, row) => sum + Number(row.statements), 0);
    expect(total).toBe(records.statements.length);
    const open = records.statements.filter(({ attribution }) => attribution.status !== 'reported');
    expect(
      answer('Which are not simply')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(open.map(({ id }) => id).sort());
    const denied = answer('What did Peskov deny').map(({ exact }) => exact);
    expect(denied.some((exact) => String(exact).includes('pure invention'))).toBe(true);
  });
});
