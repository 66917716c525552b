// The tools for language models over standard input and output, for a client that starts them
// itself. Standard output belongs to the protocol, so whatever else there is to say goes to stderr.
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { pino } from 'pino';
import { requireSnapshot } from '../http/exchange/problem.ts';
import { buildMcpServer } from '../http/mcp/server.ts';
import { guessAddress } from './address.ts';
import { loadConfig } from './config.ts';
import { openStore } from './open-store.ts';
import { exitOnConfigError, readVersion } from './run-service.ts';

const config = exitOnConfigError(loadConfig);
const log = pino({ level: config.LOG_LEVEL, base: null }, pino.destination(2));
const { store, close } = await openStore(config, log);
if (!store.current() && !config.ORIGIN_URL) {
  const place = config.DATABASE_URL === undefined ? config.DATA_DIR : 'the database';
  log.error(`Nothing is published in ${place}; run "npm run seed" first.`);
}
const address = config.PUBLIC_URL ?? guessAddress(config.HOST, config.PORT);
const open = () => ({ snapshot: requireSnapshot(store.current()), address });
serveStdio(() => buildMcpServer({ open, version: readVersion(), log }));
process.stdin.once('end', () => close());
