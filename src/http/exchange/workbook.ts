// A list as an Excel workbook: binary, and made while it is sent, with flat memory.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CellValue, ColumnDef } from 'hucre/xlsx';
import { type Cell, csvTables } from '../../formats/csv-columns.ts';
import type { Resource } from '../../records/resources.ts';
import type { Listed } from '../query/list.ts';
import type { Answer } from './answer.ts';
import type { Request } from './documents.ts';
import { join } from './export.ts';
import { readBatches, type Subject } from './formats.ts';

/**
 * Sheets hold a million rows; what is more goes on in another one. The first records are read
 * before anything is sent, so that what fails there fails as an error.
 */
export async function answerWorkbook(
  request: Request,
  { resource, format }: Subject,
  listed: Listed,
  limit = Infinity,
): Promise<Answer> {
  const { snapshot, address, url } = request;
  const hash = createHash('sha1').update(JSON.stringify([snapshot.version, address, url]));
  const { title, columns } = csvTables[resource];
  const batches = readBatches(request, listed, limit);
  const first = await batches.next();
  const rows = listRows(resource, join(first.done ? [] : [first.value], batches));
  // 31 characters are allowed.
  const name = title.split(',')[0] as string;
  const open = () => Readable.from(writeWorkbook(name, columns, rows), { objectMode: false });
  return { body: { etag: `"${hash.digest('base64url')}"`, open }, type: format.mediaType };
}

/** Its writer, 74 modules, is loaded when the first workbook is sent. */
async function* writeWorkbook(
  name: string,
  columns: readonly Column[],
  rows: AsyncIterable<CellValue[]>,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const options = { name, columns: columns.map(describeColumn), freezePane: { rows: 1 } };
  yield* writeXlsxStream(rows, options);
}

async function* listRows(
  resource: Resource,
  batches: AsyncIterable<never[]>,
): AsyncGenerator<CellValue[]> {
  const { columns, listRows: rowsOf } = csvTables[resource];
  for await (const records of batches) {
    for (const record of records) {
      for (const row of rowsOf(record)) {
        yield row.map((cell, index) => encodeCell(cell, columns[index]?.type));
      }
    }
  }
}

type Column = (typeof csvTables)[Resource]['columns'][number];
type ColumnType = Column['type'];

function describeColumn({ name, type }: Column): ColumnDef {
  return { header: name, ...(type === 'date' && { numFmt: 'yyyy-mm-dd' }) };
}

/** As much as a cell can hold. */
const textLengthMax = 32_767;

function encodeCell(cell: Cell, type: ColumnType | undefined): CellValue {
  if (cell === null) return null;
  if (type === 'date') return new Date(`${cell}T00:00:00Z`);
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  const text = typeof cell === 'string' ? cell : cell.join('; ');
  return text.length <= textLengthMax ? text : `${text.slice(0, textLengthMax - 1)}…`;
}
