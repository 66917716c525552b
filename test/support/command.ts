// The commands as other programs run them, each in a process of its own: from the sources, or
// compiled where that matters.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from './seeds.ts';

export const root = join(import.meta.dirname, '../..');

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** The folder of the compiled program, as `npm run build` makes it; built by whoever is first. */
export function buildProgram(): string {
  const program = join(tmpdir(), 'program');
  if (!existsSync(program)) {
    const folder = temporaryFolder();
    for (const name of readdirSync(root)) {
      if (name !== 'dist') symlinkSync(join(root, name), join(folder, name));
    }
    compile(join(folder, 'dist'));
    try {
      renameSync(folder, program);
    } catch (error) {
      if (!existsSync(program)) throw error;
    }
  }
  return join(program, 'dist');
}

function compile(folder: string): void {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = ['--project', join(root, 'src'), '--outDir', folder];
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, ...project, '--incremental', 'false', '--tsBuildInfoFile', 'null'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the program does not compile: ${stdout}`);
  cpSync(join(root, 'src/web/assets'), join(folder, 'web/assets'), { recursive: true });
}

/** What one process has compiled another need not. */
const compileCache = () => ({ NODE_COMPILE_CACHE: join(tmpdir(), 'modules') });

/** Node 24 reads TypeScript by itself. */
const loader = process.features.typescript ? [] : ['--import', 'tsx'];

/** Runs a command to its end. */
export function runCommand(name: string, args: string[], environment: Environment = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...sourceOf(name), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...compileCache(), ...environment },
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

/** Starts a command; its output is not read. */
export function startCommand(name: string, args: string[]): ChildProcess {
  return start([...sourceOf(name), ...args]);
}

/** Starts a command of the compiled program; its output is not read. */
export function startCompiled(name: string, args: string[]): ChildProcess {
  return start([join(buildProgram(), 'main', `${name}.js`), ...args]);
}

function start(args: string[]): ChildProcess {
  const env = { ...process.env, ...compileCache() };
  return spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' });
}

/** Starts a module given as text and waits until it has printed something. */
export async function startModule(source: string): Promise<ChildProcess> {
  const args = [...loader, '--input-type=module', '--eval', source];
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

const sourceOf = (name: string) => [...loader, join(root, 'src/main', `${name}.ts`)];
