#!/usr/bin/env node
// The seed job on the command line. Exit codes: 0 done; 1 problems in the seeds; 2 usage;
// 75 another seed job is running (EX_TEMPFAIL, sysexits.h).
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { runRollback, runSeedCommand } from '../seed/command.ts';

const usage = `Usage: npm run seed -- [options]
  --check             check everything, write nothing
  --out DIR           publish in DIR (default: DATA_DIR, else ./data)
  --publish DIR       publish the same file in DIR too, the folder that nodes pull from
  --rollback VERSION  publish an older kept version again: of --publish, else of --out
  --force             publish even if more than a tenth of the records are gone
  --seeds DIR         read the seeds from DIR (default: ./seeds)
  --json              print one JSON document instead of text`;

const options = {
  check: { type: 'boolean', default: false },
  out: { type: 'string' },
  publish: { type: 'string' },
  rollback: { type: 'string' },
  force: { type: 'boolean', default: false },
  seeds: { type: 'string', default: 'seeds' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function readOptions() {
  try {
    const { values } = parseArgs({ options });
    return { ...values, out: values.out ?? loadConfig(process.env).DATA_DIR };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exit(2);
  }
}

const { help, rollback, ...job } = readOptions();
if (help) process.stdout.write(`${usage}\n`);
else if (rollback === undefined) process.exitCode = runSeedCommand(job);
else process.exitCode = runRollback(job.publish ?? job.out, rollback, job.json);
