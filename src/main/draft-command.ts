// Drafts an article on the command line. Exit codes: 0 done; 2 usage, or an article that cannot be
// read or drafted.
import { parseArgs } from 'node:util';
import { type DraftOptions, runDraftCommand } from '../draft/command.ts';

const usage = `Usage: npm run draft -- ARTICLE [options]
Proposes the statements of an article, a text or HTML file or an address, and writes them to
drafts/<id>/ for a person to decide. Nothing that is still marked is ever published.
  --id ID          the id of the new source (default: from its title or file, and its date)
  --published DAY  the day 2026-11-26 on which it appeared, by which weekdays are resolved
  --lang LANGUAGE  fr or en (default: what the page says, else what the text is in)
  --json           print the proposals as JSON and write nothing
  --seeds DIR      the seeds whose actors are known (default: ./seeds)
  --score FOLDER   hold the proposals against the annotated articles of a folder`;

const options = readOptions();
if (options) process.exitCode = await runDraftCommand(options);

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): DraftOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        id: { type: 'string' },
        published: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean', default: false },
        seeds: { type: 'string', default: 'seeds' },
        score: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, id, published, lang, score, ...rest } = values;
    const [article, ...more] = positionals;
    if (more.length > 0) throw new Error('give one article at a time');
    if (!help && article === undefined && score === undefined) throw new Error('name an article');
    if (!help) return { ...rest, id, published, lang, score, article, out: 'drafts' };
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}
