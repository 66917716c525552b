// test/openapi.json, the OpenAPI document without its examples, and test/csv-columns.json: they
// change when the API does, and not when the data do.
import { join } from 'node:path';
import { csvTables } from '../../src/formats/csv-columns.ts';
import { buildApp } from '../../src/http/app.ts';

export const structurePath = join(import.meta.dirname, '../openapi.json');

export const columnsPath = join(import.meta.dirname, '../csv-columns.json');

/** The names of the columns by table, in order. */
export function renderColumns(): string {
  const tables = Object.entries(csvTables).map(([table, { columns }]) => [
    table,
    columns.map(({ name }) => name),
  ]);
  return `${JSON.stringify(Object.fromEntries(tables), null, 2)}\n`;
}

/** As the service describes itself while it has no dataset. */
export async function renderStructure(): Promise<string> {
  const options = { address: 'http://127.0.0.1:3000', version: '0', logger: false } as const;
  const app = await buildApp({ ...options, store: { current: () => undefined } });
  const { body } = await app.inject('/openapi.json');
  await app.close();
  return `${JSON.stringify(reduceToStructure(JSON.parse(body)), null, 2)}\n`;
}

/** A document without examples: paths, parameters, types and their descriptions. */
export function reduceToStructure(document: object): object {
  return omitExamples(document, '') as object;
}

/** @param key that the value is found under: a property may be called `example` */
function omitExamples(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => omitExamples(item, ''));
  const entries = Object.entries(value).filter(
    ([name]) => key === 'properties' || (name !== 'example' && name !== 'examples'),
  );
  return Object.fromEntries(entries.map(([name, item]) => [name, omitExamples(item, name)]));
}
