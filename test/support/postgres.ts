// Real PostgreSQL from Debian's packages, each server in a folder and on a port of its own, with as
// many streaming standbys as a test wants. Needs no service on the machine and leaves nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findUser, runProgram, startProgram } from './postgres-programs.ts';

export interface PostgresOptions {
  /** Without it a test is quicker; a machine that crashes would lose data. */
  fsync?: boolean;
  /** More settings of postgresql.conf. */
  settings?: Readonly<Record<string, string | number>>;
}

const startMs = 60_000;
const superuser = 'postgres';
const database = 'onrecord';

const quietly = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1'];

const running = new Set<Postgres>();
process.on('exit', () => {
  for (const server of running) server.abandon();
});

export class Postgres {
  /** Holds `data`, the socket and the log. */
  readonly folder: string;
  private readonly data: string;
  private readonly password: string;
  private readonly options: PostgresOptions;
  private port = 0;
  private child: ChildProcess | undefined;
  private reaper: ChildProcess | undefined;

  private constructor(options: PostgresOptions, password: string) {
    this.options = options;
    this.password = password;
    const user = findUser();
    // The folder of a test may be closed to the other user; a socket's path must be short, too.
    this.folder = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'onrecord-pg-'));
    if (user) chownSync(this.folder, user.uid, user.gid);
    this.data = join(this.folder, 'data');
    running.add(this);
  }

  /** A server with an empty database. */
  static async start(options: PostgresOptions = {}): Promise<Postgres> {
    const server = new Postgres(options, randomBytes(12).toString('hex'));
    const passwordFile = join(server.folder, 'password');
    writeFileSync(passwordFile, server.password);
    chmodSync(passwordFile, 0o644);
    // Sorts by the rules of a language, as hosted ones do: what needs bytes in order must say so.
    const order = [
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=en',
    ];
    const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`];
    const args = [...order, ...access, '--no-sync', `--pgdata=${server.data}`];
    await runProgram('initdb', args, server.folder);
    rmSync(passwordFile);
    await server.open();
    await server.run(`CREATE DATABASE ${database}`, 'postgres');
    return server;
  }

  /** What a client is given; with the rights of the superuser unless it names another role. */
  url(role = superuser, password = this.password): string {
    return `postgres://${role}:${password}@${this.address}/${database}`;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** What a client is given to reach any of several servers. */
  static urlOf(servers: readonly Postgres[]): string {
    const [first] = servers as [Postgres];
    return first.url().replace(first.address, servers.map(({ address }) => address).join(','));
  }

  /** Runs SQL in a session of its own; resolves with what `psql` prints: one line a row. */
  run(sql: string, name = database): Promise<string> {
    return this.runAs(this.libpqAddress(name), sql);
  }

  /** @param address a URL, or what `psql` takes instead */
  runAs(address: string, sql: string): Promise<string> {
    return runProgram('psql', [...quietly, `--command=${sql}`, address], this.folder);
  }

  /** Runs a file of `psql` as the superuser, from outside of any database of ours. */
  runFile(path: string, environment: Readonly<Record<string, string>>): Promise<string> {
    const args = [...quietly, '--file=-', this.libpqAddress('postgres')];
    return runProgram('psql', args, this.folder, { environment, input: readFileSync(path) });
  }

  /** A streaming standby: a copy of this server that follows it from here on. */
  async startStandby(): Promise<Postgres> {
    const standby = new Postgres(this.options, this.password);
    const slot = `slot_${randomBytes(6).toString('hex')}`;
    const args = [
      `--dbname=${this.libpqAddress('postgres')}`,
      `--pgdata=${standby.data}`,
      '--checkpoint=fast',
      '--no-sync',
      '--wal-method=stream',
      '--create-slot',
      `--slot=${slot}`,
      '--write-recovery-conf',
    ];
    await runProgram('pg_basebackup', args, standby.folder);
    await standby.open();
    return standby;
  }

  /** From now on it follows this server: one that was promoted, or a standby of its own. */
  async follow(primary: Postgres): Promise<void> {
    const slot = `slot_${randomBytes(6).toString('hex')}`;
    await primary.run(`SELECT pg_create_physical_replication_slot('${slot}', true)`);
    const connection = primary.libpqAddress('postgres').replaceAll("'", "''");
    await this.run(`ALTER SYSTEM SET primary_conninfo = '${connection}'`);
    await this.run(`ALTER SYSTEM SET primary_slot_name = '${slot}'`);
    await this.run('SELECT pg_reload_conf()');
  }

  /** A standby becomes a primary. */
  async promote(): Promise<void> {
    const isDone = await this.run('SELECT pg_promote(true, 30)');
    if (isDone.trim() !== 't') throw new Error(`not promoted: ${this.log()}`);
  }

  /** Resolves when a standby has everything that this server had when it was asked. */
  async waitFor(standby: Postgres): Promise<void> {
    const written = (await this.run('SELECT pg_current_wal_lsn()')).trim();
    const replayed = `SELECT pg_last_wal_replay_lsn() >= '${written}'::pg_lsn`;
    await waitUntil(
      async () => (await standby.run(replayed)).trim() === 't',
      () => standby.log(),
    );
  }

  /** As when the machine is lost: nothing is finished and nobody is told. The data stay. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts again on the data that are there, on the same port. */
  async restart(): Promise<void> {
    await this.end('SIGINT');
    await this.open(this.port);
  }

  /** Nothing answers any more and nothing is closed, as when a machine or a network hangs. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.end('SIGINT');
    this.abandon();
  }

  /** For the end of this process, where nothing can be waited for. */
  abandon(): void {
    this.signal('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    running.delete(this);
  }

  log(): string {
    const path = join(this.folder, 'log');
    return existsSync(path) ? readFileSync(path, 'utf8').slice(-4000) : '';
  }

  private libpqAddress(name: string): string {
    return `host=127.0.0.1 port=${this.port} user=${superuser} password=${this.password} dbname=${name}`;
  }

  /** A port that was free a moment ago need not be free any more. */
  private async open(port?: number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.port = port ?? (await findFreePort());
      try {
        return await this.startOnce();
      } catch (error) {
        await this.end('SIGKILL');
        if (port !== undefined || attempt === 3 || !this.log().includes('could not bind'))
          throw error;
      }
    }
  }

  private async startOnce(): Promise<void> {
    const settings = Object.entries({
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: this.folder,
      fsync: this.options.fsync === false ? 'off' : 'on',
      // What is killed leaves nothing in the shared memory of the machine.
      dynamic_shared_memory_type: 'mmap',
      wal_keep_size: '256MB',
      ...this.options.settings,
    });
    const log = join(this.folder, 'log');
    const args = [
      '-D',
      this.data,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const child = startProgram('postgres', args, this.folder);
    child.stderr?.on('data', (chunk) => appendFileSync(log, chunk));
    this.child = child;
    this.reaper = startReaper(child, this.folder);
    // It holds its process id and, when connections are accepted, `ready`; on a standby as well.
    const state = join(this.data, 'postmaster.pid');
    const ready = new RegExp(`^${child.pid}\\n[^]*^ready *$`, 'm');
    const isReady = async () => {
      if (hasEnded(child)) throw new Error(`PostgreSQL ended: ${this.log()}`);
      return existsSync(state) && ready.test(readFileSync(state, 'utf8'));
    };
    await waitUntil(isReady, () => this.log());
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || hasEnded(child)) return;
    const exited = once(child, 'exit');
    if (signal === 'SIGKILL') this.signal(signal);
    else child.kill(signal);
    await exited;
    this.reaper?.kill('SIGKILL');
  }

  /** To all of its processes; the first starts the others. */
  private signal(signal: NodeJS.Signals): void {
    const { child } = this;
    if (child?.pid === undefined || hasEnded(child)) return;
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
    child.kill(signal);
    for (const pid of children.split(' ').filter(Boolean)) {
      try {
        process.kill(Number(pid), signal);
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}

/** Ends the server and removes its folder should this process be killed: then its input ends. */
function startReaper({ pid }: ChildProcess, folder: string): ChildProcess {
  const script = 'cat; kill -9 "$1"; sleep 1; rm -rf "$2"';
  const reaper = spawn('sh', ['-c', script, 'sh', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  (reaper.stdin as Socket).unref();
  return reaper;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

async function waitUntil(holds: () => Promise<boolean>, explain: () => string): Promise<void> {
  const deadline = performance.now() + startMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${startMs} ms: ${explain()}`);
    await setTimeout(20);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
