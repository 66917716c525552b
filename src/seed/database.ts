// Publishes what a folder has published in a PostgreSQL database as well, and says so.
import { readManifest } from '../publication/manifest.ts';
import { defaultRetention } from '../publication/retention.ts';
import { DatabaseLockedError, publishToDatabase } from '../store/postgres/publisher.ts';
import type { SeedOptions, Terminal } from './command.ts';
import { noProgress, showProgress } from './progress.ts';

/** Returns the exit code: 0 done, 1 failed, 2 the database cannot be used, 75 another job is. */
export async function copyToDatabase(
  url: string,
  folder: string,
  { json, retention = defaultRetention }: Pick<SeedOptions, 'json' | 'retention'>,
  { stdout, stderr }: Terminal = process,
): Promise<number> {
  const started = performance.now();
  const name = withoutPassword(url);
  const progress = json ? noProgress : showProgress(stderr);
  try {
    const published = readManifest(folder);
    if (!published) throw new Error(`nothing is published in ${folder}`);
    const options = { keepMax: retention.filesMax, progress: progress.begin };
    const manifest = await publishToDatabase(url, folder, published, options);
    progress.end();
    const ms = Math.round(performance.now() - started);
    const text = `published ${manifest.version} in ${name} (publication ${manifest.seq}, ${(ms / 1000).toFixed(2)} s)`;
    stdout.write(`${json ? JSON.stringify({ ok: true, database: name, manifest, ms }) : text}\n`);
    return 0;
  } catch (error) {
    progress.end();
    const { message, code } = error as Error & { code?: string };
    const line = `${name}: ${message || code}`;
    if (json) stdout.write(`${JSON.stringify({ ok: false, error: line })}\n`);
    else stderr.write(`${line}; nothing was published there\n`);
    if (error instanceof DatabaseLockedError) return 75;
    return isOutOfReach(code) ? 2 : 1;
  }
}

/** No connection (ECONNREFUSED …), a wrong password or role (class 28), or no right (42501). */
function isOutOfReach(code = ''): boolean {
  return /^(E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_\w+|28\w{3}|3D000|42501)$/.test(code);
}

function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/)(?:[^@/]*@)?/, '$1').replace(/\?.*$/, '');
}
