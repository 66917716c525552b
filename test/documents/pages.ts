// The pages that hold generated blocks, and what stands in them: between `<!-- name -->` and
// `<!-- /name -->`.
import { renderFormatsTable } from '../../src/formats/table.ts';
import { renderConfigTable } from '../../src/main/config.ts';
import { renderEndpoints, renderQuestions, renderSpreadsheet } from './answers.ts';
import { renderBenchmark } from './benchmark.ts';
import { renderConversation } from './conversation.ts';

export const pages = [
  'README.md',
  'src/main/README.md',
  'test/bench/README.md',
  'test/examples/README.md',
];

type Blocks = Readonly<Record<string, () => string | Promise<string>>>;

/** What depends on the program, and on the fixed copy of the seeds, but not on `seeds/`. */
export const programBlocks: Blocks = {
  benchmark: renderBenchmark,
  config: renderConfigTable,
  conversation: renderConversation,
  endpoints: renderEndpoints,
  formats: renderFormatsTable,
  spreadsheet: renderSpreadsheet,
};

/** These, and what depends on the seeds too. */
export const blocks: Blocks = { ...programBlocks, questions: renderQuestions };

/** The text of a page with its blocks written anew; what is between other marks stays. */
export async function renderPage(text: string, from: Blocks): Promise<string> {
  let rendered = text;
  for (const [name, render] of Object.entries(from)) {
    const block = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`, 'g');
    if (!block.test(rendered)) continue;
    const content = await render();
    rendered = rendered.replace(block, (_, open, close) => `${open}\n\n${content}\n\n${close}`);
  }
  return rendered;
}
