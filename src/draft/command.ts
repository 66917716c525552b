// `npm run draft`: what it prints and its exit code. 0 done; 2 the article cannot be drafted.
import { readKnown } from './actors.ts';
import { readArticle } from './article.ts';
import { DraftError } from './error.ts';
import { writeDraft } from './folder.ts';
import { draftStatements } from './record.ts';
import { renderScore, scoreFolder } from './score.ts';

export interface DraftOptions {
  /** A file or an address. */
  article: string | undefined;
  /** A folder of annotated articles to hold the proposals against. */
  score: string | undefined;
  id: string | undefined;
  published: string | undefined;
  lang: string | undefined;
  json: boolean;
  seeds: string;
  /** Where the folder of the draft is written. */
  out: string;
}

export interface Terminal {
  stdout: { write: (text: string) => unknown };
  stderr: { write: (text: string) => unknown };
}

export async function runDraftCommand(
  options: DraftOptions,
  { stdout, stderr }: Terminal = process,
): Promise<number> {
  try {
    stdout.write(await run(options));
    return 0;
  } catch (error) {
    if (!(error instanceof DraftError)) throw error;
    stderr.write(`${error.message.replace(/\p{Cc}/gu, '\ufffd')}\n`);
    return 2;
  }
}

async function run(options: DraftOptions): Promise<string> {
  const { article: place, score, seeds } = options;
  if (score !== undefined) return renderScore(scoreFolder(score, (lang) => readKnown(seeds, lang)));
  if (place === undefined) throw new DraftError('name an article: a file or an address');
  const article = await readArticle(place, {
    language: options.lang,
    published: options.published,
  });
  const known = readKnown(seeds, article.language);
  const drafted = draftStatements(article, known);
  if (options.json) {
    return `${JSON.stringify(
      drafted.map(({ record: { role, ...record } }) => record),
      null,
      2,
    )}\n`;
  }
  return writeDraft({ article, drafted, known, id: options.id, out: options.out });
}
