// The seed job on the command line. Exit codes: 0 done; 1 nothing published, because of problems
// in the seeds or a failure; 2 usage, a full disk or a folder that cannot be written; 75 the folder
// is in use (EX_TEMPFAIL, sysexits.h).
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runRollback, runSeedCommand, type SeedOptions } from '../seed/command.ts';
import { limitGarbage } from '../seed/memory.ts';
import { listSigning, loadConfig, readRetention } from './config.ts';

const usage = `Usage: npm run seed -- [options]
  --check             check everything without writing anything
  --only SOURCE       with --check: check that source by itself, without reading all others
  --coverage          with --check: list the sentences that no statement, event or dismissal covers
  --strict            treat warnings as errors
  --out DIR           publish to DIR (default: DATA_DIR, else ./data)
  --publish DIR       also publish the same file to DIR, the folder that nodes pull from
  --to URL            also publish the same records to PostgreSQL: postgres://host/database
  --rollback VERSION  publish an older version again: one kept in --publish, else in --out
  --force             publish even if more than a tenth of the records would be lost
  --seeds DIR         read the seeds from DIR (default: ./seeds)
  --cache DIR         with --check: keep in DIR what it finds out, for the next time (default:
                      beside --out)
  --date DATE         publish what is under embargo until this day or instant
  --json              print one JSON document instead of text`;

limitGarbage();

const options = readOptions();
if (options) process.exitCode = await run(options);

type Options = SeedOptions & { rollback: string | undefined; to: string | undefined };

async function run({ rollback, to, ...options }: Options): Promise<number> {
  const { publish, out, check } = options;
  const code =
    rollback === undefined
      ? runSeedCommand(options)
      : runRollback(publish ?? out, rollback, options);
  if (code !== 0 || check || to === undefined) return code;
  const { copyToDatabase } = await import('../seed/database.ts');
  return copyToDatabase(to, rollback === undefined ? out : (publish ?? out), options);
}

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        only: { type: 'string' },
        coverage: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        out: { type: 'string' },
        publish: { type: 'string' },
        rollback: { type: 'string' },
        to: { type: 'string' },
        force: { type: 'boolean', default: false },
        seeds: { type: 'string', default: 'seeds' },
        cache: { type: 'string' },
        date: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, publish, rollback, to, ...rest } = values;
    if (values.date !== undefined && Number.isNaN(Date.parse(values.date))) {
      throw new Error(`--date: "${values.date}" is not a day such as 2026-11-26`);
    }
    if (values.only !== undefined && !values.check) {
      throw new Error('--only: one source is not published by itself; add --check');
    }
    if (values.coverage && !values.check) {
      throw new Error('--coverage: it is for who writes the seeds; add --check');
    }
    const config = loadConfig();
    const out = values.out ?? config.DATA_DIR;
    const retention = readRetention(config);
    const signing = listSigning(config);
    const cache = values.cache ?? nameCache(out);
    if (!help) return { ...rest, cache, out, publish, rollback, to, retention, signing };
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}

/** Beside the folder in which is published, hidden. */
function nameCache(out: string): string {
  const folder = resolve(out);
  return join(dirname(folder), `.${basename(folder)}-cache`);
}
