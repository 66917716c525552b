// The programs of Debian's newest PostgreSQL, run by a user whom PostgreSQL accepts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface User {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; undefined when we are somebody else. */
export function findUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const entries = lines.map((line) => line.split(':'));
  const find = (user: string) => entries.find(([name]) => name === user);
  const [, , uid, gid] = find('postgres') ?? find('nobody') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

interface Given {
  environment?: Readonly<Record<string, string>>;
  input?: Buffer;
}

/** Runs a program to its end; resolves with what it printed, rejects with its errors. */
export async function runProgram(
  name: string,
  args: string[],
  folder: string,
  { environment, input }: Given = {},
): Promise<string> {
  const child = startProgram(name, args, folder, environment);
  child.stdin?.end(input);
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout?.on('data', (chunk) => output.push(String(chunk)));
  child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors.join('')}`);
  return output.join('').replace(/\n$/, '');
}

/** @param folder where it runs, and may write */
export function startProgram(
  name: string,
  args: string[],
  folder: string,
  environment: Given['environment'] = {},
): ChildProcess {
  return spawn(join(findPrograms(), name), args, {
    cwd: folder,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...findUser(),
  });
}

function findPrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  versions.sort((a, b) => Number(b) - Number(a));
  const programs = versions.map((version) => join(root, version, 'bin'));
  const newest = programs.find((folder) => existsSync(join(folder, 'initdb')));
  if (newest === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return newest;
}
