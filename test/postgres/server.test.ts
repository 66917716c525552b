// The servers that the other tests are made with: they start, follow, take over and leave nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Postgres } from '../support/postgres.ts';

let primary: Postgres;
beforeAll(async () => {
  primary = await Postgres.start({ fsync: false, settings: { max_connections: 20 } });
  await primary.run('CREATE TABLE words (word text)');
});
afterAll(() => primary.stop());

const count = 'SELECT count(*) FROM words';

test('A server takes settings, sorts by language and keeps fsync unless told otherwise', async () => {
  expect(await primary.run('SHOW max_connections')).toBe('20');
  expect(await primary.run('SHOW fsync')).toBe('off');
  expect(await primary.run("SELECT 'a' < 'B'")).toBe('t');
  expect(await primary.run(`SELECT 'a' < 'B' COLLATE "C"`)).toBe('f');
  const careful = await Postgres.start();
  try {
    expect(await careful.run('SHOW fsync')).toBe('on');
  } finally {
    await careful.stop();
  }
  expect(existsSync(careful.folder)).toBe(false);
});

test('SQL that fails rejects with the reason', async () => {
  await expect(primary.run('SELECT nothing')).rejects.toThrow('column "nothing" does not exist');
});

test('Standbys follow, one takes over after a kill, and the other follows it', async () => {
  const standbys = [await primary.startStandby(), await primary.startStandby()];
  const [first, second] = standbys as [Postgres, Postgres];
  try {
    await primary.run("INSERT INTO words VALUES ('a')");
    for (const standby of standbys) {
      await primary.waitFor(standby);
      expect(await standby.run(count)).toBe('1');
      await expect(standby.run("INSERT INTO words VALUES ('b')")).rejects.toThrow('read-only');
    }
    await primary.kill();
    await expect(primary.run(count)).rejects.toThrow('refused');
    await first.promote();
    await second.follow(first);
    await first.run("INSERT INTO words VALUES ('b')");
    await first.waitFor(second);
    expect(await second.run(count)).toBe('2');
    await primary.restart();
    expect(await primary.run(count)).toBe('1');
  } finally {
    for (const standby of standbys) await standby.stop();
  }
});

test('A server ends with the process that started it, and so do its data', async () => {
  const source = `
    import { Postgres } from '${join(import.meta.dirname, '../support/postgres.ts')}';
    process.stdout.write((await Postgres.start({ fsync: false })).folder);
    setInterval(() => {}, 1000);`;
  const args = ['--input-type=module', '--eval', source];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [folder] = await once(child.stdout, 'data');
  expect(existsSync(`${folder}/data/postmaster.pid`)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => existsSync(`${folder}`), { timeout: 20_000 }).toBe(false);
});

test('A frozen server answers nothing until it is thawed', async () => {
  primary.freeze();
  const answer = primary.run('SELECT 1');
  const early = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 300))]);
  expect(early).toBe(undefined);
  primary.thaw();
  expect(await answer).toBe('1');
});
