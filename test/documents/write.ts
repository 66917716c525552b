// `npm run docs`: writes the generated blocks of the pages, test/openapi.json,
// test/csv-columns.json and the schemas of seeds for editors.
import { readFileSync, writeFileSync } from 'node:fs';
import { blocks, pages, renderPage } from './pages.ts';
import { renderSchemas } from './seed-schemas.ts';
import { columnsPath, renderColumns, renderStructure, structurePath } from './structure.ts';

for (const page of pages) {
  const text = readFileSync(page, 'utf8');
  const current = await renderPage(text, blocks);
  if (current !== text) writeFileSync(page, current);
}
writeFileSync(structurePath, await renderStructure());
writeFileSync(columnsPath, renderColumns());
for (const [path, text] of renderSchemas()) writeFileSync(path, text);
