// nginx as a cache in front of the service, as the guide for operators sets it up.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeClient } from './fixture.ts';

const nginx = '/usr/sbin/nginx';
const guide = readFileSync(join(import.meta.dirname, '../../src/main/README.md'), 'utf8');
const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

describeClient(
  'nginx',
  () => existsSync(nginx),
  (fixture) => {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    let server: ChildProcess;
    let cache: string;

    beforeAll(async () => {
      const { origin } = fixture();
      const port = Number(new URL(origin).port) + 10_000;
      cache = `http://127.0.0.1:${port}`;
      const [http = '', location = ''] = [...guide.matchAll(/```nginx\n(.*?)```/gs)].map(
        ([, block]) =>
          (block ?? '')
            .replace('/var/cache/nginx', folder)
            .replace('http://127.0.0.1:3000', origin),
      );
      const configuration = `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${folder}/pid; error_log ${folder}/log; events {} http {
        access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        ${http} server { listen 127.0.0.1:${port}; ${location} } }`;
      writeFileSync(join(folder, 'nginx.conf'), configuration);
      const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'log')];
      server = spawn(nginx, args, { stdio: 'ignore' });
      await vi.waitUntil(() => fetch(`${cache}/livez`).catch(() => undefined), { timeout: 10_000 });
    });
    afterAll(async () => {
      if (server.kill()) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    });

    const ask = async (path: string, headers: Record<string, string>) => {
      const answer = await fetch(cache + path, { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      const told = (name: string) => answer.headers.get(name);
      const [language, coding] = [told('content-language'), told('content-encoding')];
      return { language, coding, cache: told('x-cache'), status: answer.status };
    };

    test('keeps one page for each language, whatever else the browser wishes', async () => {
      const path = '/sources.html';
      const languages = {
        'fr-FR,fr;q=0.9,en;q=0.8': 'fr',
        'fr-CH, de;q=0.5': 'fr',
        'en-GB,fr': 'en',
      };
      const found = [];
      for (const [wish, language] of Object.entries(languages)) {
        const answer = await ask(path, { 'accept-language': wish });
        expect([wish, answer.language]).toEqual([wish, language]);
        found.push(answer.cache);
      }
      expect(found).toEqual(['MISS', 'HIT', 'MISS']);
    });

    test('keeps one answer for each coding', async () => {
      const wishes = ['gzip, deflate, br, zstd', 'br;q=1.0, gzip', 'gzip', 'deflate, gzip'];
      const answers = [];
      for (const wish of wishes) {
        answers.push(await ask('/statements?limit=50', { 'accept-encoding': wish }));
      }
      expect(answers.map(({ cache }) => cache)).toEqual(['MISS', 'HIT', 'MISS', 'HIT']);
      expect(answers.map(({ coding }) => coding !== null)).toEqual([true, true, true, true]);
      const plain = await ask('/statements?limit=50', { 'accept-encoding': 'identity' });
      expect(plain).toMatchObject({ coding: null, cache: 'MISS' });
    });

    test('leads a browser to the page of a record, and a program to its JSON', async () => {
      const path = '/statements/peskov-2025-12-03-eu-gas';
      for (const _ of [1, 2]) {
        expect(await ask(path, { accept: 'text/html,*/*;q=0.8' })).toMatchObject({ status: 303 });
        expect(await ask(path, { accept: '*/*' })).toMatchObject({ status: 200 });
      }
    });
  },
);
