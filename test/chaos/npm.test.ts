// SIGTERM to npm, as a process manager sends it: the service ends with npm and frees its port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onEnd } from './support/cleanup.ts';
import { report } from './support/report.ts';
import { findFreePort, root, temporaryFolder, waitFor } from './support/server.ts';

/** The process and all that it started, by their ids. */
function listFamily(parent: number): number[] {
  const path = `/proc/${parent}/task/${parent}/children`;
  const children = readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number);
  return [parent, ...children.flatMap(listFamily)];
}

const commandOf = (id: number) =>
  readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();

const isRunning = (id: number) => readdirSync('/proc').includes(`${id}`);

test.skipIf(process.platform !== 'linux').each([
  ['npm start', ['start'], 'dist/main/start.js'],
  ['npm run dev', ['run', 'dev'], 'src/main/start.ts'],
])('SIGTERM to %s ends the server, and its port is free', async (name, args, entry) => {
  const port = await findFreePort();
  const environment = { DATA_DIR: temporaryFolder(), PORT: `${port}`, LOG_LEVEL: 'warn' };
  const npm = spawn('npm', args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever is left of it can be ended.
    detached: true,
  });
  const id = npm.pid as number;
  onEnd(() => {
    try {
      process.kill(-id, 'SIGKILL');
    } catch {}
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk));
  const url = `http://127.0.0.1:${port}/readyz`;
  await waitFor(
    async () => (await fetch(url)).ok,
    120_000,
    () => output,
  );
  const family = listFamily(id);
  expect(family.map(commandOf)).toContainEqual(expect.stringContaining(entry));
  const ended = once(npm, 'exit');
  const started = performance.now();
  npm.kill('SIGTERM');
  await ended;
  await waitFor(
    async () => !family.some(isRunning),
    10_000,
    () => family.filter(isRunning).join(),
  );
  report(`SIGTERM to ${name}`, {
    processes: family.length,
    'all gone after ms': performance.now() - started,
  });
  await expect(fetch(url)).rejects.toThrow();
});
