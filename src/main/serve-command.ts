// Serves what is published and compiles nothing: for production, where seeds may be absent.
import { loadConfig } from './config.ts';
import { exitOnConfigError, serve } from './run-service.ts';

await serve(exitOnConfigError(loadConfig));
