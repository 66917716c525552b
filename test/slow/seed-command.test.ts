// The seed job as a person or a script runs it: exit codes, what it prints, and its lock.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runSeedCommand } from '../../src/seed/command.ts';
import { root, runCommand, startCommand, startModule, waitForExit } from '../support/command.ts';
import { checkSettled } from '../support/published.ts';
import { actor, append, swap, temporaryFolder, writeSeeds } from '../support/seeds.ts';

const broken = swap(actor, 'kind: person', 'kind: persn');
const problem = `${actor}:1:7: "kind" cannot be "persn"; did you mean "person"?`;

/** Runs the job in this process, on a terminal or not. */
const run = (changes = {}, options = {}, isTTY = false) => {
  const printed = { stdout: '', stderr: '' };
  const out = temporaryFolder();
  const code = runSeedCommand(
    { check: false, json: false, out, seeds: writeSeeds(changes), ...options },
    {
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { isTTY, write: (text) => (printed.stderr += text) },
    },
  );
  return { code, out, ...printed };
};

describe('what it prints', () => {
  const counts = [
    'gazette         2',
    'herald          1',
    'statements      2',
    'actors          3',
    'events          1',
    'sources         3',
    'topics          2',
    'caveats         1',
  ];

  test('done: counts per source and in all, version, size and time', () => {
    const { code, out, stdout, stderr } = run();
    const { version, bytes } = checkSettled(out);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, -2)).toEqual(counts);
    expect(stdout.split('\n').at(-2)).toMatch(
      new RegExp(`^published ${version} \\(publication 1, ${bytes} bytes, \\d+\\.\\d\\d s\\)$`),
    );
    expect(stderr).toBe(`${advised} warnings; npm run seed -- --check lists them\n`);
  });

  test('on a terminal: each step as it begins', () => {
    const { stdout, stderr } = run({}, {}, true);
    const stages = ['reading', 'parsing', 'checking', 'compiling', 'building', 'verifying'];
    const lines = stderr.split('\r\u001b[K').filter((line) => !line.includes(' of '));
    expect(lines.slice(1, -1)).toEqual([...stages, 'publishing'].map((stage) => `${stage} …`));
    expect(stdout.split('\n')[0]).toBe(counts[0]);
  });

  /** What the seeds of these tests are advised on as they are. */
  const advised = 5;
  const zoe = { 'actors/zoe.yaml': 'kind: person\nname: Zoe\n' };

  test('with warnings: their number, or with --check all of them, and nothing else changes', () => {
    const { code, out, stderr } = run(zoe);
    expect(stderr).toBe(`${advised + 1} warnings; npm run seed -- --check lists them\n`);
    checkSettled(out);
    const checked = run(zoe, { check: true });
    expect(checked.stderr.split('\n')[0]).toBe(
      'actors/zoe.yaml:1:1: warning: nothing uses the actor "zoe"; use it or remove it',
    );
    expect(checked.stderr.split('\n').length - 1).toBe(advised + 1);
    expect([code, checked.code]).toEqual([0, 0]);
  });

  test('with --strict: warnings are problems', () => {
    const { code, stderr } = run(zoe, { check: true, strict: true });
    expect(code).toBe(1);
    expect(stderr.split('\n')[0]).toBe(
      'actors/zoe.yaml:1:1: nothing uses the actor "zoe"; use it or remove it',
    );
    expect(stderr.split('\n').at(-2)).toBe(`${advised + 1} problems; nothing was published`);
  });

  test('with problems: all of them, how many, and that nothing was published', () => {
    const { code, out, stdout, stderr } = run({ ...broken, 'x.yml': '' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.split('\n')).toEqual([
      problem,
      expect.stringMatching(/^x\.yml:1:1: is not part of the layout; /),
      '2 problems; nothing was published',
      '',
    ]);
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
  });

  test('with --check: nothing is written, not even the folder', () => {
    const out = join(temporaryFolder(), 'data');
    expect(run({}, { check: true, out })).toMatchObject({ code: 0 });
    expect(existsSync(out)).toBe(false);
  });

  test('with --json: one document, done or not', () => {
    const done = run(zoe, { json: true }, true);
    expect(JSON.parse(done.stdout)).toEqual({
      ok: true,
      manifest: checkSettled(done.out),
      counts: expect.objectContaining({ gazette: 2, herald: 1, statements: 2, actors: 4 }),
      problems: expect.arrayContaining([
        {
          file: 'actors/zoe.yaml',
          line: 1,
          column: 1,
          message: 'nothing uses the actor "zoe"; use it or remove it',
          severity: 'warning',
        },
      ]),
      ms: expect.any(Number),
    });
    const checked = run({}, { json: true, check: true });
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, manifest: null });
    const failed = run({}, { json: true, out: join(root, 'package.json') });
    expect(JSON.parse(failed.stdout)).toEqual({ ok: false, error: expect.any(String) });
    expect([done.code, checked.code, failed.code]).toEqual([0, 0, 2]);
    expect(done.stderr + checked.stderr + failed.stderr).toBe('');
  });
});

describe('exit codes', () => {
  const children: { kill: (signal: 'SIGKILL') => boolean }[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  test('0 when it is done, and JSON for machines', () => {
    const out = temporaryFolder();
    const { code, stdout } = runCommand('seed', ['--seeds', writeSeeds(), '--out', out, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, manifest: checkSettled(out) });
  });

  test('1 when there are problems', () => {
    const args = ['--seeds', writeSeeds(broken), '--json'];
    const { code, stdout } = runCommand('seed', args, { DATA_DIR: temporaryFolder() });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ line: 1, column: 7 }] });
  });

  test('2 when it is asked in a wrong way', () => {
    const unknown = runCommand('seed', ['--chek']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("Unknown option '--chek'");
    expect(unknown.stderr).toContain('Usage: npm run seed');
    expect(runCommand('seed', ['seeds']).code).toBe(2);
    const published = runCommand('seed', ['--only', 'gazette']);
    expect(published.code).toBe(2);
    expect(published.stderr).toContain(
      '--only: one source is not published by itself; add --check',
    );
  });

  test('75 at once while another job holds the lock, which does not outlive its holder', async () => {
    const out = temporaryFolder();
    const holder = await startModule(`
      import { withLock } from ${JSON.stringify(join(root, 'src/publication/lock.ts'))};
      withLock(${JSON.stringify(out)}, () => {
        process.stdout.write('held');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      });`);
    children.push(holder);
    const args = ['--seeds', writeSeeds(), '--out', out];
    const second = runCommand('seed', args);
    expect(second).toMatchObject({ code: 75, stdout: '' });
    expect(second.stderr).toBe(
      `${out} is in use by another seed job, or by a node that pulls; the seed job did not finish\n`,
    );
    holder.kill('SIGKILL');
    await waitForExit(holder);
    expect(runCommand('seed', args).code).toBe(0);
    checkSettled(out);
  });

  test('0 or 75, and never a damaged folder, when several jobs start together', async () => {
    const out = temporaryFolder();
    const jobs = ['A', 'B', 'C'].map((letter) => {
      const changes = append(
        'actors/boris.yaml',
        `names: [{ name: B ${letter}, lang: fr, kind: alias }]\n`,
      );
      return startCommand('seed', ['--seeds', writeSeeds(changes), '--out', out]);
    });
    children.push(...jobs);
    const codes = await Promise.all(jobs.map(waitForExit));
    const done = codes.filter((code) => code === 0).length;
    expect(done).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 75)).toHaveLength(3 - done);
    expect(checkSettled(out).seq).toBe(done);
  });
});
