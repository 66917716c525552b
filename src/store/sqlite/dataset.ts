// One published dataset file as a store. It gives out snapshots and stays open as long as one of
// them is held.
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, type Manifest } from '../../publication/manifest.ts';
import type { SourceText } from '../../records/source.ts';
import { Offload, type OffloadLimits } from '../../search/offload.ts';
import type { EngineOptions } from '../engine.ts';
import { startModule } from '../module-worker.ts';
import type { Snapshot, Store } from '../store.ts';
import type { WasTakenBack } from '../taken-back.ts';
import { SqliteEngine } from './engine.ts';
import { SqliteSnapshot } from './snapshot.ts';

interface DatasetOptions extends EngineOptions {
  /** Without it, any id may have been there. */
  wasTakenBack?: WasTakenBack | undefined;
  offload?: OffloadLimits;
}

export class Dataset implements Store {
  readonly manifest: Manifest;
  /** Where it was opened. */
  readonly path: string;
  readonly file: number;
  readonly texts: SourceText;
  readonly engine: SqliteEngine;
  readonly offload: Offload;
  readonly wasTakenBack: WasTakenBack | undefined;
  private holders = 0;
  private closing = false;
  private closed = false;

  /** @throws Error when the file is not a dataset of this schema */
  constructor(folder: string, manifest: Manifest, options: DatasetOptions = {}) {
    const path = join(folder, fileName(manifest));
    this.path = path;
    this.texts = options.texts ?? 'public';
    this.wasTakenBack = options.wasTakenBack;
    // A copy, so that caches can use it as the key of this dataset alone.
    this.manifest = { ...manifest };
    this.engine = new SqliteEngine(path, options);
    this.file = openSync(path, 'r');
    this.offload = new Offload(
      (data) => startModule(import.meta.url, 'search-worker', { ...data, path }),
      options.offload,
    );
  }

  get version(): string {
    return this.manifest.version;
  }

  current(signal?: () => AbortSignal): Snapshot {
    return new SqliteSnapshot(this, signal);
  }

  /** False as long as somebody holds it. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Keeps the file open until the returned function is called. */
  hold(): () => void {
    this.holders++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders--;
      if (this.closing && this.holders === 0) this.closeFile();
    };
  }

  /** Closes the file as soon as nobody holds it. */
  close(): void {
    this.closing = true;
    if (this.holders === 0) this.closeFile();
  }

  private closeFile(): void {
    // A descriptor that is closed twice may be somebody else's by then.
    if (this.closed) return;
    this.closed = true;
    this.offload.close();
    this.engine.close();
    closeSync(this.file);
  }
}
