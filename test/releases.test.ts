// The API and the CSV columns of today beside those of the last release: what a client relied on is
// still there, or its end is announced in test/releases/announced.json, with the reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsPath, renderColumns, structurePath } from './documents/structure.ts';
import { listBreaks, listColumnBreaks } from './support/breaks.ts';

const folder = join(import.meta.dirname, 'releases');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const released = readdirSync(folder)
  .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
const last = released.at(-1) ?? '';
const old = read(join(folder, last, 'openapi.json'));
const oldColumns = read(join(folder, last, 'csv-columns.json')) as Record<string, string[]>;
const current = read(structurePath);
const columns = read(columnsPath);
const announced = read(join(folder, 'announced.json')) as Record<string, string>;

/** The breaks that are announced without a sentence that says why. */
const listUnexplained = (breaks: Readonly<Record<string, string>>) =>
  Object.keys(breaks).filter((name) => !/^[A-Z].{20,}\.$/.test(breaks[name] as string));

describe(`the API since ${last}`, () => {
  test('breaks nothing that is not announced, and nothing is announced that does not break', () => {
    const breaks = [...listBreaks(old, current), ...listColumnBreaks(oldColumns, columns)];
    expect(breaks.sort()).toEqual(Object.keys(announced).sort());
  });
  test('every announced break has its reason', () => {
    expect(listUnexplained(announced)).toEqual([]);
    const reason = 'Nobody can have asked for it.';
    expect(listUnexplained({ a: reason, b: '', c: 'It is gone.' })).toEqual(['b', 'c']);
  });
});

test('the columns of the CSV tables are as `npm run update` writes them', () => {
  expect(renderColumns(), 'run `npm run update`').toBe(readFileSync(columnsPath, 'utf8'));
});

describe('a break of a CSV table is found', () => {
  test.each<[string, string[], string[]]>([
    ['nothing', ['id', 'name', 'added'], []],
    ['a column that is gone', ['id'], ['actors.csv: the column "name" is gone']],
    ['a column with another name', ['id', 'label'], ['actors.csv: the column "name" is gone']],
    [
      'a new column in front',
      ['added', 'id', 'name'],
      ['actors.csv: the column "added" is new, but not at the end'],
    ],
  ])('%s', (_what, columns, breaks) => {
    expect(listColumnBreaks({ actors: ['id', 'name'] }, { actors: columns })).toEqual(breaks);
  });
  test('a table that is gone', () => {
    expect(listColumnBreaks({ actors: ['id'] }, {})).toEqual(['actors.csv: the table is gone']);
  });
});

describe('a break is found', () => {
  /** A document with one path, one parameter and one answer; each part may be replaced. */
  function build(parameter: object, answer: object, name = 'actor') {
    const parameters = [{ in: 'query', name, schema: { type: 'string' }, ...parameter }];
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } };
    return {
      paths: { '/x': { get: { parameters, responses: { 200: { content } } } } },
      components: { schemas: { Answer: answer } },
    };
  }
  const answer = {
    type: 'object',
    properties: { id: { type: 'string' }, kind: { type: 'string', enum: ['a', 'b'] } },
    required: ['id', 'kind'],
  };
  const keys = (properties: object, required: string[] = ['id', 'kind']) =>
    build({}, { ...answer, properties: { ...answer.properties, ...properties }, required });
  const schema = (more: object) => ({ schema: { type: 'string', ...more } });

  test.each<[string, object, object, string[]]>([
    ['a path', build({}, answer), { paths: {} }, ['GET /x: the path is gone']],
    [
      'a parameter',
      build({}, answer),
      build({}, answer, 'actors'),
      ['GET /x: the parameter "actor" is gone'],
    ],
    [
      'a parameter that is required now',
      build({}, answer),
      build({ required: true }, answer),
      ['GET /x: the parameter "actor" is required'],
    ],
    [
      'a value of a parameter',
      build(schema({ enum: ['a', 'b'] }), answer),
      build(schema({ enum: ['a'] }), answer),
      ['GET /x: the parameter "actor" is no longer b'],
    ],
    [
      'a lower limit',
      build(schema({ maxLength: 9 }), answer),
      build(schema({ maxLength: 8 }), answer),
      ['GET /x: the parameter "actor" has a maxLength of 8'],
    ],
    [
      'another default',
      build(schema({ default: 'a' }), answer),
      build(schema({ default: 'b' }), answer),
      ['GET /x: the parameter "actor" is "b" when it is not given'],
    ],
    [
      'a key',
      build({}, answer),
      build({}, { ...answer, properties: { id: { type: 'string' } } }),
      ['Answer.kind is gone'],
    ],
    ['a key that may be left out', keys({}), keys({}, ['id']), ['Answer.kind may be left out']],
    [
      'a key that may be null',
      keys({}),
      keys({ id: { type: ['string', 'null'] } }),
      ['Answer.id may be null'],
    ],
    [
      'another type',
      keys({}),
      keys({ id: { type: 'integer' } }),
      ['Answer.id is no longer string', 'Answer.id may be integer'],
    ],
    [
      'a value of a key',
      keys({}),
      keys({ kind: { type: 'string', enum: ['a'] } }),
      ['Answer.kind is no longer b'],
    ],
    [
      'an answer of another type',
      build({}, answer),
      JSON.parse(JSON.stringify(build({}, answer)).replace('application/json', 'text/csv')),
      ['GET /x: the answer is no longer application/json'],
    ],
  ])('%s', (_what, before, after, breaks) => {
    expect(listBreaks(before, after)).toEqual(breaks);
  });

  test.each<[string, object, object]>([
    ['the same', build({}, answer), build({}, answer)],
    ['a key more', keys({}), keys({ more: { type: 'string' } }, ['id', 'kind', 'more'])],
    ['a value more', keys({}), keys({ kind: { type: 'string', enum: ['a', 'b', 'c'] } })],
    [
      'a higher limit',
      build(schema({ maxLength: 8 }), answer),
      build(schema({ maxLength: 9 }), answer),
    ],
    [
      'a parameter that takes more',
      build(schema({ enum: ['a'] }), answer),
      build(schema({ enum: ['a', 'b'] }), answer),
    ],
    [
      'a key that is never null now',
      keys({ id: { type: ['string', 'null'] } }),
      keys({ id: { anyOf: [{ type: 'string' }, { type: 'null' }] } }),
    ],
  ])('%s is none', (_what, before, after) => {
    expect(listBreaks(before, after)).toEqual([]);
  });
});
