// Gets the file of a manifest from an origin into the own folder. It has its final name only when
// every byte is there and on the disk.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileName, type Manifest, manifestName } from '../publication/manifest.ts';
import { checkHash, checkSize } from './check.ts';
import { readFileFrom } from './origin.ts';

const partSuffix = '.pull.part';

/**
 * Downloads the file unless it is here already.
 * @throws Refusal when it is not what the manifest says; OriginError; a system error
 */
export async function pullFile(folder: string, origin: string, manifest: Manifest): Promise<void> {
  const name = fileName(manifest);
  if (existsSync(join(folder, name))) return;
  const part = join(folder, `${name}.${process.pid}${partSuffix}`);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    const file = openSync(part, 'wx');
    try {
      for await (const chunk of readFileFrom(origin, name, manifest)) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        writeAll(file, chunk);
      }
      checkSize(bytes, manifest);
      checkHash(hash.digest('hex'), manifest);
      fchmodSync(file, 0o444);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, join(folder, name));
    syncFolder(folder);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Names the dataset to start from when the origin is down. */
export function keepManifest(folder: string, manifest: Manifest): void {
  const part = join(folder, `${manifestName}.${process.pid}${partSuffix}`);
  writeFileSync(part, `${JSON.stringify(manifest)}\n`, { flush: true });
  renameSync(part, join(folder, manifestName));
  syncFolder(folder);
}

export function removeFile(folder: string, manifest: Manifest): void {
  rmSync(join(folder, fileName(manifest)), { force: true });
}

/** Removes pulled files but the wanted ones. */
export function removeOtherFiles(folder: string, wanted: readonly Manifest[]): void {
  const names = new Set(wanted.map(fileName));
  for (const name of readdirSync(folder)) {
    if (/^[0-9a-f]{64}\.sqlite$/.test(name) && !names.has(name)) rmSync(join(folder, name));
  }
}

/** Removes what a killed process left behind. */
export function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(partSuffix)) rmSync(join(folder, name), { force: true });
  }
}

/** A short write is no error to the system call: the rest is written by the next one. */
function writeAll(file: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.byteLength; ) {
    written += writeSync(file, chunk, written);
  }
}

function syncFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
