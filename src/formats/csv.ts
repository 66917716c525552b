// CSV (RFC 4180): one row per citation of a statement, or per record of another resource. Cells
// that a spreadsheet would run as a formula are guarded unless the raw text is asked for.
import type { RecordOf, Resource } from '../records/resources.ts';
import { type Cell, csvTables } from './csv-columns.ts';
import { type Encode, encodeEvery, type Format } from './format.ts';

export const csv: Format = {
  name: 'CSV',
  suffix: '.csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  description:
    'A table for spreadsheets, also through `=IMPORTDATA(…)`: one row a statement and citation, ' +
    'or a record. What a spreadsheet would run as a formula has an apostrophe in front; `raw=1` ' +
    'leaves it away. `bom=1` puts a byte order mark in front.',
  extent: 'all',
  paths: ['list', 'record'],
  options: ['raw', 'bom'],
  encode: encodeEvery(encodeTable),
};

const byteOrderMark = '\ufeff';

function encodeTable<R extends Resource>(resource: R): Encode<RecordOf<R>> {
  const { columns, listRows } = csvTables[resource];
  return function* encode(records, { raw, bom }) {
    yield (bom ? byteOrderMark : '') + encodeRow(columns.map(({ name }) => name));
    for (const record of records) {
      for (const row of listRows(record)) {
        const cells = row.map(cellText);
        yield encodeRow(raw ? cells : cells.map(guardCell));
      }
    }
  };
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return Array.isArray(cell) ? cell.join('; ') : String(cell);
}

/** Puts an apostrophe before what a spreadsheet would take for a formula. */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One line with CRLF at its end (RFC 4180 §2.1); quotes only where they are needed (§2.6). */
export function encodeRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(',')}\r\n`;
}
