// The generated parts of the pages are what the program says now.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pages, programBlocks, renderPage } from './documents/pages.ts';
import { root } from './support/command.ts';

const readPage = (page: string) => readFileSync(join(root, page), 'utf8');

test.each(pages)('%s is as `npm run update` writes it', async (page) => {
  const text = readPage(page);
  expect(await renderPage(text, programBlocks), 'run `npm run update`').toBe(text);
});

test('every generated block stands in a page', () => {
  const text = pages.map(readPage).join('\n');
  for (const name of Object.keys(programBlocks)) {
    expect(text).toContain(`<!-- ${name} -->`);
    expect(text).toContain(`<!-- /${name} -->`);
  }
});

test('what is out of date is mended, and that alone', async () => {
  const page = pages.find((name) => readPage(name).includes('<!-- config -->')) ?? '';
  const text = readPage(page).replace('\n## ', '\n## Our own ');
  const old = text.replace('| `PORT` | `3000` |', '| `PORT` | `8080` |');
  expect(old).not.toBe(text);
  expect(await renderPage(old, programBlocks)).toBe(text);
  const two = await renderPage('<!-- a --><!-- /a --> and <!-- b --><!-- /b -->', {
    a: () => 'one',
    b: async () => 'two',
  });
  expect(two).toBe('<!-- a -->\n\none\n\n<!-- /a --> and <!-- b -->\n\ntwo\n\n<!-- /b -->');
});
