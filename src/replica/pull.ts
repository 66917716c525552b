// Downloads the file of a manifest into this node's folder. The file gets its final name only when
// every byte is on the disk.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { partPath, placeFile } from '../publication/disk.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { checkHash, checkSize } from './check.ts';
import { readFileFrom } from './origin.ts';

/**
 * Downloads the file unless it is already here.
 * @throws RefusalError when it differs from the manifest; OriginError; a system error
 */
export async function pullFile(folder: string, origin: string, manifest: Manifest): Promise<void> {
  const name = fileName(manifest);
  if (existsSync(join(folder, name))) return;
  const part = partPath(folder, name);
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
    } finally {
      closeSync(file);
    }
    placeFile(part, folder, name);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** write(2) may write less than it was given without an error, so this repeats it for the rest. */
function writeAll(file: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.byteLength; ) {
    written += writeSync(file, chunk, written);
  }
}
