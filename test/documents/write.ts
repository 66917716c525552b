// Writes the generated blocks of a Markdown page: what stands between `<!-- name -->` and
// `<!-- /name -->`. With --check it writes nothing and exits 1 when a block is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderFormatsTable } from '../../src/formats/table.ts';
import { renderConfigTable } from '../../src/main/config.ts';
import { renderEndpoints, renderQuestions, renderRecords } from './answers.ts';
import { renderBenchmark } from './benchmark.ts';

/** A page that has the marks of a block gets what its function returns. */
const blocks: Readonly<Record<string, () => string | Promise<string>>> = {
  benchmark: renderBenchmark,
  config: renderConfigTable,
  endpoints: renderEndpoints,
  questions: renderQuestions,
  records: renderRecords,
  formats: renderFormatsTable,
};

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [page = 'README.md'] = positionals;
const old = readFileSync(page, 'utf8');
const current = await renderBlocks(old);
if (current !== old && values.check) {
  process.stderr.write(`${page} is out of date; run npm run docs\n`);
  process.exitCode = 1;
} else if (current !== old) {
  writeFileSync(page, current);
}

async function renderBlocks(text: string): Promise<string> {
  let rendered = text;
  for (const [name, render] of Object.entries(blocks)) {
    const block = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`, 'g');
    if (!block.test(rendered)) continue;
    const inner = await render();
    rendered = rendered.replace(block, (_, open, close) => `${open}\n\n${inner}\n\n${close}`);
  }
  return rendered;
}
