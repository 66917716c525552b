#!/usr/bin/env node
// The seed job on the command line. Exit codes: 0 done; 1 nothing published, because of problems
// in the seeds or a failure; 2 usage; 75 another seed job is running (EX_TEMPFAIL, sysexits.h).
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { runSeedCommand, type SeedOptions } from '../seed/command.ts';

const usage = `Usage: npm run seed -- [--check] [--out DIR] [--seeds DIR] [--json]
  --check      check everything, write nothing
  --out DIR    publish in DIR (default: DATA_DIR, else ./data)
  --seeds DIR  read the seeds from DIR (default: ./seeds)
  --json       print one JSON document instead of text`;

const options = readOptions();
if (options) process.exitCode = runSeedCommand(options);

/** Undefined when there is nothing to run: help was asked for, or the usage is wrong. */
function readOptions(): SeedOptions | undefined {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        out: { type: 'string' },
        seeds: { type: 'string', default: 'seeds' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { check, seeds, json, help } = values;
    if (!help) return { check, seeds, json, out: values.out ?? loadConfig(process.env).DATA_DIR };
    process.stdout.write(`${usage}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
  return undefined;
}
