// LibreOffice Calc, which opens the workbook and the CSV as a person would.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { describeClient, hasCommand, read, run } from './fixture.ts';

describeClient(
  'LibreOffice',
  () => hasCommand('soffice'),
  (fixture) => {
    test('reads every cell of the workbook as the CSV has it', async () => {
      const { folder, origin } = fixture();
      const book = join(folder, 'statements.xlsx');
      const answer = await fetch(`${origin}/statements.xlsx`);
      writeFileSync(book, Buffer.from(await answer.arrayBuffer()));
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true';
      await run('soffice', ['--headless', '--convert-to', filter, '--outdir', folder, book], {
        HOME: folder,
      });
      const rows = parse(readFileSync(join(folder, 'statements.csv'), 'utf8'), { bom: true });
      const expected = parse(await read(`${origin}/statements.csv?raw=1`), { bom: true });
      expect(rows.length).toBe(expected.length);
      const text = rows[0]?.indexOf('text') ?? -1;
      expect(text).toBeGreaterThan(0);
      expect(rows.map((row) => row[text])).toEqual(expected.map((row) => row[text]));
    });
  },
);
