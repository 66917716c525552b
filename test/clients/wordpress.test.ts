// WordPress, with a database of its own: what it makes of an address that somebody pastes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeClient, hasCommand, run } from './fixture.ts';

const settings = '/usr/share/wordpress/wp-settings.php';
const script = join(import.meta.dirname, 'wordpress.php');
/** What it lets stand of a frame from a site that it does not know. */
const frame = /<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"/;
const statement = 'peskov-2025-12-03-eu-gas';

describeClient(
  'WordPress',
  () => existsSync(settings) && hasCommand('php') && hasCommand('mariadb-install-db'),
  (fixture) => {
    // A socket has a path of at most 107 bytes.
    const folder = mkdtempSync(join(tmpdir(), 'wp-'));
    const socket = join(folder, 'socket');
    let database: ChildProcess;

    const ask = async (...args: string[]) =>
      JSON.parse((await run('php', [script, socket, ...args])).stdout);

    beforeAll(async () => {
      const data = join(folder, 'data');
      mkdirSync(data);
      const own = process.getuid?.() === 0 ? ['--user=root'] : [];
      const setUp = ['--auth-root-authentication-method=normal', '--skip-test-db'];
      await run('mariadb-install-db', ['--no-defaults', ...own, ...setUp, `--datadir=${data}`]);
      const listen = ['--skip-networking', `--socket=${socket}`];
      database = spawn('mariadbd', ['--no-defaults', ...own, `--datadir=${data}`, ...listen], {
        stdio: 'ignore',
      });
      await vi.waitUntil(() => existsSync(socket), { timeout: 60_000 });
      await ask('install');
    });

    afterAll(async () => {
      if (database.kill()) await once(database, 'exit');
      rmSync(folder, { recursive: true, force: true });
    });

    test('a statement becomes a card, with its words for readers without frames', async () => {
      const card = await ask('embed', `${fixture().origin}/statements/${statement}.html`);
      expect(card).toMatch(/<blockquote class="wp-embedded-content" data-secret="/);
      expect(card).toContain('gaz russe');
      expect(card).toMatch(frame);
    });

    const lists = {
      'a query': '/statements.html?actor=peskov',
      'a source': '/sources/moscow-talks-2025-12-03.html',
      'an actor': '/actors/peskov.html',
      'an event': '/events/2025-12-02-moscow-talks.html',
    };
    for (const [name, path] of Object.entries(lists)) {
      test(`${name} becomes a card of its statements`, async () => {
        expect(await ask('embed', fixture().origin + path)).toMatch(frame);
      });
    }

    test('the card speaks the language of the page', async () => {
      const page = `${fixture().origin}/statements/${statement}.html`;
      expect(await ask('embed', `${page}?lang=fr`)).toContain('3 décembre 2025');
      expect(await ask('embed', `${page}?lang=en`)).toContain('3 December 2025');
    });

    test('an address without a card stays an address', async () => {
      expect(await ask('embed', `${fixture().origin}/livez`)).toBe(false);
    });
  },
);
