// The seed job is killed, starved and lied to: what is published stays as it is, byte for byte.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hashFile } from '../../src/publication/disk.ts';
import { fileName, type Manifest, readManifest } from '../../src/publication/manifest.ts';
import { onEnd } from './support/cleanup.ts';
import { report } from './support/report.ts';
import { root, temporaryFolder, waitFor } from './support/server.ts';

interface Ended {
  code: number | null;
  errors: string;
}

interface Job {
  pid: number;
  kill: (signal: NodeJS.Signals) => void;
  ended: Promise<Ended>;
}

/** Runs the installed command, perhaps through a shell that limits it. */
function startSeed(out: string, seeds: string, { node = [] as string[], shell = '' } = {}): Job {
  const job = [...node, join(root, 'dist/main/seed.js'), '--out', out, '--seeds', seeds];
  const command = shell === '' ? process.execPath : 'bash';
  const list = shell === '' ? job : ['-c', `${shell}; exec "$@"`, 'bash', process.execPath, ...job];
  const child = spawn(command, list, { stdio: ['ignore', 'ignore', 'pipe'], cwd: root });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, errors }));
  onEnd(() => void child.kill('SIGKILL'));
  return { pid: child.pid as number, kill: (signal) => child.kill(signal), ended };
}

/** Two versions of the seeds, so that there is always something to publish. */
let variants: [string, string];

function makeVariants(): [string, string] {
  const folder = temporaryFolder();
  const other = join(folder, 'seeds');
  cpSync(join(root, 'seeds'), other, { recursive: true });
  const topics = join(other, 'topics.yaml');
  const text = readFileSync(topics, 'utf8');
  const changed = text.replace(/(en: )(\S)/, '$1New $2');
  if (changed === text) throw new Error('topics.yaml has another form');
  writeFileSync(topics, changed);
  return [join(root, 'seeds'), other];
}

/** What is published is complete and true to its name. */
function checkPublished(folder: string): Manifest {
  const manifest = readManifest(folder) as Manifest;
  expect(hashFile(join(folder, fileName(manifest)))).toBe(manifest.sha256);
  return manifest;
}

/** Publishes both; returns what gives the seeds that are not published at the moment. */
async function publishBoth(folder: string) {
  const hashes: string[] = [];
  for (const seeds of variants) {
    expect((await startSeed(folder, seeds).ended).code).toBe(0);
    hashes.push(checkPublished(folder).sha256);
  }
  const next = () => variants[checkPublished(folder).sha256 === hashes[0] ? 1 : 0];
  return { hashes, next };
}

/** More at night and before a release: `KILLS=100`. */
const killsWanted = Number(process.env.KILLS ?? 24);

test('kill -9 in mid-seed: the published file is whole each time, and the next run works', async () => {
  variants = makeVariants();
  const half = killsWanted / 2;
  const kills = await Promise.all([killMany(Math.ceil(half)), killMany(Math.floor(half))]);
  const sum = (of: (result: (typeof kills)[number]) => number) =>
    kills.reduce((total, result) => total + of(result), 0);
  report('kill -9 in mid-seed', {
    kills: sum(({ killed }) => killed),
    'before publishing': sum(({ before }) => before),
    'files damaged': 0,
    'left behind by the next run': sum(({ parts }) => parts),
  });
  expect(sum(({ killed }) => killed)).toBe(killsWanted);
  expect(sum(({ before }) => before)).toBeGreaterThan(killsWanted / 5);
  expect(sum(({ parts }) => parts)).toBe(0);
});

async function killMany(times: number) {
  const folder = temporaryFolder();
  const { hashes, next } = await publishBoth(folder);
  const started = performance.now();
  expect((await startSeed(folder, next()).ended).code).toBe(0);
  const usualMs = performance.now() - started;
  let killed = 0;
  let before = 0;
  for (let run = 0; killed < times; run++) {
    const { seq } = checkPublished(folder);
    const job = startSeed(folder, next());
    // Half of them anywhere, half of them while the file is built and put in place.
    if (run % 4 < 2) await setTimeout(Math.random() * usualMs);
    else await setTimeout(Math.random() * (await untilBuilding(folder, job)));
    job.kill('SIGKILL');
    if ((await job.ended).code !== null) continue;
    killed++;
    const manifest = checkPublished(folder);
    expect(hashes).toContain(manifest.sha256);
    if (manifest.seq === seq) before++;
  }
  expect((await startSeed(folder, next()).ended).code).toBe(0);
  checkPublished(folder);
  const parts = readdirSync(folder).filter((name) => name.includes('.part')).length;
  return { killed, before, parts };
}

/** Waits for the unfinished file; returns about how long the rest takes. */
async function untilBuilding(folder: string, { pid, ended }: Job): Promise<number> {
  const part = join(folder, `${pid}.part`);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const ms = await waitFor(async () => over || existsSync(part), 20_000);
  return ms / 2;
}

/** A run that must fail, say why, change nothing and leave nothing; or else succeed wholly. */
async function checkFailure(folder: string, job: Job, words: RegExp, wanted = 1): Promise<boolean> {
  const before = checkPublished(folder);
  const { code, errors } = await job.ended;
  const after = checkPublished(folder);
  if (code === 0) {
    expect(after.seq).toBe(before.seq + 1);
    return false;
  }
  expect([code, errors]).toEqual([wanted, expect.stringMatching(words)]);
  expect(hashFile(join(folder, fileName(before)))).toBe(before.sha256);
  return true;
}

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)(
  'Disk full: a clear error, nothing changed, and the next run works',
  async () => {
    variants = makeVariants();
    const folder = join(temporaryFolder(), 'small');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
    onEnd(() => void execFileSync('umount', ['--lazy', folder]));
    const { next } = await publishBoth(folder);
    let failed = 0;
    const freeKiB = [0, 64, 512, 1024, 1536, 2048];
    for (const free of freeKiB) {
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(availableBytes(folder) - free * 1024));
      const job = startSeed(folder, next());
      // 2: it is for whoever runs it to make room.
      if (await checkFailure(folder, job, /full: free some space.*did not finish/, 2)) failed++;
      rmSync(filler);
      expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    }
    expect((await startSeed(folder, next()).ended).code).toBe(0);
    checkPublished(folder);
    report('Disk full (tmpfs)', { runs: freeKiB.length, failed, 'files damaged': 0 });
    expect(failed).toBeGreaterThan(2);
  },
);

function availableBytes(folder: string): number {
  const text = execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
  return Number(text.trim().split('\n').at(-1));
}

test('A file that cannot grow (EFBIG in SQLite): a clear error, nothing changed', async () => {
  variants = makeVariants();
  const folder = temporaryFolder();
  const { next } = await publishBoth(folder);
  let failed = 0;
  const limitsKiB = [0, 64, 512, 1500];
  for (const limit of limitsKiB) {
    const shell = `trap '' XFSZ; ulimit -f ${limit}`;
    const job = startSeed(folder, next(), { shell });
    if (await checkFailure(folder, job, /(I\/O|full|EFBIG).*; the seed job did not finish/))
      failed++;
  }
  expect((await startSeed(folder, next()).ended).code).toBe(0);
  report('Write errors inside SQLite', { runs: limitsKiB.length, failed, 'files damaged': 0 });
  expect(failed).toBe(limitsKiB.length);
});

/** Each call of the publishing step, one after the other, answers EIO. */
const calls = {
  chmodSync: 1,
  fsyncSync: 3,
  renameSync: 3,
  writeFileSync: 1,
  symlinkSync: 1,
  readSync: 1,
} as const;

test('EIO on write, fsync and rename: a clear error, and what is published is whole', async () => {
  variants = makeVariants();
  const folder = temporaryFolder();
  const { next } = await publishBoth(folder);
  let runs = 0;
  let failed = 0;
  for (const [name, times] of Object.entries(calls)) {
    for (let nth = 1; nth <= times; nth++) {
      const node = ['--import', failingCall(name, nth)];
      const job = startSeed(folder, next(), { node });
      if (await checkFailure(folder, job, /EIO/)) failed++;
      runs++;
    }
  }
  expect((await startSeed(folder, next()).ended).code).toBe(0);
  checkPublished(folder);
  report('EIO', { runs, failed, 'files damaged': 0 });
  expect(failed).toBe(runs);
});

/** A module that makes the nth call of a function of node:fs fail on files of the out folder. */
function failingCall(name: string, nth: number): string {
  const code = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs[${JSON.stringify(name)}];
    let calls = 0;
    fs[${JSON.stringify(name)}] = (...list) => {
      const { stack } = new Error();
      if (stack.includes('/seed/') && ++calls === ${nth}) {
        throw Object.assign(new Error('EIO: i/o error, ${name}'), { code: 'EIO' });
      }
      return real(...list);
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

test('Two seed jobs at once: the second exits 75 at once, the first is not disturbed', async () => {
  variants = makeVariants();
  const folder = temporaryFolder();
  const { next } = await publishBoth(folder);
  const { seq } = checkPublished(folder);
  const first = startSeed(folder, next());
  await waitFor(async () => existsSync(join(folder, `${first.pid}.part`)), 10_000);
  first.kill('SIGSTOP');
  const second = await startSeed(folder, next()).ended;
  first.kill('SIGCONT');
  expect([second.code, second.errors]).toEqual([75, expect.stringContaining('another seed job')]);
  expect((await first.ended).code).toBe(0);
  expect(checkPublished(folder).seq).toBe(seq + 1);
  report('Two seed jobs at once', { first: 0, second: 75 });
});
