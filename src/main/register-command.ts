// Writes the register of what was released. Exit codes: 0 done; 1 nothing written, because of
// problems in the seeds or a failure; 2 usage.
import { parseArgs } from 'node:util';
import { type RegisterOptions, runRegisterCommand } from '../seed/release.ts';

const usage = `Usage: npm run register -- [options]
Notes in seeds/register/ every id that is released, and what a reader is told under it. Run it when
a release is made, and commit what it writes.
  --on MOMENT   the day 2026-11-26, or the instant 2026-11-26T14:30:00Z, of the release
                (default: today; this second when there was a release today already)
  --seeds DIR   the seeds (default: ./seeds)`;

const options = readOptions();
if (options) process.exitCode = runRegisterCommand(options);

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): RegisterOptions | undefined {
  try {
    const { values } = parseArgs({
      options: {
        on: { type: 'string' },
        seeds: { type: 'string', default: 'seeds' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return values;
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}
