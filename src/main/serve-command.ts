// Serves what is published and compiles nothing: for production, where seeds may be absent.
import { loadConfig } from './config.ts';
import { exitOnConfigError, serve } from './run-service.ts';
import { exitOnStartError } from './start-errors.ts';

const config = exitOnConfigError(loadConfig);
await serve(config).catch((error) => exitOnStartError(error, config.DATA_DIR));
