// Which dataset files of a folder are kept. The manifest decides what must go; the limits what may
// stay.
import { statSync } from 'node:fs';
import { listFiles, removeFilesBut } from './files.ts';
import type { Manifest } from './manifest.ts';

/** The smaller limit wins; the current file and the one before it always stay. */
export interface Retention {
  filesMax: number;
  bytesMax: number;
}

export const defaultRetention: Retention = { filesMax: 5, bytesMax: Infinity };

/** Removes what was taken down, and the oldest files that are too many or too large. */
export function removeOld(
  folder: string,
  manifest: Manifest,
  { filesMax, bytesMax }: Retention,
): void {
  const removed = listRemoved(manifest);
  const order = [manifest, ...manifest.ledger].map(({ sha256 }) => sha256);
  const files = listFiles(folder)
    .filter(({ sha256 }) => !removed.has(sha256))
    .map((file) => ({ ...file, place: placeOf(order, file.sha256) }))
    .sort((a, b) => a.place - b.place);
  let bytes = 0;
  const end = files.findIndex(({ path }, index) => {
    bytes += statSync(path).size;
    return index > 1 && (index >= filesMax || bytes > bytesMax);
  });
  removeFilesBut(folder, end === -1 ? files : files.slice(0, end));
}

/** Hashes of files that must be kept nowhere. */
function listRemoved({ sha256: current, ledger }: Manifest): Set<string> {
  const removed = ledger.filter((past) => past.removed && past.sha256 !== current);
  return new Set(removed.map(({ sha256 }) => sha256));
}

/** What no ledger names is older than all that it names. */
function placeOf(order: readonly string[], sha256: string): number {
  const place = order.indexOf(sha256);
  return place === -1 ? order.length : place;
}
