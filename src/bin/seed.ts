#!/usr/bin/env node
// The seed job on the command line. Exit codes: 0 done; 1 problems in the seeds; 2 usage;
// 75 another seed job is running (EX_TEMPFAIL, sysexits.h).
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { runSeedCommand } from '../seed/command.ts';

const usage = `Usage: npm run seed -- [--check] [--out DIR] [--seeds DIR] [--json]
  --check      check everything, write nothing
  --out DIR    publish in DIR (default: DATA_DIR, else ./data)
  --seeds DIR  read the seeds from DIR (default: ./seeds)
  --json       print one JSON document instead of text`;

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
  if (values.help) {
    process.stdout.write(`${usage}\n`);
  } else {
    const out = values.out ?? loadConfig(process.env).DATA_DIR;
    const { check, seeds, json } = values;
    process.exitCode = runSeedCommand({ check, out, seeds, json });
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
  process.exitCode = 2;
}
