// Workbooks: every cell of the CSV, typed, whatever it holds, and made while they are sent.
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/formats/format.ts';
import { xlsx } from '../../src/formats/xlsx.ts';
import { isLong } from '../../src/http/exchange/answer.ts';
import { answerWorkbook } from '../../src/http/exchange/workbook.ts';
import { resourceNames } from '../../src/records/resources.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { Snapshot } from '../../src/store/store.ts';
import { testAddress } from '../support/curated.ts';
import { buildCitation, buildStatement, hostileText } from '../support/records.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

async function readRows(bytes: Uint8Array): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  return rows;
}

/** As the CSV writes it. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

describe.each(resourceNames)('/%s.xlsx', (resource) => {
  test('holds what the CSV holds', async () => {
    const { bytes, headers } = await service.sendRaw(`/${resource}.xlsx`);
    expect(headers['content-type']).toBe(xlsx.mediaType);
    const rows = await readRows(bytes);
    const csv = parse((await service.sendRaw(`/${resource}.csv?raw=1`)).body) as string[][];
    expect(rows.map((row) => csv[0]?.map((_, index) => toText(row[index])))).toEqual(csv);
  });
});

test('days are dates, numbers numbers, and flags flags', async () => {
  const { bytes } = await service.sendRaw('/sources.xlsx?held=true&limit=1');
  const [header = [], row = []] = await readRows(bytes);
  const cellOf = (name: string) => row[header.indexOf(name)];
  expect(cellOf('published_latest')).toBeInstanceOf(Date);
  expect([typeof cellOf('words'), typeof cellOf('held')]).toEqual(['number', 'boolean']);
});

test('a list is filtered, limited and refused as in every format', async () => {
  const { bytes } = await service.sendRaw('/statements.xlsx?actor=peskov&limit=2');
  const rows = await readRows(bytes);
  const index = rows[0]?.indexOf('statement') as number;
  expect(new Set(rows.slice(1).map((row) => row[index])).size).toBe(2);
  expect((await service.refuse('/statements.xlsx?actor=pesov')).errors[0]?.parameter).toBe('actor');
});

test('is the same each time, and not sent again', async () => {
  const first = await service.sendRaw('/statements.xlsx');
  const second = await service.sendRaw('/statements.xlsx');
  expect(second.bytes).toEqual(first.bytes);
  await service.get('/statements.xlsx').set('if-none-match', `${first.headers.etag}`).expect(304);
  const { headers } = await service.sendRaw('/statements.xlsx?limit=1');
  expect(headers.etag).not.toBe(first.headers.etag);
});

/** A workbook of so many batches of a statement, and how many of them were read. */
async function openWorkbook(statement: Statement, batches: number) {
  const progress = { read: 0 };
  const snapshot = {
    version: 'v',
    async *walkDocuments() {
      for (; progress.read < batches; progress.read++) yield Buffer.from(JSON.stringify(statement));
    },
  } as unknown as Snapshot;
  const request = { snapshot, address: testAddress, url: '/statements.xlsx' };
  const subject = { resource: 'statements', format: xlsx, options: defaultOptions } as const;
  const listed = { resource: 'statements', filters: {}, order: 'ascending' } as const;
  const { body } = await answerWorkbook(request, subject, listed);
  if (!isLong(body)) throw new Error('it is held');
  return { stream: body.open(), progress };
}

async function readOne(overrides: Parameters<typeof buildCitation>[0]) {
  const statement = buildStatement({ citations: [buildCitation(overrides)] });
  const { stream } = await openWorkbook(statement, 1);
  const [header = [], row = []] = await readRows(Buffer.concat(await stream.toArray()));
  return (name: string) => row[header.indexOf(name)];
}

test('hostile text arrives as the same text, and is no formula', async () => {
  const cellOf = await readOne({ exact: hostileText });
  expect(cellOf('text')).toBe(hostileText);
});

test('a cell says where a text is too long for it', async () => {
  const cellOf = await readOne({ exact: 'é'.repeat(40_000) });
  expect(cellOf('exact')).toBe(`${'é'.repeat(32_766)}…`);
});

test('records are read as they are sent', async () => {
  const { stream, progress } = await openWorkbook(buildStatement(), 100_000);
  for await (const _chunk of stream) break;
  expect(progress.read).toBeGreaterThan(0);
  expect(progress.read).toBeLessThan(10_000);
});
