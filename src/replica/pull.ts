// Downloads the file of a manifest into this node's folder, under a quarantine name. It gets its
// own name only when it has passed all checks.
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { partPath } from '../publication/disk.ts';
import { fileName, type Manifest } from '../publication/manifest.ts';
import { checkHash, checkSize } from './check.ts';
import { type Pace, readFileFrom } from './origin.ts';

/**
 * Downloads the file and returns its path, which is a temporary one.
 * @throws RefusalError when it differs from the manifest; OriginError; a system error
 */
export async function pullFile(
  folder: string,
  origin: string,
  manifest: Manifest,
  pace?: Pace,
): Promise<string> {
  const name = fileName(manifest);
  const part = partPath(folder, name);
  const hash = createHash('sha256');
  let bytes = 0;
  const file = openSync(part, 'wx');
  try {
    for await (const chunk of readFileFrom(origin, name, manifest, pace)) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      writeAll(file, chunk);
    }
  } finally {
    closeSync(file);
  }
  checkSize(bytes, manifest);
  checkHash(hash.digest('hex'), manifest);
  return part;
}

/** write(2) may write less than it was given without an error, so this repeats it for the rest. */
function writeAll(file: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.byteLength; ) {
    written += writeSync(file, chunk, written);
  }
}
