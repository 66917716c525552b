// Reads files that may be anything: a FIFO, whose opening never ends, a device, whose reading never
// does, or something of any size.
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

class NoFileError extends Error {
  override readonly name = 'NoFileError';

  constructor(path: string) {
    super(`${path} is not a regular file; remove it`);
  }
}

/** @throws NoFileError, or a system error such as ENOENT */
export function checkRegular(path: string): void {
  if (!statSync(path).isFile()) throw new NoFileError(path);
}

/**
 * Opens a file to read it, and waits for nobody.
 * @throws NoFileError, or a system error such as ENOENT
 */
export function openRegular(path: string): number {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new NoFileError(path);
}

/**
 * The first bytes of a file, or all when it has no more.
 * @throws NoFileError, or a system error such as ENOENT
 */
export function readStart(path: string, bytesMax: number): Buffer {
  const file = openRegular(path);
  try {
    const bytes = Buffer.alloc(bytesMax);
    let length = 0;
    for (let read = 1; read > 0 && length < bytesMax; length += read) {
      read = readSync(file, bytes, length, bytesMax - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
