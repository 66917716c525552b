// Follows the publications of an origin. A good one is swapped in between two requests; a bad one
// is refused, and the previous dataset stays in service.
import { mkdirSync } from 'node:fs';
import { removeParts } from '../publication/disk.ts';
import { removeFilesBut } from '../publication/files.ts';
import { type Manifest, readManifest, writeManifest } from '../publication/manifest.ts';
import { Dataset } from '../store/sqlite/dataset.ts';
import type { Snapshot, Store } from '../store/store.ts';
import { checkFile, checkManifest } from './check.ts';
import { prepareInThread } from './check-thread.ts';
import { FolderOrigin, type Origin, UrlOrigin } from './origin.ts';
import type { Outcome, Work } from './prepare.ts';
import { RefusalError, type RefusalReason, refusalReasons } from './refusal.ts';

interface Log {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
}

export interface ReplicaOptions {
  /** Where the files are. When pulling, it belongs to this process alone. */
  folder: string;
  /** Address to pull from; undefined to follow the folder's own manifest. */
  origin: string | undefined;
  pollIntervalMs: number;
  bytesMax: number;
  log: Log;
  /** Fetches and checks a publication; by default in a worker thread. Never rejects. */
  prepare?: (work: Work, signal: AbortSignal) => Promise<Outcome>;
}

/** For the operator. Times are in milliseconds since 1970; undefined means never. */
export interface ReplicaStatus {
  refused: Readonly<Record<RefusalReason, number>>;
  /** Number of times the origin could not be read. */
  failures: number;
  /** When the origin last gave a manifest. */
  reachedAt: number | undefined;
  /** When the current dataset was swapped in. */
  loadedAt: number | undefined;
}

/** A refused manifest, and when to try it again. */
interface Refused {
  text: string;
  tries: number;
  /** Counted in polls; undefined when the manifest itself is at fault. */
  pollsToWait: number | undefined;
}

const pollsToWaitMax = 8;

export class Replica implements Store {
  private readonly options: ReplicaOptions;
  private readonly origin: Origin;
  private readonly refusals = Object.fromEntries(
    refusalReasons.map((reason) => [reason, 0]),
  ) as Record<RefusalReason, number>;
  private readonly aborter = new AbortController();
  private dataset: Dataset | undefined;
  private failures = 0;
  private lastFailure: string | undefined;
  private reachedAt: number | undefined;
  private loadedAt: number | undefined;
  private refused: Refused | undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | undefined;

  private constructor(options: ReplicaOptions) {
    this.options = options;
    this.origin = options.origin ? new UrlOrigin(options.origin) : new FolderOrigin(options.folder);
  }

  /** Serves what is in the folder, if it passes the checks, and starts to follow the origin. */
  static open(options: ReplicaOptions): Replica {
    const replica = new Replica(options);
    if (options.origin !== undefined) {
      mkdirSync(options.folder, { recursive: true });
      removeParts(options.folder);
    }
    replica.openLocal();
    replica.schedule(0);
    return replica;
  }

  current(signal?: () => AbortSignal): Snapshot | undefined {
    return this.dataset?.current(signal);
  }

  readonly status = (): ReplicaStatus => {
    const { refusals, failures, reachedAt, loadedAt } = this;
    return { refused: { ...refusals }, failures, reachedAt, loadedAt };
  };

  /** Polls the origin once and swaps in a newer dataset if it passes. Never rejects. */
  poll(): Promise<void> {
    this.polling ??= this.look().finally(() => {
      this.polling = undefined;
    });
    return this.polling;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.aborter.abort();
    await this.polling;
    clearTimeout(this.timer);
    this.dataset?.close();
    this.dataset = undefined;
  }

  /** Opens what the folder's manifest names. Checks it in this thread, as nobody is waiting yet. */
  private openLocal(): void {
    const { folder, log } = this.options;
    try {
      const manifest = readManifest(folder);
      if (!manifest) return;
      checkFile(folder, manifest);
      this.swap(manifest);
    } catch (error) {
      log.warn({ detail: (error as Error).message }, 'the local dataset failed its check');
    }
  }

  /** Shortens the interval at random, so that the nodes of a fleet do not poll at the same time. */
  private schedule(delayMs = this.options.pollIntervalMs * (0.75 + Math.random() / 4)): void {
    if (this.aborter.signal.aborted) return;
    this.timer = setTimeout(async () => {
      await this.poll();
      this.schedule();
    }, delayMs);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    let text: string;
    try {
      text = await this.origin.readManifest(this.aborter.signal);
      this.reachedAt = Date.now();
    } catch (error) {
      this.fail((error as Error).message);
      return;
    }
    if (!this.isDue(text)) return;
    try {
      const manifest = checkManifest(text, this.dataset?.manifest, this.options.bytesMax);
      if (manifest.seq !== this.dataset?.manifest.seq) await this.load(manifest, text);
      else this.lastFailure = undefined;
    } catch (error) {
      if (error instanceof RefusalError) this.refuse(text, error.reason, error.message, false);
      else this.fail((error as Error).message);
    }
  }

  /** Whether to examine a manifest. A refused one is tried again only now and then. */
  private isDue(text: string): boolean {
    if (this.refused?.text !== text) return true;
    if (this.refused.pollsToWait === undefined) return false;
    this.refused.pollsToWait--;
    return this.refused.pollsToWait <= 0;
  }

  private async load(manifest: Manifest, text: string): Promise<void> {
    const { folder, origin } = this.options;
    const { prepare = prepareInThread } = this.options;
    const outcome = await prepare({ folder, origin, manifest }, this.aborter.signal);
    if (this.aborter.signal.aborted) return;
    if (outcome.outcome === 'good') this.swap(manifest);
    else if (outcome.outcome === 'failed') this.fail(outcome.detail);
    else this.refuse(text, outcome.reason, outcome.detail, true);
  }

  /** Happens between two requests, because each request takes the current dataset once. */
  private swap(manifest: Manifest): void {
    const { folder, origin, log } = this.options;
    const previous = this.dataset;
    this.dataset = new Dataset(folder, manifest);
    this.loadedAt = Date.now();
    this.refused = undefined;
    this.lastFailure = undefined;
    previous?.close();
    const { seq, version } = manifest;
    log.info({ seq, version, previous: previous?.version ?? null }, 'serving a dataset');
    if (origin === undefined) return;
    // The next start serves this dataset even when the origin is down.
    writeManifest(folder, manifest);
    removeFilesBut(folder, previous ? [manifest, previous.manifest] : [manifest]);
  }

  /** Counts and logs once for each manifest and reason. */
  private refuse(text: string, reason: RefusalReason, detail: string, retry: boolean): void {
    const tries = this.refused?.text === text ? this.refused.tries + 1 : 1;
    const pollsToWait = retry ? Math.min(2 ** (tries - 1), pollsToWaitMax) : undefined;
    this.refused = { text, tries, pollsToWait };
    if (tries > 1) return;
    this.refusals[reason]++;
    const served = this.dataset?.version ?? null;
    this.options.log.warn({ reason, detail, manifest: text.slice(0, 300), served }, 'refused');
  }

  /** Counts each failure; logs only when the reason changes. */
  private fail(detail: string): void {
    if (this.aborter.signal.aborted) return;
    this.failures++;
    if (this.lastFailure === detail) return;
    this.lastFailure = detail;
    this.options.log.warn({ detail, served: this.dataset?.version ?? null }, 'origin failed');
  }
}
