// Posts what changed to a webhook, for a scheduler to run. Exit codes: 0 done, or nothing to do; 1
// not all was posted, so run it again; 2 usage.
import { parseArgs } from 'node:util';
import { guessAddress } from './address.ts';
import { loadConfig } from './config.ts';
import { type NotifyOptions, notify, type Pace } from './notifier.ts';

const usage = `Usage: npm run notify -- --since MOMENT --webhook URL [options]
Posts what was added, corrected, denied, withdrawn … since MOMENT, oldest first. What was posted is
noted in the state file, and never posted again; from the second run on, MOMENT is read from there.
  --since MOMENT   the day 2026-11-26, an instant, or the version that you know
  --webhook URL    where to post
  --format FORMAT  json (default) or slack
  --query QUERY    only changes that /changes finds by it, such as "actor=peskov&kind=corrected"
  --url URL        the service (default: PUBLIC_URL, else http://HOST:PORT)
  --state FILE     what was posted (default: ./notify.json)`;

const pace: Pace = { triesMax: 5, firstWaitMs: 1000, timeoutMs: 30_000 };

const options = readOptions();
if (options) process.exitCode = await run(options);

async function run(given: NotifyOptions): Promise<number> {
  try {
    const count = await notify(given, pace);
    process.stdout.write(`posted ${count} ${count === 1 ? 'change' : 'changes'}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}; run it again\n`);
    return 1;
  }
}

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): NotifyOptions | undefined {
  try {
    const { values } = parseArgs({
      options: {
        since: { type: 'string' },
        webhook: { type: 'string' },
        format: { type: 'string', default: 'json' },
        query: { type: 'string', default: '' },
        url: { type: 'string' },
        state: { type: 'string', default: 'notify.json' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, webhook, format, url, ...rest } = values;
    if (!help) {
      if (webhook === undefined || !URL.canParse(webhook)) throw new Error('--webhook needs a URL');
      if (format !== 'json' && format !== 'slack') throw new Error('--format is json or slack');
      return { ...rest, webhook, format, service: url ?? findService() };
    }
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}

function findService(): string {
  const { PUBLIC_URL, HOST, PORT } = loadConfig();
  return PUBLIC_URL ?? guessAddress(HOST, PORT);
}
