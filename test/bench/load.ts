// Servers as processes of their own, and loads on them.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Sample } from './report.ts';

export interface Server {
  child: ChildProcess;
  address: string;
}

export interface Usage {
  cpuUs: number;
  rssBytes: number;
}

/** One kind of request: paths to rotate through, and headers. */
export interface Variant {
  name: string;
  paths: string[];
  headers?: Record<string, string>;
  /** Whether the peer can answer it. */
  peer?: boolean;
}

/** As `npm start` has it. */
export const youngHeap = '--max-semi-space-size=4';

export const pinned = existsSync('/usr/bin/taskset') && cpus().length > 1;

export async function start(script: string, args: string[], core = 0): Promise<Server> {
  const child = fork(join(import.meta.dirname, script), args, {
    execArgv: [youngHeap, '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await once<{ port: number }>(child);
  if (pinned) execFileSync('taskset', ['-a', '-p', '-c', String(core), String(child.pid)]);
  return { child, address: `http://127.0.0.1:${port}` };
}

function once<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}

export function ask(server: Server, message: object): Promise<Usage> {
  const answer = once<Usage>(server.child);
  server.child.send(message);
  return answer;
}

/** One short load on one server. */
export async function load(
  server: Server,
  { paths, headers }: Variant,
  duration: number,
  connections = 8,
): Promise<Sample> {
  const before = await ask(server, { type: 'usage' });
  const result = await autocannon({
    url: server.address,
    connections,
    duration,
    requests: paths.map((path) => ({ method: 'GET' as const, path, headers: headers ?? {} })),
  });
  const after = await ask(server, { type: 'usage' });
  const wrong = result.non2xx - (result.statusCodeStats?.['304']?.count ?? 0);
  if (result.errors > 0 || wrong > 0) {
    throw new Error(`${paths[0]}: ${result.errors} errors, ${wrong} other than 2xx and 304`);
  }
  return {
    perSecond: result.requests.total / result.duration,
    cpuUs: (after.cpuUs - before.cpuUs) / result.requests.total,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
