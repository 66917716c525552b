// The tools for language models over standard input and output, for a client that starts them
// itself. Standard output belongs to the protocol, so whatever else there is to say goes to stderr.
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { pino } from 'pino';
import { requireSnapshot } from '../http/exchange/problem.ts';
import { buildMcpServer } from '../http/mcp/server.ts';
import { guessAddress } from './address.ts';
import { loadConfig } from './config.ts';
import { exitOnConfigError, openReplica, readVersion } from './run-service.ts';

const config = exitOnConfigError(loadConfig);
const log = pino({ level: config.LOG_LEVEL, base: null }, pino.destination(2));
const replica = openReplica(config, log);
if (!replica.current() && !config.ORIGIN_URL) {
  log.error(`Nothing is published in ${config.DATA_DIR}; run "npm run seed" first.`);
}
const address = config.PUBLIC_URL ?? guessAddress(config.HOST, config.PORT);
const open = () => ({ snapshot: requireSnapshot(replica.current()), address });
serveStdio(() => buildMcpServer({ open, version: readVersion(), log }));
process.stdin.once('end', () => replica.close());
