// What both serving commands do: open the dataset, listen, say where to look, stop politely.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { buildApp } from '../http/app.ts';
import { Dataset } from '../store/dataset.ts';
import { readManifest } from '../store/manifest.ts';

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
  const { HOST, PORT, DATA_DIR, LOG_LEVEL } = config;
  const logger = buildLogger(LOG_LEVEL);
  const manifest = readManifest(DATA_DIR);
  const address = config.PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
  const dataset = manifest && new Dataset(DATA_DIR, manifest, address);
  const current = () => dataset;
  const app = await buildApp({ current, address, version: readVersion(), logger });
  await app.listen({ host: HOST, port: PORT });
  closeWithGrace({ delay: 10_000 }, async () => {
    await app.close();
    dataset?.close();
  });
  process.stdout.write(
    `\nOn Record is serving ${manifest?.version ?? 'no dataset yet'}\n` +
      `  Swagger UI  ${address}/docs\n  Try         ${address}/statements?actor=peskov\n\n`,
  );
}

/** Readable on a terminal, JSON lines otherwise. */
function buildLogger(level: string) {
  const pretty = { target: 'pino-pretty', options: { ignore: 'pid,hostname' } };
  return pino({ level, base: null, ...(process.stdout.isTTY && { transport: pretty }) });
}

function readVersion(): string {
  const path = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
