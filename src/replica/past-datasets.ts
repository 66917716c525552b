// Past versions that requests ask for: few are open at a time, each is checked like a file at the
// start, and what nobody uses is closed. Nothing that goes wrong here touches the current version.
import { join } from 'node:path';
import { describeAgain } from '../publication/ledger.ts';
import { fileName, type Manifest, type PastPublication } from '../publication/manifest.ts';
import { hasRecord } from '../store/sqlite/contents.ts';
import { Dataset } from '../store/sqlite/dataset.ts';
import { connect, openFile, schemaVersion } from '../store/sqlite/file.ts';
import {
  type Archive,
  type Snapshot,
  type SourceText,
  StoreOverloadedError,
} from '../store/store.ts';
import { fitsNote } from './checked-note.ts';
import { type FileMark, isSameMark, markFile } from './file-mark.ts';
import type { Outcome, Work } from './prepare.ts';

export interface PastLimits {
  /** Files that are open, apart from those that only a long answer still holds. */
  openMax: number;
  /** All files that are open. */
  heldMax: number;
  /** Files that are checked, or wait for it. */
  checkedMax: number;
  /** How long a request waits for a check. */
  waitMs: number;
  /** A file is closed when nobody asked for it for so long. */
  idleMs: number;
  /** Of what the searches of one file keep. */
  cacheBytesMax: number;
}

const defaultLimits: PastLimits = {
  openMax: 4,
  heldMax: 8,
  checkedMax: 4,
  waitMs: 10_000,
  idleMs: 5 * 60_000,
  cacheBytesMax: 2 * 1024 * 1024,
};

export interface PastOptions {
  folder: string;
  log: { warn: (facts: object, message: string) => void };
  prepare: (work: Work, signal: AbortSignal) => Promise<Outcome>;
  limits?: PastLimits | undefined;
  texts?: SourceText | undefined;
}

interface Opened {
  dataset: Dataset;
  mark: FileMark | undefined;
  idle: NodeJS.Timeout;
}

export class PastDatasets implements Archive {
  private readonly options: PastOptions;
  private readonly limits: PastLimits;
  private readonly aborter = new AbortController();
  /** By hash; whatever was used last is the last. */
  private readonly opened = new Map<string, Opened>();
  private readonly held = new Set<Dataset>();
  /** By hash: what each file was like when it was checked, and whether it is good. */
  private readonly verdicts = new Map<string, { mark: FileMark | undefined; isGood: boolean }>();
  private readonly checks = new Map<string, Promise<void>>();
  private lastCheck: Promise<unknown> = Promise.resolve();

  constructor(options: PastOptions) {
    this.options = options;
    this.limits = options.limits ?? defaultLimits;
  }

  keeps({ sha256, schema, removed }: PastPublication): boolean {
    if (removed || schema !== schemaVersion) return false;
    const mark = this.markOf({ sha256 });
    const verdict = this.verdicts.get(sha256);
    return mark !== undefined && !(verdict && !verdict.isGood && isSameMark(verdict.mark, mark));
  }

  async open(past: PastPublication, signal?: () => AbortSignal): Promise<Snapshot | undefined> {
    const { sha256 } = past;
    if (!this.isUnchanged(past)) this.drop(sha256);
    if (!this.keeps(past)) return undefined;
    if (!this.opened.has(sha256) && !this.isChecked(past)) {
      await this.waitForCheck(past);
      if (!this.keeps(past) || this.aborter.signal.aborted) return undefined;
    }
    const opened = this.opened.get(sha256) ?? this.openFile(past);
    if (!opened) return undefined;
    this.opened.delete(sha256);
    this.opened.set(sha256, opened);
    opened.idle.refresh();
    // Until whoever waits for this holds it.
    setImmediate(opened.dataset.hold());
    return opened.dataset.current(signal);
  }

  holds(...[past, resource, id]: Parameters<Archive['holds']>): boolean | undefined {
    if (!this.keeps(past)) return undefined;
    const { folder } = this.options;
    if (!this.isChecked(past) && !fitsNote(folder, describeAgain(past, []))) return undefined;
    try {
      // For one question a file that is not open need not be made ready for all others.
      const client = openFile(join(folder, fileName(past)));
      try {
        return hasRecord(connect(client), resource, id);
      } finally {
        client.close();
      }
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    this.aborter.abort();
    await this.lastCheck;
    for (const sha256 of this.opened.keys()) this.drop(sha256);
  }

  private markOf(file: Pick<PastPublication, 'sha256'>): FileMark | undefined {
    return markFile(join(this.options.folder, fileName(file)));
  }

  /** One that is taken down, gone or overwritten must not be read on. */
  private isUnchanged(past: PastPublication): boolean {
    const { sha256, removed } = past;
    const mark = this.markOf(past);
    return !removed && mark !== undefined && isSameMark(this.opened.get(sha256)?.mark, mark);
  }

  private isChecked(past: PastPublication): boolean {
    const verdict = this.verdicts.get(past.sha256);
    return verdict?.isGood === true && isSameMark(verdict.mark, this.markOf(past));
  }

  /**
   * Undefined when it cannot be opened.
   * @throws StoreOverloadedError when too many others are read
   */
  private openFile(past: PastPublication): Opened | undefined {
    const { openMax, heldMax, idleMs, cacheBytesMax } = this.limits;
    const [oldest] = this.opened.keys();
    if (oldest !== undefined && this.opened.size >= openMax) this.drop(oldest);
    for (const dataset of this.held) if (dataset.isClosed) this.held.delete(dataset);
    if (this.held.size >= heldMax) {
      throw new StoreOverloadedError(`${heldMax} past versions are being read`);
    }
    const { sha256 } = past;
    const manifest = describeAgain(past, []);
    const mark = this.markOf(past);
    const { folder, texts } = this.options;
    try {
      const dataset = new Dataset(folder, manifest, { cacheBytesMax, texts });
      const idle = setTimeout(() => this.drop(sha256), idleMs).unref();
      const opened = { dataset, mark, idle };
      this.held.add(dataset);
      this.opened.set(sha256, opened);
      return opened;
    } catch (error) {
      this.refuse(manifest, mark, (error as Error).message);
      return undefined;
    }
  }

  private drop(sha256: string): void {
    const opened = this.opened.get(sha256);
    if (!opened) return;
    this.opened.delete(sha256);
    clearTimeout(opened.idle);
    opened.dataset.close();
  }

  /**
   * A file that was checked when it was taken has a note and is served at once, like one at the
   * start; its bytes are checked meanwhile.
   * @throws StoreOverloadedError
   */
  private async waitForCheck(past: PastPublication): Promise<void> {
    const check = this.checks.get(past.sha256) ?? this.beginCheck(past);
    if (fitsNote(this.options.folder, describeAgain(past, []))) return;
    const { promise, reject } = Promise.withResolvers<never>();
    const late = () => reject(new StoreOverloadedError('the past version is still being checked'));
    const timer = setTimeout(late, this.limits.waitMs);
    await Promise.race([check, promise]).finally(() => clearTimeout(timer));
  }

  /** One after the other, each in a worker thread. */
  private beginCheck(past: PastPublication): Promise<void> {
    const { sha256 } = past;
    if (this.checks.size >= this.limits.checkedMax) {
      throw new StoreOverloadedError('other past versions are being checked');
    }
    const check = this.lastCheck.then(() => this.check(describeAgain(past, [])));
    this.lastCheck = check;
    this.checks.set(sha256, check);
    return check.finally(() => this.checks.delete(sha256));
  }

  private async check(manifest: Manifest): Promise<void> {
    const { folder, prepare } = this.options;
    const { signal } = this.aborter;
    if (signal.aborted) return;
    const mark = this.markOf(manifest);
    const outcome = await prepare({ folder, origin: undefined, manifest }, signal);
    if (signal.aborted) return;
    if (outcome.outcome === 'good') this.verdicts.set(manifest.sha256, { mark, isGood: true });
    else this.refuse(manifest, mark, outcome.detail);
  }

  private refuse({ sha256, version }: Manifest, mark: FileMark | undefined, detail: string): void {
    this.verdicts.set(sha256, { mark, isGood: false });
    this.drop(sha256);
    this.options.log.warn({ version, detail }, 'a past version failed its check');
  }
}
