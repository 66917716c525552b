// The generated dataset of the benchmark, some thousand statements: fast answers equal a naive
// recomputation from the records, and no query scans a table.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { dayNumber } from '../../src/records/dates.ts';
import { type Statement, StatementAct, StatementForm } from '../../src/records/statement.ts';
import { SqliteEngine } from '../../src/store/sqlite/engine.ts';
import type { Order, PageQuery, Query } from '../../src/store/store.ts';
import { french } from '../../src/text/analysis/french.ts';
import { foldName } from '../../src/text/names.ts';
import { generateRecords } from '../bench/generate.ts';
import { generatedSize, publishGenerated } from '../support/generated.ts';
import { runs } from '../support/runs.ts';

const { folder, manifest } = publishGenerated();
const statements = [...generateRecords(generatedSize).statements];
const prepared = new Set<string>();
let file: SqliteEngine;

beforeAll(() => {
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    prepared.add(source);
    return prepare.call(this, source);
  } as typeof prepare;
  file = new SqliteEngine(join(folder, fileName(manifest)));
  const everything = { resource: 'statements', filters: {} } as const;
  const timeline = file.engine.listTimeline({
    lists: [everything],
    order: 'ascending',
    after: [],
    limit: 1,
    bytesMax: 1,
  });
  file.read(timeline);
  Database.prototype.prepare = prepare;
});
afterAll(() => file.close());

const actor = fc
  .integer({ min: 0, max: 60 })
  .map((rank) => (rank === 0 ? 'peskov' : `actor-${rank}`));
const topic = fc.integer({ min: 0, max: 39 }).map((rank) => `topic-${rank}`);
const word = fc.constantFrom('négociations', 'dans', 'avec', 'sur', 'zzz');
const year = fc.integer({ min: 2015, max: 2027 });
const some = <T>(values: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(values, { minLength: 1, maxLength });

const question = fc.record(
  {
    actor: some(actor, 3),
    mentions: some(actor, 2),
    topic: some(topic, 3),
    form: some(fc.constantFrom(...StatementForm.options), 2),
    act: some(fc.constantFrom(...StatementAct.options), 4),
    years: fc.tuple(year, year).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    words: some(word, 2),
  },
  { requiredKeys: [] },
);
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

function toQuery({ years, words, ...filters }: Question): Query {
  return {
    resource: 'statements',
    filters,
    days: years && {
      from: dayNumber(`${years[0]}-01-01`),
      to: dayNumber(`${years[1]}-12-31`),
      match: 'overlaps',
    },
    text: words && { words: words.join(' '), scope: 'passage' },
  };
}

const numberOf = new Map(statements.map(({ id }, index) => [id, index + 1]));

/** A page as the numbers of its statements. */
function listNumbers(query: PageQuery) {
  const { documents, next } = file.read(file.engine.listDocuments(query));
  const list = JSON.parse(`[${documents.toString()}]`) as Statement[];
  return { numbers: list.map(({ id }) => numberOf.get(id) as number), next };
}

const tokensOf = new Map(
  statements.map(({ id, citations }) => [
    id,
    new Set(citations.flatMap(({ exact }) => foldName(exact).split(' '))),
  ]),
);

function holds(statement: Statement, { years, words, ...filters }: Question): boolean {
  const values: Record<string, string[]> = {
    actor: [statement.actor.id],
    mentions: statement.mentions.map(({ id }) => id),
    topic: statement.topics.map(({ id }) => id),
    form: [statement.form],
    act: [statement.act],
  };
  const day = statement.said?.earliest ?? '';
  return (
    Object.entries(filters).every(([field, wanted]) =>
      (wanted ?? []).some((value) => values[field]?.includes(value)),
    ) &&
    (!years || (day >= `${years[0]}-01-01` && day <= `${years[1]}-12-31`)) &&
    (words ?? []).every((text) => tokensOf.get(statement.id)?.has(foldName(text)))
  );
}

describe('random questions', () => {
  /** The first four pages. */
  function walk(query: Query, order: Order, limit: number): number[] {
    const seen: number[] = [];
    let after: number | undefined;
    for (let pages = 0; pages < 4; pages++) {
      const page = listNumbers({ ...query, order, after, limit });
      seen.push(...page.numbers);
      after = page.next;
      if (after === undefined) break;
    }
    return seen;
  }

  test('find, count and page as a naive recomputation does', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 60 }), (asked, limit) => {
        const query = toQuery(asked);
        const wanted = statements.flatMap((s, index) => (holds(s, asked) ? [index + 1] : []));
        expect(file.read(file.engine.count(query))).toBe(wanted.length);
        for (const order of ['ascending', 'descending', 'relevance'] as const) {
          const seen = walk(query, order, limit);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.length).toBe(Math.min(wanted.length, 4 * limit));
          if (order === 'ascending') expect(seen).toEqual(wanted.slice(0, seen.length));
          if (order === 'descending')
            expect(seen).toEqual(wanted.slice(-seen.length || wanted.length).reverse());
        }
      }),
      runs(40),
    );
  });

  test('are counted by value as a naive recomputation does', () => {
    const fields = fc.constantFrom('actor', 'topic', 'act', 'month');
    fc.assert(
      fc.property(question, fields, (asked, field) => {
        const counts = new Map<string, number>();
        for (const statement of statements.filter((s) => holds(s, asked))) {
          const value = {
            actor: statement.actor.id,
            topic: statement.topics[0]?.id,
            act: statement.act,
            month: statement.said?.edtf.slice(0, 7),
          }[field] as string;
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const wanted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const count = (limit?: number) =>
          file.read(file.engine.countValues(toQuery(asked), field, limit));
        expect(count()).toEqual(wanted);
        expect(count(7)).toEqual(wanted.slice(0, 7));
      }),
      runs(30),
    );
  });
});

describe('relevance', () => {
  /** BM25 as the textbook has it, from the passages. */
  function rankNaively(stems: readonly string[]): number[] {
    const documents = statements.map(({ citations }) =>
      citations.flatMap(({ exact }) =>
        french.listTokens(exact).map(({ written }) => french.stem(written)),
      ),
    );
    const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
    const counts = stems.map((stem) => documents.filter((words) => words.includes(stem)).length);
    const scored = documents.map((document, index) => {
      const scores = stems.map((stem, at) => {
        const count = counts[at] as number;
        const times = document.filter((other) => other === stem).length;
        const rarity = Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
        const damping = 1.2 * (0.25 + (0.75 * document.length) / average);
        return { times, score: (rarity * times * 2.2) / (times + damping) };
      });
      const total = scores.reduce((sum, { score }) => sum + score, 0);
      return { number: index + 1, total, found: scores.every(({ times }) => times > 0) };
    });
    const found = scored.filter((entry) => entry.found);
    return found.sort((a, b) => b.total - a.total || b.number - a.number).map((e) => e.number);
  }

  test('is that of a naive recomputation, repeated words and lengths included', () => {
    const text = { words: 'négociations avec', scope: 'passage' } as const;
    const wanted = rankNaively([french.stem('négociations'), french.stem('avec')]);
    expect(wanted.length).toBeGreaterThan(40);
    const page = { order: 'relevance', after: undefined, limit: wanted.length } as const;
    expect(listNumbers({ resource: 'statements', filters: {}, text, ...page }).numbers).toEqual(
      wanted,
    );
  });
});

describe('query plans', () => {
  /** At most 50 citations of one text are put in order: no more in a large dataset. */
  const withinOneSource = /from "_citations" where \(*"_citations"."source_id" = \?.* limit \?/s;

  /** Lines of a plan that would be slow at a million rows. */
  function slowSteps(client: Database.Database, sql: string): string[] {
    const plan = client.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const bound = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null);
    return (
      (plan.all(...bound) as { detail: string }[])
        .map(({ detail }) => detail)
        // `dataset` has a dozen rows, of which all are read at the start.
        .filter((detail) => /^SCAN (?!dataset$|.*VIRTUAL TABLE INDEX)|TEMP B-TREE/.test(detail))
        .filter((detail) => !(detail.includes('TEMP B-TREE') && withinOneSource.test(sql)))
    );
  }

  function openAgain(): Database.Database {
    return new Database(join(folder, 'onrecord.sqlite'), { readonly: true });
  }

  test('of every prepared query show no scan of a table and no temporary B-tree', () => {
    const client = openAgain();
    expect(prepared.size).toBeGreaterThan(20);
    const slow = [...prepared].flatMap((sql) =>
      slowSteps(client, sql).map((step) => `${step} ← ${sql.replace(/\s+/g, ' ')}`),
    );
    client.close();
    expect(slow).toEqual([]);
  });

  test('of an offender show it', () => {
    const client = openAgain();
    expect(slowSteps(client, 'SELECT * FROM statements WHERE form = ?')).toHaveLength(1);
    expect(slowSteps(client, 'SELECT id FROM actors ORDER BY kind')).toHaveLength(2);
    client.close();
  });
});
