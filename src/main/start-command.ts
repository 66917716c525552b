// `npm start`: compiles the seeds when what is published does not come from them, then serves.
// Where the seeds have errors, what was published before is served.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findLocal } from '../replica/local.ts';
import { runSeedCommand } from '../seed/command.ts';
import { findPublished } from '../seed/pipeline.ts';
import { listSigning, loadConfig, readRetention } from './config.ts';
import { exitOnConfigError, serve } from './run-service.ts';
import { exitOnStartError } from './start-errors.ts';

const config = exitOnConfigError(loadConfig);
const seeds = 'seeds';

if (config.DATABASE_URL === undefined && !existsSync(seeds)) {
  const program = resolve(import.meta.dirname, '../..');
  process.stderr.write(
    `There is no folder ${resolve(seeds)}: start the service in ${program}, or with dist/main/serve.js, which needs no seeds\n`,
  );
  process.exit(2);
}

const code = config.DATABASE_URL === undefined ? compile() : 0;
const older = code === 0 ? undefined : findOlder();
if (code !== 0 && older) warnOfOlder(older);
if (code === 0 || older)
  await serve(config).catch((error) => exitOnStartError(error, config.DATA_DIR));
else process.exitCode = code;

function compile(): number {
  const out = config.DATA_DIR;
  if (findPublished(out, seeds)) return 0;
  // Whoever works on the seeds may well remove records.
  const retention = readRetention(config);
  const signing = listSigning(config);
  const options = { check: false, out, seeds, json: false, force: true };
  return runSeedCommand({ ...options, retention, signing });
}

/** The newest version that can be served. */
function findOlder(): string | undefined {
  try {
    return findLocal(config.DATA_DIR, config.TRUSTED_KEYS ?? [], true).usable?.version;
  } catch {
    return undefined;
  }
}

function warnOfOlder(version: string): void {
  const line = '*'.repeat(80);
  process.stderr.write(
    `\n${line}\nThe seeds could not be published. Serving ${version}, which was published BEFORE.\n${line}\n\n`,
  );
}
