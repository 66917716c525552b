// Ends a process whose main thread does nothing any more: one that has died is started again, one
// that hangs is not.
import { startModule } from '../store/module-worker.ts';

export interface WatchdogData {
  /** Counts up as long as the main thread lives. */
  beats: Int32Array;
  beatMs: number;
  /** How many beats may be missed. */
  missedMax: number;
}

const missedMax = 30;

/** @param silenceMaxMs how long the main thread may do nothing */
export function startWatchdog(silenceMaxMs: number): void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const beatMs = silenceMaxMs / missedMax;
  setInterval(() => Atomics.add(beats, 0, 1), beatMs).unref();
  const data: WatchdogData = { beats, beatMs, missedMax };
  startModule(import.meta.url, 'watchdog-thread', data).unref();
}
