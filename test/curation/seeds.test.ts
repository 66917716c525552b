// The project's own seeds: they compile, every passage stands in its article, the answers that the
// documentation shows are there, and what the articles plainly say is recorded as they say it.
// Nothing here counts records: one more correct article breaks none of these tests.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/http/routes/index.ts';
import { exampleUrl } from '../../src/http/routes/route.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { CompiledRecords } from '../../src/seed/compile.ts';
import { compileFolder, publishRecords } from '../../src/seed/pipeline.ts';
import { formatProblem } from '../../src/seed/problem.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { answerQuestions, checkQuestions } from '../documents/answers.ts';
import { type Service, startService } from '../support/service.ts';
import { addArticle } from './added-article.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const folder = mkdtempSync(join(tmpdir(), 'onrecord-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

function compile(from: string): CompiledRecords {
  const { problems, records } = compileFolder(from);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(formatProblem)).toEqual([]);
  return records as CompiledRecords;
}

const own = compile(seeds);

/** A passage as it is compared: however its lines are broken. */
const flatten = (text: string) => text.replace(/\s+/g, ' ');

describe('what the articles plainly say', () => {
  /** Those statements of this speaker whose passage holds these words. */
  const find = (actor: string, words: string): Statement[] =>
    own.statements.filter(
      (statement) =>
        statement.actor.id === actor &&
        statement.citations.some(({ exact }) => flatten(exact).includes(words)),
    );

  test.each([
    ['peskov', 'cesser totalement les importations de gaz russe', '2025-12-03'],
    ['peskov', 'ne pas accorder trop d’importance aux fuites', null],
    ['peskov', 'pas de plans concrets', '2024-11-11'],
    ['peskov', 'rencontrer les Américains autant que nécessaire', null],
    ['peskov', 'la démission des autorités ukrainiennes', null],
    ['putin', '« jeunes porcs »', '2025-12-17'],
    ['putin', 'la prise totale de Pokrovsk', null],
    ['rutte', 'Trump est le seul à pouvoir débloquer', '2025-12-03'],
    ['ushakov', 'certaines propositions américaines peuvent être discutées', null],
    ['russia', '« constructifs » et « utiles »', null],
    ['united-states', '« constructifs » et « utiles »', null],
    ['witkoff', 'flatter Trump', '2025-10-14'],
  ])('%s: %s', (actor, words, day) => {
    const days = find(actor, words).map(({ said }) => said?.edtf);
    expect(days).not.toEqual([]);
    if (day !== null) expect(days).toContain(day);
  });

  test('the Kremlin’s spokesman speaks on behalf of the Kremlin', () => {
    const [statement] = find('peskov', 'cesser totalement les importations de gaz russe');
    expect(statement?.on_behalf_of?.id).toBe('kremlin');
  });
  test('Peskov denies the call that The Washington Post reported', () => {
    const denials = own.statements.filter(
      ({ actor, act, relations }) =>
        actor.id === 'peskov' &&
        act === 'denial' &&
        relations.some(({ type, direction }) => type === 'denies' && direction === 'outgoing'),
    );
    expect(denials).not.toEqual([]);
  });
  test('what was leaked of Witkoff is one statement of both articles, by way of Bloomberg', () => {
    const [statement] = find('witkoff', 'suggérant de flatter Trump');
    expect(new Set(statement?.citations.map(({ source }) => source.id)).size).toBe(2);
    expect(statement?.citations.map(({ via }) => via?.publisher)).toEqual([
      'Bloomberg',
      'Bloomberg',
    ]);
  });
  test('the capture of Pokrovsk is contradicted by Ukraine', () => {
    const [claim] = find('putin', 'la prise totale de Pokrovsk');
    const [answer] = find('ukraine', 'la prise totale de Pokrovsk');
    const contradicted = answer?.relations.filter(({ type }) => type === 'contradicts');
    expect(contradicted?.map(({ id }) => id)).toEqual([claim?.id]);
  });
});

describe.each([
  ['the seeds', () => seeds],
  ['the seeds with one more article', withArticle],
])('every passage of %s', (_name, findFolder) => {
  test('stands in its article, to the character', () => {
    const from = findFolder();
    const { statements, events, caveats } = compile(from);
    const citations = [...statements, ...events, ...caveats].flatMap((record) => record.citations);
    const missing = citations.filter(({ source, exact }) => {
      const article = readFileSync(join(from, 'sources', source.id, 'article.txt'), 'utf8');
      return exact === '' || !article.includes(exact);
    });
    expect(missing).toEqual([]);
    expect(citations.length).toBeGreaterThan(0);
  });
});

/** A new copy of the seeds with one more article. */
function withArticle(): string {
  const copy = mkdtempSync(join(folder, 'seeds-'));
  cpSync(seeds, copy, { recursive: true });
  addArticle(copy);
  return copy;
}

describe('a service over the seeds', () => {
  let service: Service;
  beforeAll(async () => {
    const manifest = publishRecords(folder, own, '');
    service = await startService({ dataset: new Dataset(folder, manifest) });
  });
  afterAll(() => service.close());

  test('answers every request that the documentation shows', async () => {
    const urls = routes.flatMap((route) =>
      Object.values(route.examples).map((example) => exampleUrl(route, example)),
    );
    expect(urls.length).toBeGreaterThan(20);
    for (const url of urls) {
      const { status } = await service.sendRaw(url);
      expect([url, status]).toEqual([url, 200]);
    }
  });
});

describe('the answers that the README shows', () => {
  const readme = readFileSync(join(seeds, '../README.md'), 'utf8');
  let answered: Awaited<ReturnType<typeof answerQuestions>>;
  beforeAll(async () => {
    answered = await answerQuestions(seeds);
  });

  test('are given; `npm run update` writes those of today', () => {
    expect(answered).toHaveLength(5);
    expect(checkQuestions(readme, answered)).toEqual([]);
  });
  test('are given with one more article, too', async () => {
    expect(checkQuestions(readme, await answerQuestions(withArticle()))).toEqual([]);
  });
  test('would not be, were one of them changed', () => {
    expect(checkQuestions(readme.replace('"statements":', '"statments":'), answered)).toHaveLength(
      1,
    );
    expect(checkQuestions(readme.replace('min_sources=2', 'min_sources=3'), answered)).toHaveLength(
      1,
    );
  });
});
