// Sixty publications, one a second, while eight clients ask: each answer is compared with what
// the records of the version that it names say, worked out the slow way.
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Statement, StatementAct, StatementForm } from '../../src/records/statement.ts';
import { publishCurated } from '../support/curated.ts';
import { editionsOf } from '../support/publications.ts';
import { buildRandom, randomSeed } from '../support/random.ts';
import { report } from './support/report.ts';
import { readVersion, startServer, temporaryFolder, waitFor } from './support/server.ts';

const publications = 60;

/** How many of them differ; each comes again later. */
const distinct = 20;
const clients = 8;
const { records } = publishCurated();
const actors = records.actors.map(({ id, url, label, kind }) => ({ id, url, label, kind }));

/** The statements of an edition, in list order: who speaks, how, and doing what is drawn anew. */
function drawStatements(edition: number): Statement[] {
  const random = buildRandom(randomSeed + edition);
  const draw = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  return records.statements.map((statement) => ({
    ...statement,
    actor: { ...statement.actor, ...draw(actors) },
    act: draw(StatementAct.options),
    form: draw(StatementForm.options),
  }));
}

interface Question {
  path: string;
  /** Undefined where the answer is right for the statements of its version. */
  findFault: (answer: Answer, statements: readonly Statement[]) => string | undefined;
}

interface Answer {
  id?: string;
  actor?: { id: string };
  data: { id: string; act: string }[];
  page: { total: number };
  facets: { act: { value: string; count: number }[] };
}

const differs = (what: string, got: unknown, want: unknown) =>
  JSON.stringify(got) === JSON.stringify(want)
    ? undefined
    : `${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`;

function drawQuestion(random: () => number): Question {
  const draw = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const actor = random() < 0.5 ? draw(actors).id : undefined;
  const form = random() < 0.5 ? draw(StatementForm.options) : undefined;
  const sort = draw(['said', '-said', 'id']);
  const limit = 1 + Math.floor(random() * 40);
  const query = new URLSearchParams({ sort, limit: String(limit), facets: 'act' });
  if (actor !== undefined) query.set('actor', actor);
  if (form !== undefined) query.set('form', form);
  return {
    path: `/statements?${query}`,
    findFault: ({ data, page, facets }, statements) => {
      const found = statements.filter(
        (one) =>
          (actor === undefined || one.actor.id === actor) &&
          (form === undefined || one.form === form),
      );
      const ids = found.map(({ id }) => id);
      if (sort === '-said') ids.reverse();
      if (sort === 'id') ids.sort();
      const counts = Object.groupBy(found, ({ act }) => act);
      const wanted = Object.entries(counts).map(([act, those]) => [act, those.length]);
      const counted = facets.act.map(({ value, count }) => [value, count]);
      return (
        differs('total', page.total, found.length) ??
        differs(
          'page',
          data.map(({ id }) => id),
          ids.slice(0, limit),
        ) ??
        differs('facets', counted.sort(), wanted.sort())
      );
    },
  };
}

test('Sixty publications: every answer is the one of its version', async () => {
  console.log(`FC_SEED=${randomSeed}`);
  const folder = temporaryFolder();
  const editions = new Map<string, readonly Statement[]>();
  const publishEdition = editionsOf((edition) => ({
    ...records,
    statements: drawStatements(edition),
  }));
  const publish = (count: number) => {
    const edition = count % distinct;
    const { version } = publishEdition(folder, edition);
    editions.set(version, drawStatements(edition));
    return version;
  };
  // All are built beforehand, so that the clients need not wait for it.
  for (let edition = 0; edition < distinct; edition++) publishEdition(temporaryFolder(), edition);
  publish(0);
  const server = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: 100 });
  let isOver = false;
  const publishing = (async () => {
    for (let count = 1; count <= publications; count++) {
      const pause = setTimeout(1000);
      const version = publish(count);
      const isServed = async () => (await readVersion(server.url)) === version;
      await waitFor(isServed, 60_000, server.output);
      await pause;
    }
    isOver = true;
  })();
  const seen = new Map<string, number>();
  const faults: string[] = [];
  const ask = async (client: number) => {
    const random = buildRandom(randomSeed - client);
    while (!isOver) {
      const { path, findFault } = drawQuestion(random);
      const response = await fetch(server.url + path);
      const answer = (await response.json()) as Answer & { dataset: { version: string } };
      const version = answer.dataset?.version;
      const statements = editions.get(version);
      const fault = statements ? findFault(answer, statements) : `status ${response.status}`;
      if (fault !== undefined) faults.push(`${path} at ${version}: ${fault}`);
      seen.set(version, (seen.get(version) ?? 0) + 1);
    }
  };
  await Promise.all([publishing, ...Array.from({ length: clients }, (_, client) => ask(client))]);
  const answers = [...seen.values()].reduce((sum, count) => sum + count, 0);
  report('Sixty publications', { answers, versions: seen.size, faults: faults.length });
  expect(faults.slice(0, 3)).toEqual([]);
  expect(seen.size).toBe(distinct);
  expect(answers).toBeGreaterThan(1000);
}, 900_000);

test('A wrong answer is found', () => {
  const statements = drawStatements(0);
  const right: Answer = {
    data: statements.slice(0, 2).map(({ id, act }) => ({ id, act })),
    page: { total: 2 },
    facets: { act: [] },
  };
  const { findFault } = drawQuestion(() => 0.99);
  expect(findFault(right, statements)).toMatch(/^total: got 2/);
});
