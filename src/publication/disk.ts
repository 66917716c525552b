// Puts a file into a folder so that nobody ever sees half of it: writes it under a temporary name,
// flushes it to the disk and renames it. Knows nothing about datasets.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openRegular } from './regular-file.ts';

const partPattern = /\.part(-journal)?$/;

/** The temporary name under which this process builds a file. */
export function partPath(folder: string, name = ''): string {
  return join(folder, `${name && `${name}.`}${process.pid}.part`);
}

/** Removes the parts that killed processes left behind. */
export function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (partPattern.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Gives a finished part its final name and makes it read-only. */
export function placeFile(part: string, folder: string, name: string): void {
  chmodSync(part, 0o444);
  syncPath(part);
  renameSync(part, join(folder, name));
  syncPath(folder);
}

/** Readers see the old content or the new one. */
export function replaceFile(folder: string, name: string, content: string): void {
  const part = partPath(folder, name);
  writeFileSync(part, content, { flush: true });
  renameSync(part, join(folder, name));
  syncPath(folder);
}

/** Replaces the link by renaming, so that it never dangles. */
export function replaceLink(folder: string, name: string, target: string): void {
  const part = partPath(folder, name);
  symlinkSync(target, part);
  renameSync(part, join(folder, name));
}

/** The SHA-256 of a file, in hex. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  const file = openRegular(path);
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Flushes a file or a folder to the disk, so that a power cut cannot undo a rename. */
function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
