// Serves the review of drafts on this machine, or reports on it. Exit codes: 0 done; 1 a draft
// could not be counted; 2 usage, or a port that is taken.
import { parseArgs } from 'node:util';
import { type ReviewOptions, runReport, runReview } from '../draft/review/command.ts';

const usage = `Usage: npm run review -- [options]
Opens a page on this machine on which the statements of drafts are accepted, corrected or rejected,
and prints its address. Nothing is written outside the folder of the drafts.
  --drafts DIR  where npm run draft has written (default: ./drafts)
  --seeds DIR   the seeds that the statements are checked with (default: ./seeds)
  --port N      the port of the page (default: one that is free)
  --report      print precision, recall and minutes from what was decided, and end`;

const options = readOptions();
if (options?.report) process.exitCode = runReport(options.drafts);
else if (options) await serve(options);

async function serve(options: ReviewOptions): Promise<void> {
  const server = await runReview(options);
  if (!server) {
    process.exitCode = 2;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.close());
  }
}

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): (ReviewOptions & { report: boolean }) | undefined {
  try {
    const { values } = parseArgs({
      options: {
        drafts: { type: 'string', default: 'drafts' },
        seeds: { type: 'string', default: 'seeds' },
        port: { type: 'string', default: '0' },
        report: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, port, ...rest } = values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new Error(`--port: "${port}" is no port`);
    }
    if (!help) return { ...rest, port: Number(port) };
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}
