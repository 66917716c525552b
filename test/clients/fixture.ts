// The one service that all clients ask, where each of them is, and how it is run.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { openCurated, publishCurated } from '../support/curated.ts';

export const { records } = publishCurated();

/** Loads a client that npm carries. */
export const require = createRequire(join(import.meta.dirname, 'package.json'));

/**
 * The tests of one client, beside the service; without the client they are skipped, and the reason
 * is printed.
 */
export function describeClient(
  name: string,
  find: () => boolean,
  tests: (fixture: () => Fixture) => void,
): void {
  const isThere = find();
  if (!isThere) console.log(`SKIP ${name}: it is not installed here`);
  describe.skipIf(!isThere)(name, () => {
    let opened: Awaited<ReturnType<typeof openFixture>>;
    beforeAll(async () => {
      opened = await openFixture();
    });
    afterAll(() => opened.close());
    tests(() => opened);
  });
}

export function hasCommand(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

export function hasPackage(name: string): boolean {
  return existsSync(join(import.meta.dirname, 'node_modules', name));
}

interface Fixture {
  /** Of the service, without a slash at the end. */
  origin: string;
  /** For what a client writes. */
  folder: string;
}

/** Answers name its real address, which clients follow. */
async function openFixture(): Promise<Fixture & { close: () => Promise<void> }> {
  const dataset = openCurated();
  const port = 20_000 + (process.pid % 20_000);
  const origin = `http://127.0.0.1:${port}`;
  const app = await buildApp({ store: dataset, address: origin, version: '0.0.0', logger: false });
  await app.listen({ host: '127.0.0.1', port });
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  return {
    origin,
    folder,
    close: async () => {
      await app.close();
      dataset.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a program beside the service, and gives what it printed. */
export async function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, ...environment };
  return promisify(execFile)(command, [...args], { env, maxBuffer: 64 * 1024 * 1024 });
}

export async function read(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}
