// How a service ends, and when it must not: a file that is damaged while it is served, a main
// thread that hangs, an error that nothing caught, too few files to open.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { publishEdition } from '../support/publications.ts';
import { onEnd } from './support/cleanup.ts';
import { report } from './support/report.ts';
import { readVersion, root, type Server, startServer, temporaryFolder } from './support/server.ts';

const pollMs = 300;

/** Resolves with the exit code, or with undefined while it runs on. */
async function endOf({ child }: Server, timeoutMs: number): Promise<number | null | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return Promise.race([ended, setTimeout(timeoutMs, undefined)]);
}

/** Asks for much of the file, so that its pages are read. */
async function askAround(url: string): Promise<void> {
  const paths = ['/statements?limit=100', '/sources.csv', '/statements?q=war&facets=actor'];
  await Promise.all(
    paths.map((path) =>
      fetch(url + path, { signal: AbortSignal.timeout(5000) }).then(
        (response) => response.text(),
        () => {},
      ),
    ),
  );
}

test.each<[what: string, spoil: (path: string) => void]>([
  ['cut to nothing', (path) => truncateSync(path, 0)],
  ['cut to half', (path) => truncateSync(path, readFileSync(path).length >> 1)],
  [
    'overwritten with another dataset',
    (path) => {
      const other = temporaryFolder();
      const manifest = publishEdition(other, 2);
      writeFileSync(path, readFileSync(join(other, fileName(manifest))));
    },
  ],
  [
    'overwritten in the middle',
    (path) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xff, bytes.length >> 2, bytes.length >> 1));
    },
  ],
])('The served file is %s: the service ends and says why, it never hangs', async (what, spoil) => {
  const folder = temporaryFolder();
  const path = join(folder, fileName(publishEdition(folder, 1)));
  const server = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: pollMs });
  chmodSync(path, 0o644);
  const started = performance.now();
  spoil(path);
  const ended = endOf(server, 30_000);
  void askAround(server.url);
  expect(await ended).toBe(1);
  report(`Served file ${what}`, { 'ended after ms': performance.now() - started });
  expect(server.output()).toContain('the service cannot go on');
  expect(server.output()).toContain(path);
});

test('The served file is replaced under its name: it is served on, and the loss is logged', async () => {
  const folder = temporaryFolder();
  const path = join(folder, fileName(publishEdition(folder, 1)));
  const server = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: pollMs });
  writeFileSync(`${path}.new`, 'half of a copy');
  execFileSync('mv', ['-f', `${path}.new`, path]);
  await setTimeout(10 * pollMs);
  expect((await fetch(`${server.url}/statements?q=war`)).status).toBe(200);
  expect(server.output()).toContain('the served file is gone or was changed');
  expect(server.child.exitCode).toBeNull();
});

test('A new time on the same bytes is no damage', async () => {
  const folder = temporaryFolder();
  const path = join(folder, fileName(publishEdition(folder, 1)));
  const server = await startServer({ DATA_DIR: folder, POLL_INTERVAL_MS: pollMs });
  execFileSync('touch', [path]);
  await setTimeout(10 * pollMs);
  expect((await fetch(`${server.url}/statements?q=war`)).status).toBe(200);
  expect(server.output()).toBe(server.output().replace('cannot go on', ''));
});

/** Starts the built service with a script that spoils the dataset as soon as it is open. */
function startSpoiling(folder: string, work: string) {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { openSync } = fs;
    fs.openSync = (path, ...rest) => {
      const file = openSync(path, ...rest);
      if (!/[.]sqlite$/.test(path) || rest[0] !== 'r') return file;
      fs.openSync = openSync;
      fs.chmodSync(path, 0o644);
      ${work}
      return file;
    };
    syncBuiltinESMExports();`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(script)}`;
  return spawnSync(process.execPath, [join(root, 'dist/main/serve.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS },
    encoding: 'utf8',
    timeout: 60_000,
  });
}

test.each([
  ['cut to nothing', 'fs.truncateSync(path, 0);'],
  ['cut to half', 'fs.truncateSync(path, fs.statSync(path).size >> 1);'],
  ['overwritten', 'fs.writeFileSync(path, fs.readFileSync(path).fill(255, 20_000));'],
])(
  'A dataset is %s while it starts: one line, and the next start has an older',
  async (_, work) => {
    const folder = temporaryFolder();
    const older = publishEdition(folder, 1);
    const { version } = publishEdition(folder, 2);
    const { status, stderr } = startSpoiling(folder, work);
    expect(stderr).toMatch(
      new RegExp(`^The service cannot start: .*${version}.*: start again to serve .* whole.*\n$`),
    );
    expect(status).toBe(1);
    const server = await startServer({ DATA_DIR: folder });
    expect(await readVersion(server.url)).toBe(older.version);
  },
);

/** Starts the built service with some lines of JavaScript in it. */
async function startWith(script: string, environment: Record<string, string | number> = {}) {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const url = `data:text/javascript,${encodeURIComponent(script)}`;
  return startServer({ DATA_DIR: folder, NODE_OPTIONS: `--import=${url}`, ...environment });
}

const onSignal = (work: string) => `
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('SIGUSR2', () => { ${work} });`;

test.each([
  ['a loop without end', 'for (;;);'],
  ['a wait without end', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
])('A main thread in %s: the process ends itself', async (_what, work) => {
  const server = await startWith(onSignal(work), { HANG_MAX_MS: 3000 });
  const ended = endOf(server, 60_000);
  server.child.kill('SIGUSR2');
  expect(await ended).toBeNull();
  expect(server.child.signalCode).toBe('SIGKILL');
  expect(server.output()).toMatch(/"level":60,.*it ends itself/);
});

test('A process that was stopped for longer than it may hang goes on', async () => {
  const server = await startWith('', { HANG_MAX_MS: 3000 });
  server.child.kill('SIGSTOP');
  await setTimeout(6000);
  server.child.kill('SIGCONT');
  await setTimeout(1000);
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
});

test.each([
  ['An exception', "throw new Error('boom in a timer');"],
  ['A rejection', "Promise.reject(new Error('boom in a timer'));"],
])('%s that nothing catches: its reason is in the log', async (_what, work) => {
  const server = await startWith(onSignal(work));
  const ended = endOf(server, 30_000);
  server.child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  expect(server.output()).toMatch(/"level":[56]0,.*boom in a timer/);
});

/** Starts the service with a limit of open files, and waits for what it prints. */
function startLimited(files: number, environment: Record<string, string> = {}) {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const command = `ulimit -n ${files} && exec "$0" "$1"`;
  const args = ['-c', command, process.execPath, join(root, 'dist/main/serve.js')];
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', ...environment };
  const child = spawn('bash', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  onEnd(() => void child.kill('SIGKILL'));
  return { child, output: () => output };
}

test.each([100, 249])('With %d files to open it refuses to start, in one line', async (files) => {
  const { child, output } = startLimited(files);
  const [code] = await once(child, 'exit');
  expect(output()).toMatch(/^On Record may open only \d+ files; allow it 250 or more.*\n$/);
  expect(code).toBe(2);
});

test.each([
  ['300 idle connections', ''],
  ['300 downloads that nobody reads', 'GET /dataset.sqlite HTTP/1.1\r\nHost: x\r\n\r\n'],
])('With 256 files to open, %s do not end it', async (what, request) => {
  const { child, output } = startLimited(256, { LOG_LEVEL: 'warn' });
  await expect.poll(output, { timeout: 60_000 }).toContain('Read it');
  const port = Number(/:(\d+)\/$/m.exec(output())?.[1]);
  const sockets = Array.from({ length: 300 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}).pause();
    socket.write(request);
    onEnd(() => void socket.destroy());
    return socket;
  });
  await setTimeout(3000);
  expect(child.exitCode).toBeNull();
  for (const socket of sockets) socket.destroy();
  const isAlive = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  await expect.poll(isAlive, { timeout: 20_000 }).toBe(200);
  report(what, { 'of files': 256 });
});

test('The seeds of a started copy break: the newest whole file is served, and it says so', async () => {
  const copy = temporaryFolder();
  const folder = temporaryFolder();
  for (const name of ['dist', 'migrations', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  execFileSync('ln', ['-s', join(root, 'node_modules'), join(copy, 'node_modules')]);
  cpSync(join(root, 'seeds'), join(copy, 'seeds'), { recursive: true });
  const { version } = publishEdition(folder, 1);
  const cut = join(folder, fileName(publishEdition(folder, 2)));
  chmodSync(cut, 0o644);
  truncateSync(cut, readFileSync(cut).length - 1);
  writeFileSync(join(copy, 'seeds/actors/broken.yaml'), 'id: [');
  const child = spawn(process.execPath, ['dist/main/start.js'], {
    cwd: copy,
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' },
  });
  onEnd(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await expect.poll(() => output, { timeout: 60_000 }).toContain('Read it');
  expect(output).toMatch(/^actors\/broken\.yaml:\d+:\d+: /m);
  expect(output).toContain(
    `The seeds could not be published. Serving ${version}, which was published BEFORE`,
  );
  const other = spawnSync(process.execPath, ['dist/main/start.js'], {
    cwd: copy,
    env: { PATH: process.env.PATH, DATA_DIR: temporaryFolder(), PORT: '0' },
  });
  expect(other.status).toBe(1);
});

test.each<[what: string, environment: Record<string, string>, line: RegExp]>([
  ['an unknown host', { HOST: 'no-such-host.invalid' }, /HOST=no-such-host.invalid is not known/],
  ['a host of another machine', { HOST: '192.0.2.1' }, /HOST=192.0.2.1 is no address of this/],
  ['a folder that cannot be', { DATA_DIR: '/proc/x' }, /\/proc\/x is not there and cannot be/],
  ['a file for a folder', { DATA_DIR: '/etc/hostname' }, /is not a folder: set DATA_DIR/],
  [
    'a disk that can only be read',
    { DATA_DIR: '/sys/x' },
    /set DATA_DIR to a folder that this user can write to/,
  ],
])('Started with %s: one line that says what to do, and 2', (_what, environment, line) => {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: temporaryFolder(), ...environment };
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/main/start.js')], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stderr.trim().split('\n').at(-1)).toMatch(line);
  expect(status).toBe(2);
});

test('Started on a taken port, or in another folder: one line and 2', async () => {
  const folder = temporaryFolder();
  publishEdition(folder, 1);
  const { port } = await startServer({ DATA_DIR: folder });
  const env = { PATH: process.env.PATH, PORT: `${port}`, DATA_DIR: folder, LOG_LEVEL: 'silent' };
  const start = (name: string, cwd: string) =>
    spawnSync(process.execPath, [join(root, `dist/main/${name}.js`)], {
      cwd,
      env,
      encoding: 'utf8',
    });
  const taken = start('serve', root);
  expect(taken.stderr).toMatch(/^The service cannot start: port \d+ of 127.0.0.1 is taken: .*\n$/);
  expect(taken.status).toBe(2);
  const elsewhere = start('start', temporaryFolder());
  expect(elsewhere.stderr).toMatch(/^There is no folder .*seeds: start the service in .*\n$/);
  expect(elsewhere.status).toBe(2);
});
