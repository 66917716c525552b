// The OpenAPI document: complete, clean, and true: every documented example is sent, and every
// record, list and refusal is held against it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceNames } from '../../src/records/resources.ts';
import { Dataset } from '../../src/store/sqlite/dataset.ts';
import { reduceToStructure, structurePath } from '../documents/structure.ts';
import { publishCurated } from '../support/curated.ts';
import {
  type ApiDocument,
  dereference,
  findFaults,
  parseDocument,
  readDocument,
} from '../support/document.ts';
import { type List, type Service, startService } from '../support/service.ts';

const { folder, manifest, records } = publishCurated();
let service: Service;
let document: ApiDocument;

beforeAll(async () => {
  service = await startService();
  document = await readDocument(service);
});
afterAll(() => service.close());

async function checkAll(urls: readonly string[]): Promise<void> {
  expect(await findFaults(service, document, urls)).toEqual([]);
}

/** A document cannot hold itself, nor a database, nor the checksums of what is yet to be made. */
const unshown = [
  ...['/openapi.json', '/dataset.sqlite', '/dataset.datapackage.json'],
  ...resourceNames.map((resource) => `/${resource}.xlsx`),
];

describe('every operation', () => {
  test('has an id of its own, a summary, a description and one defined tag', () => {
    const tags = document.raw.tags.map(({ name }) => name);
    const ids = document.operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of document.operations) {
      expect(operation.operationId).toMatch(/^(find|list)[A-Z]\w+$/);
      expect(operation.summary).toMatch(/^[A-Z].{5,60}[^.]$/);
      expect(operation.description).toMatch(/^\S.{15,}\.$/s);
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
      expect(operation.tags).toHaveLength(1);
    }
  });
  test('has a path of lower-case words, ids and suffixes', () => {
    for (const { path } of document.operations) {
      expect(path).toMatch(/^(\/([a-z]+(-[a-z]+)*|\{id\})(\.[a-z]+)*)+$/);
    }
  });
  test('describes each parameter and shows a value for it', () => {
    // Which values these have, only an answer tells.
    for (const { path, operation } of document.operations) {
      const ofAnswers = ['cursor', 'as_of', ...(path === '/sources/{id}/text' ? ['text'] : [])];
      for (const { name, description, example, schema } of operation.parameters ?? []) {
        expect(description).toMatch(/^\S.{8,}\.$/s);
        const shown = example ?? ('default' in schema || 'enum' in schema);
        expect([operation.operationId, name, Boolean(shown) || ofAnswers.includes(name)]).toEqual([
          operation.operationId,
          name,
          true,
        ]);
      }
    }
  });
  test('documents its headers, its refusals and an example of each answer', () => {
    for (const { path, operation, isPaged, requests } of document.operations) {
      const { responses } = operation;
      const isHealth = path === '/livez' || path === '/readyz';
      const headers = Object.keys(responses['200']?.headers ?? {});
      expect(headers).toEqual(expect.arrayContaining(['Cache-Control']));
      expect([path, headers.includes('ETag')]).toEqual([path, !isHealth]);
      expect(headers.includes('Link')).toBe(isPaged);
      expect('304' in responses).toBe(!isHealth);
      expect('404' in responses).toBe(path.includes('{id}'));
      for (const [status, response] of Object.entries(responses)) {
        const { description, content } = dereference(document.raw, response) ?? response;
        expect(description).toMatch(/\.$/);
        const isShown = requests.some((request) => request.status === status);
        // A dataset need not have a record that was withdrawn or split.
        if (status === '300' || status === '410') continue;
        const isExpected = content !== undefined && !(status === '200' && unshown.includes(path));
        expect([path, status, isShown]).toEqual([path, status, isExpected]);
      }
    }
  });
});

describe('every documented example is the real answer', () => {
  test('of what succeeds and of what is refused', async () => {
    let count = 0;
    for (const { requests } of document.operations) {
      for (const { url, status, value } of requests) {
        if (status === '503' || status === 'default') continue;
        const answer = await service.sendRaw(url);
        const body: unknown = typeof value === 'string' ? answer.body : JSON.parse(answer.body);
        expect([url, String(answer.status), body]).toEqual([url, status, value]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(40);
  });
  test('of what there is to say without a dataset', async () => {
    const empty = await startService({ dataset: undefined });
    for (const { requests } of document.operations) {
      for (const { url, status, value } of requests.filter((each) => each.status === '503')) {
        const answer = await empty.get(url).expect(Number(status));
        expect(answer.body).toEqual(value);
      }
    }
    await empty.close();
  });
  test('of what fails', async () => {
    // What was kept from making the documentation would be answered without the file.
    const dataset = new Dataset(folder, manifest, { cacheBytesMax: 0 });
    const broken = await startService({ dataset });
    dataset.close();
    // These answer from what was read when the file was opened, or send it without opening it.
    const unaffected = ['/readyz', '/dataset', '/dataset.sqlite'];
    for (const { path, operation, requests } of document.operations) {
      for (const { url, value } of requests.filter(({ status }) => status === 'default')) {
        if (!('503' in operation.responses) || unaffected.includes(path)) continue;
        const answer = await broken.get(url).expect(500);
        expect(answer.body).toEqual(value);
      }
    }
    await broken.close();
  });
  test('of each parameter alone, which is accepted and finds something', async () => {
    for (const { path, operation, isList } of document.operations) {
      if (!isList) continue;
      for (const { name, example } of operation.parameters ?? []) {
        if (example === undefined) continue;
        const url = `${path}?${name}=${encodeURIComponent(String(example))}`;
        const { page } = await service.read<List<unknown>>(url);
        expect([url, page.total > 0]).toEqual([url, true]);
      }
    }
  });
});

describe('every real answer is as documented', () => {
  const { actors, caveats, events, sources, statements, topics } = records;
  const lists = { actors, caveats, events, sources, statements, topics };

  test('each single record', () =>
    checkAll(
      Object.entries(lists).flatMap(([name, list]) => list.map(({ id }) => `/${name}/${id}`)),
    ));
  test('each text and each graph of relations', () =>
    checkAll([
      ...sources.map(({ id }) => `/sources/${id}/text`),
      ...statements.map(({ id }) => `/statements/${id}/relations?depth=3`),
    ]));
  test('a statement in a list without fields is whole', async () => {
    const { records: found } = await service.walk<object>('/statements?limit=100');
    const whole = found.map((statement) => ({ ...statement, text: undefined }) as object);
    for (const statement of [...found, ...whole]) {
      const text = JSON.stringify(statement);
      const headers = { 'content-type': 'application/json', etag: '""', 'cache-control': '' };
      const faults = document.check('/statements/x', { status: 200, headers, text });
      expect(faults.length > 0).toBe(!('text' in JSON.parse(text)));
    }
  });
  test('each refusal', () =>
    checkAll([
      ...Object.keys(lists).flatMap((name) => [
        `/${name}/nothing`,
        `/${name}/${'x'.repeat(500)}`,
        `/${name}?x=1`,
        `/${name}?limit=0&limit=1`,
        `/${name}?cursor=x`,
        `/${name}?limit=%`,
        `/${name}?__proto__=%00`,
      ]),
      '/statements?actor=dmitri&topic=pesk&form=x&from=x&sort=x',
      '/statements?q=%22',
      '/statements?related_to=x',
      '/statements?sort=relevance',
      '/sources/bloomberg-2025-11-25/text',
      '/sources/nothing/text',
      '/statements/nothing/relations?depth=9',
      '/dataset?x',
      '/livez?x',
      '/openapi.json?x',
    ]));
  test('the health of the service, the dataset and this document itself', () =>
    checkAll(['/livez', '/readyz', '/dataset', '/openapi.json']));
});

test('the check finds what is not as documented', () => {
  const [statement] = records.statements;
  const headers = { 'content-type': 'application/json', etag: '"x"', 'cache-control': 'x' };
  const right = { status: 200, headers, text: JSON.stringify(statement) };
  expect(document.check('/statements/x', right)).toEqual([]);
  const offenders = [
    ['/statements/x', { ...right, text: JSON.stringify({ ...statement, extra: 1 }) }],
    ['/statements/x', { ...right, text: JSON.stringify({ ...statement, said: '2025' }) }],
    ['/statements/x', { ...right, text: '{}' }],
    ['/statements/x', { ...right, status: 418 }],
    ['/statements/x', { ...right, status: 304 }],
    ['/statements/x', { ...right, headers: { ...headers, etag: undefined } }],
    ['/statements/x', { ...right, headers: { ...headers, 'content-type': 'text/html' } }],
    ['/actors/x', right],
    ['/nowhere', right],
  ] as const;
  for (const [url, answer] of offenders) {
    expect(document.check(url, answer)).not.toEqual([]);
  }
});

test('test/openapi.json is the document of today without its examples', async () => {
  const written = JSON.parse(readFileSync(structurePath, 'utf8')) as object;
  const version = { ...document.raw.info, version: '0' };
  const structure = reduceToStructure({ ...document.raw, info: version });
  expect(written, 'run `npm run update`').toEqual(structure);
});

test('the parser refuses a path without GET', () => {
  expect(() => parseDocument({ ...document.raw, paths: { '/x': {} } })).toThrow('/x has no GET');
});
