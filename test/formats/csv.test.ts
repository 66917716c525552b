// CSV: read back cell by cell by an independent parser, whatever the text.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRow, guardCell } from '../../src/formats/csv.ts';
import { csvTables } from '../../src/formats/csv-columns.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import { buildCitation, buildSource, buildStatement, hostileText } from '../support/records.ts';
import { runs } from '../support/runs.ts';

type Row = Record<string, string>;

function readRows(text: string): Row[] {
  return parse(text, { columns: true }) as Row[];
}

function statementRows(text: string, raw = false): Row[] {
  const statement = buildStatement({ citations: [buildCitation({ exact: text })] });
  return readRows(encodeAs('.csv', 'statements', [statement], { raw }));
}

describe('csv', () => {
  it('any row of any text comes back cell by cell', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', ',', '\r\n', ' ', ''),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 8 }), (cells) => {
        const read = parse(encodeRow(cells));
        expect(read).toEqual([cells]);
      }),
      runs(100),
    );
  });

  it('any passage comes back exactly with raw, and behind at most one apostrophe without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(statementRows(text, true)[0]?.text).toBe(text);
        const guarded = statementRows(text)[0]?.text as string;
        expect([text, `'${text}`]).toContain(guarded);
        expect(guarded).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'guards a cell that begins as %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['— Non, dit-il.', '– Non.', '« Non »', ' =1', '1-1', "'quoted"])(
    'leaves %j as it is',
    (text) => expect(guardCell(text)).toBe(text),
  );

  it('a line of dialogue that begins with a hyphen is exact with raw', () => {
    const line = '- Non, répondit-il.';
    expect(statementRows(line, true)[0]?.exact).toBe(line);
    expect(statementRows(line)[0]?.exact).toBe(`'${line}`);
  });

  it('hostile text changes no neighbouring cell', () => {
    const [row] = statementRows(hostileText, true);
    expect(row).toMatchObject({ exact: hostileText, source: 'gazette-2025-12-03', start: '13' });
  });

  it('a statement has one row for each citation, numbered', () => {
    const citations = [buildCitation(), buildCitation({ source: buildSource({ id: 'other' }) })];
    const rows = readRows(encodeAs('.csv', 'statements', [buildStatement({ citations })]));
    expect(rows.map(({ statement, citation, source }) => [statement, citation, source])).toEqual([
      ['peskov-2025-12-03-gas', '1', 'gazette-2025-12-03'],
      ['peskov-2025-12-03-gas', '2', 'other'],
    ]);
  });

  it('the header stands alone when nothing was found', () => {
    const header = `${csvTables.statements.columns.map(({ name }) => name).join(',')}\r\n`;
    expect(encodeAs('.csv', 'statements', [])).toBe(header);
  });

  it('what a source does not say is an empty cell', () => {
    const source = buildSource({ title: null, publisher: null, published: null });
    const statement = buildStatement({ citations: [buildCitation({ source })], said: null });
    expect(readRows(encodeAs('.csv', 'statements', [statement]))[0]).toMatchObject({
      source_title: '',
      source_publisher: '',
      published: '',
      said: '',
    });
  });

  it.each(['statements', 'actors', 'events', 'sources', 'topics', 'caveats'] as const)(
    'the curated %s fill every row to its last column, with distinct described columns',
    (resource) => {
      const records = readCurated(resource);
      const text = encodeAs(
        '.csv',
        resource,
        records as never, // the records are of this resource
      );
      const rows = readRows(text);
      expect(rows.length).toBeGreaterThanOrEqual(records.length);
      const names = text.slice(0, text.indexOf('\r\n')).split(',');
      expect(new Set(names).size).toBe(names.length);
      for (const row of rows) expect(Object.keys(row)).toEqual(names);
    },
  );

  it('every curated passage is found at its offsets, told from its row alone', () => {
    for (const row of readRows(
      encodeAs('.csv', 'statements', readCurated('statements'), { raw: true }),
    )) {
      expect(Array.from(row.exact as string)).toHaveLength(Number(row.end) - Number(row.start));
      expect(row.passage_url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sources\//);
    }
  });

  it('what is no text is told to be a day, an instant, a number or a flag', () => {
    const listColumns = (type: string) =>
      Object.values(csvTables).flatMap(({ columns }) =>
        columns.flatMap((column) => (column.type === type ? column.name : [])),
      );
    const days = ['said', 'published', 'when', 'published'];
    const ends = days.flatMap((day) => [`${day}_earliest`, `${day}_latest`]);
    expect(listColumns('date')).toEqual([...ends, 'accessed']);
    expect(new Set(listColumns('datetime'))).toEqual(new Set(['added', 'modified']));
    expect(listColumns('boolean')).toEqual(['held']);
    const places = ['citation', 'start', 'end', 'paragraph', 'locator_page'];
    const numbers = [...places, 'revision', 'statements', 'words'];
    expect(new Set(listColumns('integer'))).toEqual(new Set(numbers));
  });

  it('no column goes without a description', () => {
    for (const { description } of csvTables.statements.columns)
      expect(description).toMatch(/^\S.{8,}$/);
  });
});
