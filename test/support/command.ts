// The commands as other programs run them.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs `src/bin/<name>.ts` to its end. */
export function runCommand(name: string, args: string[], environment: Environment = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsOf(name, args), {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 20_000,
  });
  return { code: status, stdout, stderr };
}

/** Starts `src/bin/<name>.ts`; its output is not read. */
export function startCommand(name: string, args: string[]): ChildProcess {
  return spawn(process.execPath, argumentsOf(name, args), { cwd: root, stdio: 'ignore' });
}

/** Starts a module given as text and waits until it has printed something. */
export async function startModule(source: string): Promise<ChildProcess> {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', resolve);
    child.once('exit', () => reject(new Error('it ended before it printed anything')));
  });
  return child;
}

export function waitForExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

function argumentsOf(name: string, args: string[]): string[] {
  return ['--import', 'tsx', `src/bin/${name}.ts`, ...args];
}
