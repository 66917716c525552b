// Runs in a worker thread: counts the beats that the main thread misses, and kills the process when
// there are too many. Started only by watchdog.ts.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogData } from './watchdog.ts';

const { beats, beatMs, missedMax } = workerData as WatchdogData;
let last = -1;
let missed = 0;

// Counted in beats, not in time: a process that was stopped for a while has missed one.
setInterval(() => {
  const beat = Atomics.load(beats, 0);
  missed = beat === last ? missed + 1 : 0;
  last = beat;
  if (missed < missedMax) return;
  const msg = `the service did nothing for ${Math.round(missed * beatMs)} ms; it ends itself`;
  try {
    writeSync(1, `${JSON.stringify({ level: 60, time: Date.now(), msg })}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}, beatMs);
