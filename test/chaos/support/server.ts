// The service as it is installed, in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onEnd } from './cleanup.ts';

export const root = join(import.meta.dirname, '../../..');

export interface Server {
  url: string;
  port: number;
  child: ChildProcess;
  /** What it wrote so far. */
  output: () => string;
  /** Ends it and resolves with its exit code, null after a kill. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

type Environment = Readonly<Record<string, string | number>>;

/** Starts a server and waits until it is ready, or only alive. */
export async function startServer(
  environment: Environment,
  wait: '/readyz' | '/livez' = '/readyz',
  node = process.execPath,
): Promise<Server> {
  const set = { LOG_LEVEL: 'warn', POLL_INTERVAL_MS: 500, PORT: 0, ...environment };
  const child = spawn(node, [join(root, 'dist/main/serve.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, ...stringify(set) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    return (await exited)[0] as number | null;
  };
  onEnd(async () => void (await stop('SIGKILL')));
  let port = 0;
  await waitFor(
    async () => {
      // It says where it listens: a port that was free a second ago need not be free any more.
      port = Number(/^ +Read it +http:.*:(\d+)\/$/m.exec(output)?.[1]);
      return (await fetch(`http://127.0.0.1:${port}${wait}`)).ok;
    },
    60_000,
    () => output,
  );
  return { url: `http://127.0.0.1:${port}`, port, child, output: () => output, stop };
}

function stringify(environment: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, `${value}`]));
}

/** A folder that is removed at the end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-chaos-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Tries until it holds; resolves with the milliseconds that it took. */
export async function waitFor(
  holds: () => Promise<boolean>,
  timeoutMs: number,
  explain: () => string = () => '',
): Promise<number> {
  const started = performance.now();
  for (;;) {
    if (await holds().catch(() => false)) return performance.now() - started;
    if (performance.now() - started > timeoutMs) {
      throw new Error(`not within ${timeoutMs} ms\n${explain()}`);
    }
    await setTimeout(20);
  }
}

export async function readVersion(url: string): Promise<string> {
  const body = (await (await fetch(`${url}/readyz`)).json()) as { dataset: { version: string } };
  return body.dataset.version;
}

/** The value of a metric without labels, or with exactly these. */
export async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}
