// What both serving commands do: follow the publications, listen, say where to look, stop politely.

import { type EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { type Logger, pino } from 'pino';
import { buildApp } from '../http/app.ts';
import { defaultLimits, type Limits } from '../http/server/limits.ts';
import { guessAddress, listensEverywhere } from './address.ts';
import { type Config, ConfigError } from './config.ts';
import { boundConnections } from './file-limit.ts';
import { openStore } from './open-store.ts';
import { DamageError } from './start-errors.ts';
import { startWatchdog } from './watchdog.ts';

/** Connections that the system keeps until they are taken; more than it allows is cut down. */
const backlog = 4096;

const firstPullMs = 10_000;

/** Prints every bad variable and exits 2. */
export function exitOnConfigError(load: () => Config): Config {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

export async function serve(config: Config): Promise<void> {
  const { HOST, LOG_LEVEL } = config;
  const port = config.PORT === 0 ? await findFreePort(HOST) : config.PORT;
  const logger = buildLogger(LOG_LEVEL);
  const address = config.PUBLIC_URL ?? guessAddress(HOST, port);
  if (!config.PUBLIC_URL && listensEverywhere(HOST)) {
    logger.warn(
      `Answers name ${address}, which only this machine can open: set PUBLIC_URL to the address that clients use.`,
    );
  }
  const { store, archive, status, poll, findDamage, close } = await openStore(config, logger);
  // A balancer sends requests as soon as a node listens: one that has nothing yet waits for its
  // first dataset, but not for an origin that is silent.
  if (poll && config.ORIGIN_URL && !store.current()) {
    await Promise.race([poll(), setTimeout(firstPullMs, undefined, { ref: false })]);
  }
  const limits = listLimits(config);
  const version = readVersion();
  const securityContact = config.SECURITY_CONTACT;
  const picturesFolder = join(config.DATA_DIR, 'pictures');
  const app = await buildApp({
    picturesFolder,
    ...{ store, archive, status, address, version },
    ...{ logger, limits, securityContact, contact: config.CONTACT_URL },
  }).catch((error) => {
    const path = findDamage?.();
    throw path === undefined ? error : new DamageError(path, error);
  });
  logServerErrors(app.server, logger);
  await app.listen({ host: HOST, port, backlog });
  if (config.HANG_MAX_MS > 0) startWatchdog(config.HANG_MAX_MS);
  closeWithGrace({ delay: 10_000, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'an error that nothing caught ends the service');
    await app.close();
    await close();
  });
  process.stdout.write(
    `\nOn Record is serving ${store.current()?.version ?? 'no dataset yet'}\n` +
      `  Read it     ${address}/\n  Swagger UI  ${address}/docs\n  Try         ${address}/statements\n\n`,
  );
}

const quietMs = 1000;

/** Such as a connection that cannot be accepted. They may come by the thousand. */
function logServerErrors(server: EventEmitter, logger: Logger): void {
  let loggedAt = -Infinity;
  let unlogged = 0;
  server.on('error', (err) => {
    unlogged++;
    if (performance.now() - loggedAt < quietMs) return;
    logger.error({ err, times: unlogged }, 'the server failed');
    loggedAt = performance.now();
    unlogged = 0;
  });
}

/** Answers hold the address of the service, so the port must be known before it is opened. */
async function findFreePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function listLimits(config: Config): Limits {
  return {
    headersTimeoutMs: config.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    keepAliveTimeoutMs: config.KEEP_ALIVE_TIMEOUT_MS,
    connectionsMax: boundConnections(config.CONNECTIONS_MAX),
    readRate: defaultLimits.readRate,
    eventLoopDelayMaxMs: config.EVENT_LOOP_DELAY_MAX_MS,
    requestsPerMinute: config.RATE_LIMIT_PER_MINUTE,
    trustedProxies: config.TRUST_PROXY ?? [],
    drainMs: config.DRAIN_MS,
  };
}

/** Readable on a terminal, JSON lines otherwise. */
function buildLogger(level: string) {
  const pretty = { target: 'pino-pretty', options: { ignore: 'pid,hostname' } };
  return pino({ level, base: null, ...(process.stdout.isTTY && { transport: pretty }) });
}

export function readVersion(): string {
  const path = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
