// `npm start`: compiles the seeds when what is published does not come from them, then serves.

import { runSeedCommand } from '../seed/command.ts';
import { findPublished } from '../seed/pipeline.ts';
import { loadConfig } from './config.ts';
import { exitOnConfigError, serve } from './run-service.ts';

const config = exitOnConfigError(loadConfig);
const seeds = 'seeds';
let code = 0;
if (!findPublished(config.DATA_DIR, seeds)) {
  const out = config.DATA_DIR;
  // Whoever works on the seeds may well remove records.
  code = runSeedCommand({ check: false, out, seeds, json: false, force: true });
}
if (code === 0) await serve(config);
else process.exitCode = code;
