// Follows the publications of an origin. A good one is swapped in between two requests; a bad one
// is refused, and the previous dataset stays in service.
import { join } from 'node:path';
import { removeParts } from '../publication/disk.ts';
import { type FolderLock, lockFolder } from '../publication/lock.ts';
import { fileName, type Manifest, writeManifest } from '../publication/manifest.ts';
import { defaultRetention, removeOld } from '../publication/retention.ts';
import { Dataset } from '../store/sqlite/dataset.ts';
import type { Snapshot, Store } from '../store/store.ts';
import { findTakenBack } from '../store/taken-back.ts';
import { checkManifest } from './check.ts';
import { prepareInThread } from './check-thread.ts';
import { type FileMark, isSameMark, markFile } from './file-mark.ts';
import { findLocal } from './local.ts';
import type { ReplicaOptions } from './options.ts';
import { FolderOrigin, type Origin, UrlOrigin } from './origin.ts';
import { PastDatasets } from './past-datasets.ts';
import { Patience } from './patience.ts';
import { describeText, RefusalError, type RefusalReason, refusalReasons } from './refusal.ts';
import type { ReplicaStatus } from './status.ts';

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
  private readonly patience: Patience;
  private readonly aborter = new AbortController();
  private readonly lock: FolderLock | undefined;
  readonly archive: PastDatasets;
  private dataset: Dataset | undefined;
  /** Of the served file when it was opened. */
  private mark: FileMark | undefined;
  /** It was opened without a check, which the first poll makes up for. */
  private isToVerify = false;
  private isCopyMissing = false;
  /** The newest that was taken. After a fallback it is not the one that is served. */
  private newest: Manifest | undefined;
  private failures = 0;
  private lastFailure: string | undefined;
  private reachedAt: number | undefined;
  private loadedAt: number | undefined;
  private refused: Refused | undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | undefined;

  private constructor(options: ReplicaOptions) {
    this.options = options;
    this.patience = new Patience(options.patienceMs);
    const { folder, origin, pace, log, prepare = prepareInThread, pastLimits: limits } = options;
    this.archive = new PastDatasets({ folder, log, prepare, limits, texts: options.texts });
    this.origin = origin ? new UrlOrigin(origin, pace) : new FolderOrigin(folder);
    // Two nodes that pull into one folder would remove each other's files.
    if (origin) this.lock = lockFolder(folder);
  }

  /**
   * Serves what is in the folder, if it passes the checks, and starts to follow the origin.
   * @throws FolderLockedError when another process pulls into the folder, or publishes there
   */
  static open(options: ReplicaOptions): Replica {
    const replica = new Replica(options);
    if (options.origin !== undefined) removeParts(options.folder);
    replica.openLocal();
    replica.schedule(0);
    return replica;
  }

  current(signal?: () => AbortSignal): Snapshot | undefined {
    return this.dataset?.current(signal);
  }

  readonly status = (): ReplicaStatus => {
    const { failures, reachedAt, loadedAt, isCopyMissing } = this;
    const all = { refused: { ...this.refusals }, failures, reachedAt, loadedAt, isCopyMissing };
    return { ...all, newestSeq: this.newest?.seq ?? 0 };
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
    await this.archive.close();
    this.dataset?.close();
    this.dataset = undefined;
    this.lock?.release();
  }

  /**
   * Opens what is in the folder. Checks it in this thread, as nobody is waiting yet.
   * @param trustsNotes whether a file that was checked before is served first and checked then
   */
  private openLocal(trustsNotes = true): void {
    const { folder, log, trustedKeys = [] } = this.options;
    let isKnown = false;
    try {
      const local = findLocal(folder, trustedKeys, trustsNotes);
      const { named, usable, reason } = local;
      isKnown = local.isKnown;
      if (reason) {
        const facts = { detail: reason, served: usable?.version ?? null };
        log.warn(facts, 'the local dataset failed its check');
      }
      if (usable) this.open(usable);
      this.isToVerify = isKnown;
      this.newest = named ?? usable;
    } catch (error) {
      // It was altered after its check, so that it cannot even be opened.
      if (isKnown) this.openLocal(false);
      else log.warn({ detail: (error as Error).message }, 'the folder cannot be read');
    }
  }

  /** The path of the served file when somebody wrote to it since it was opened. */
  findDamage(): string | undefined {
    const { dataset, mark } = this;
    const now = dataset && markFile(dataset.path);
    return now?.inode === mark?.inode && !isSameMark(now, mark) ? dataset?.path : undefined;
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
    await this.verifyServed();
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
      const manifest = this.checkText(text);
      if (this.isToLoad(manifest)) await this.load(manifest, text);
      else this.renew(manifest);
    } catch (error) {
      if (error instanceof RefusalError) this.refuse(text, error.reason, error.message, false);
      else this.fail((error as Error).message);
    }
  }

  /**
   * A file that was cut or overwritten in place while it is open would answer with errors, or with
   * words of another. One that was replaced under its name does no harm until the next start.
   */
  private async verifyServed(): Promise<void> {
    const { dataset, mark } = this;
    const { folder, prepare = prepareInThread, onDamage, log } = this.options;
    const now = dataset && markFile(dataset.path);
    if (!dataset || (isSameMark(now, mark) && !this.isToVerify)) return;
    this.mark = now;
    this.isToVerify = false;
    const { manifest } = dataset;
    const outcome = await prepare({ folder, origin: undefined, manifest }, this.aborter.signal);
    if (this.dataset !== dataset || this.aborter.signal.aborted) return;
    this.isCopyMissing = outcome.outcome !== 'good';
    if (outcome.outcome === 'good') return;
    log.warn({ detail: outcome.detail }, 'the served file is gone or was changed');
    if (now && now.inode === mark?.inode) onDamage?.(`${dataset.path}: ${outcome.detail}`);
  }

  /** Whether to examine a manifest. A refused one is tried again only now and then. */
  private isDue(text: string): boolean {
    if (this.refused?.text !== text) return true;
    if (this.refused.pollsToWait === undefined) return false;
    this.refused.pollsToWait--;
    return this.refused.pollsToWait <= 0;
  }

  private checkText(text: string): Manifest {
    const { bytesMax, trustedKeys } = this.options;
    return checkManifest(text, this.newest, bytesMax, trustedKeys);
  }

  /** What is served already is pulled again when its file is gone, or the next start lacks it. */
  private isToLoad({ seq }: Manifest): boolean {
    if (this.dataset?.manifest.seq !== seq) return true;
    return this.options.origin !== undefined && this.isCopyMissing;
  }

  /** The same publication, signed anew: what is kept for the next start must not expire. */
  private renew(manifest: Manifest): void {
    this.lastFailure = undefined;
    if (this.newest?.expiresAt === manifest.expiresAt) return;
    this.newest = manifest;
    if (this.options.origin !== undefined) writeManifest(this.options.folder, manifest);
  }

  private async load(manifest: Manifest, text: string): Promise<void> {
    const { folder, origin, pace } = this.options;
    const { prepare = prepareInThread } = this.options;
    const read = (signal: AbortSignal) => this.origin.readManifest(signal);
    const wait = this.patience.wait(text, this.options.pollIntervalMs, read);
    const signal = AbortSignal.any([this.aborter.signal, wait.signal]);
    const outcome = await prepare({ folder, origin, manifest, pace }, signal);
    wait.end();
    if (this.aborter.signal.aborted) return;
    if (outcome.outcome === 'good') this.swap(manifest);
    else if (outcome.outcome === 'failed') this.fail(outcome.detail);
    else this.refuse(text, outcome.reason, outcome.detail, true);
  }

  /** Happens between two requests, because each request takes the current dataset once. */
  private swap(manifest: Manifest): void {
    const { folder, origin, retention = defaultRetention } = this.options;
    this.open(manifest);
    this.newest = manifest;
    this.patience.reset();
    if (origin === undefined) return;
    // The next start serves this dataset even when the origin is down.
    writeManifest(folder, manifest);
    removeOld(folder, manifest, retention);
  }

  private open(manifest: Manifest): void {
    const { folder, log, texts } = this.options;
    const previous = this.dataset;
    const wasTakenBack = findTakenBack(manifest, this.archive);
    const mark = markFile(join(folder, fileName(manifest)));
    this.dataset = new Dataset(folder, manifest, { texts, wasTakenBack });
    this.mark = mark;
    this.isCopyMissing = false;
    this.loadedAt = Date.now();
    this.refused = undefined;
    this.lastFailure = undefined;
    previous?.close();
    const { seq, version } = manifest;
    log.info({ seq, version, previous: previous?.version ?? null }, 'serving a dataset');
  }

  /** Counts and logs once for each manifest and reason. */
  private refuse(text: string, reason: RefusalReason, detail: string, retry: boolean): void {
    const tries = this.refused?.text === text ? this.refused.tries + 1 : 1;
    const pollsToWait = retry ? Math.min(2 ** (tries - 1), pollsToWaitMax) : undefined;
    this.refused = { text, tries, pollsToWait };
    if (tries > 1) return;
    this.refusals[reason]++;
    const served = this.dataset?.version ?? null;
    const facts = { reason, detail, ...describeText(text), served };
    this.options.log.warn(facts, 'refused');
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
