// Reads changes from a service and posts them to a webhook, oldest first. Its only state is one
// file: the last instant that was posted, and what was posted of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listDetails, titleOf } from '../formats/change-words.ts';
import { replaceFile } from '../publication/disk.ts';
import type { Change } from '../records/change.ts';
import type { List } from '../records/list.ts';

export interface NotifyOptions {
  service: string;
  webhook: string;
  format: 'json' | 'slack';
  /** As behind the question mark of `/changes`; empty for all changes. */
  query: string;
  /** Where to begin when there is no state yet. */
  since?: string | undefined;
  /** The state file. */
  state: string;
}

/** How often a request is tried, and how long it may take. Each wait is twice the one before. */
export interface Pace {
  triesMax: number;
  firstWaitMs: number;
  timeoutMs: number;
}

interface State {
  /** The instant of the last change that was posted. */
  since: string;
  /** What was posted of that instant: it comes again, as others of it may follow. */
  posted: string[];
}

/** Changes in one post: as many as a message can hold. */
const batchSize = 20;

/**
 * Posts what was not posted yet and returns how much that was. What was posted is noted at once.
 * @throws Error when the service or the webhook does not answer
 */
export async function notify(options: NotifyOptions, pace: Pace): Promise<number> {
  let state = readState(options.state);
  const since = state?.since ?? options.since;
  if (since === undefined) throw new Error('--since is needed the first time');
  const known = new Set(state?.posted);
  const changes = (await readChanges(options, since, pace)).filter(
    (change) => !known.has(keyOf(change)),
  );
  for (let start = 0; start < changes.length; start += batchSize) {
    const batch = changes.slice(start, start + batchSize);
    await post(options, batch, pace);
    state = advance(state, batch);
    replaceFile(dirname(options.state), basename(options.state), `${JSON.stringify(state)}\n`);
  }
  return changes.length;
}

function readState(path: string): State | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read (${(error as Error).message})`);
  }
}

function advance(state: State | undefined, batch: readonly Change[]): State {
  const since = (batch.at(-1) as Change).on;
  const posted = batch.filter(({ on }) => on === since).map(keyOf);
  return { since, posted: state?.since === since ? [...state.posted, ...posted] : posted };
}

function keyOf({ on, record, kind, what, by }: Change): string {
  return [on, record.kind, record.id, kind, what, by?.kind, by?.id].join(' ');
}

/** Oldest first. */
async function readChanges(
  { service, query }: NotifyOptions,
  since: string,
  pace: Pace,
): Promise<Change[]> {
  const parameters = new URLSearchParams(query);
  parameters.set('changed_since', since);
  parameters.set('limit', '100');
  const changes: Change[] = [];
  for (let url: string | null = `${service}/changes?${parameters}`; url !== null; ) {
    const response = await request(url, {}, pace);
    const { data, page } = (await response.json()) as List<Change>;
    changes.push(...data);
    url = page.next;
  }
  return changes.reverse();
}

/** One key for one batch, by which a receiver knows a second try. */
async function post({ webhook, format }: NotifyOptions, batch: readonly Change[], pace: Pace) {
  const body = JSON.stringify(format === 'slack' ? encodeSlack(batch) : { changes: batch });
  const key = createHash('sha256').update(batch.map(keyOf).join('\n')).digest('hex');
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  await request(webhook, { method: 'POST', headers, body }, pace);
}

function encodeSlack(batch: readonly Change[]): object {
  const lines = batch.map((change) => {
    const [title, ...details] = [titleOf(change), ...listDetails(change)].map(escapeSlack);
    return [`• <${change.record.url}.html|${title}>`, ...details].join(' — ');
  });
  return { text: lines.join('\n') };
}

/** What stands between angle brackets would be a link or a mention of everybody. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Tries again after a failure that may pass. */
async function request(url: string, init: RequestInit, pace: Pace): Promise<Response> {
  const { origin } = new URL(url);
  for (let tries = 1, waitMs = pace.firstWaitMs; ; tries++, waitMs *= 2) {
    let fault: string;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(pace.timeoutMs) });
      if (response.ok) return response;
      fault = `${origin} answers ${response.status}`;
      const mayPass = response.status === 429 || response.status >= 500;
      if (!mayPass) throw new RefusedError(`${fault}: ${(await response.text()).slice(0, 300)}`);
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      fault = `${origin} cannot be reached (${(error as Error).message})`;
    }
    if (tries === pace.triesMax) throw new Error(`${fault}, ${tries} times`);
    await setTimeout(waitMs);
  }
}

class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
