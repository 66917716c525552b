// The fleet of docker-compose.yml without Docker: its own nginx configurations, for Debian's nginx,
// with addresses of this machine put in.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { onEnd } from './cleanup.ts';
import {
  findFreePort,
  root,
  type Server,
  startServer,
  temporaryFolder,
  waitFor,
} from './server.ts';

const nginxPath = '/usr/sbin/nginx';
export const hasNginx = existsSync(nginxPath);

interface Nginx {
  /** Its own, where it may write. */
  folder: string;
  /** What it wrote to its log. */
  output: () => string;
  url: string;
  port: number;
  child: ChildProcess;
  stop: () => Promise<void>;
}

export interface Fleet {
  origin: Nginx;
  nodes: Server[];
  balancer: Nginx;
}

/** Three nodes that pull what is published in the folder, and a balancer in front of them. */
export async function startFleet(published: string, pollMs: number): Promise<Fleet> {
  const origin = await startOrigin(published);
  const nodes = await startNodes(origin.url, pollMs);
  return { origin, nodes, balancer: await startBalancer(nodes.map(({ port }) => port)) };
}

/** Each with a folder of its own, as the volumes of docker-compose.yml are. */
export function startNodes(originUrl: string, pollMs: number): Promise<Server[]> {
  const environment = { ORIGIN_URL: originUrl, POLL_INTERVAL_MS: pollMs };
  const start = () => startServer({ ...environment, DATA_DIR: temporaryFolder() });
  return Promise.all([start(), start(), start()]);
}

/** Serves a folder of publications as the origin of docker-compose.yml does. */
async function startOrigin(published: string): Promise<Nginx> {
  chmodSync(published, 0o755);
  return startNginx('origin', (text) => replace(text, 'root /published;', `root ${published};`));
}

/** Balances between servers as in docker-compose.yml, where Docker's DNS lists them. */
export async function startBalancer(ports: readonly number[], folder?: string): Promise<Nginx> {
  const parameters = 'max_fails=1 fail_timeout=1s;';
  const servers = ports.map((port) => `server 127.0.0.1:${port} ${parameters}`).join(' ');
  const change = (text: string) =>
    replace(
      replace(text, 'resolver 127.0.0.11 valid=2s;', ''),
      `server api:3000 resolve ${parameters}`,
      servers,
    );
  return startNginx('balancer', change, folder);
}

async function startNginx(
  name: string,
  change: (text: string) => string,
  folder = temporaryFolder(),
): Promise<Nginx> {
  mkdirSync(join(folder, 'tmp'));
  const port = await findFreePort();
  const own = readConfiguration(name)
    .replaceAll(' /tmp/', ` ${folder}/tmp/`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
  const path = join(folder, 'nginx.conf');
  writeFileSync(path, change(own));
  const child = spawn(nginxPath, ['-c', path, '-p', folder, '-g', 'user root;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  onEnd(stop);
  const url = `http://127.0.0.1:${port}`;
  await waitFor(
    async () => (await fetch(url)).status > 0,
    5000,
    () => output,
  );
  return { folder, output: () => output, url, port, child, stop };
}

interface Compose {
  services: Record<string, { tmpfs: string[]; environment: { CONFIG: string } }>;
}

export function readCompose(): Compose {
  return parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true });
}

/** Compose writes a dollar sign twice. */
function readConfiguration(service: string): string {
  return readCompose().services[service]?.environment.CONFIG.replaceAll('$$', '$') ?? '';
}

function replace(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`docker-compose.yml has no longer "${part}"`);
  return text.replace(part, by);
}
