// The dataset files of a folder, and which of them are kept.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, hashInName } from './manifest.ts';

interface DatasetFile {
  sha256: string;
  path: string;
}

/** Newest first. What only has the name of one is none. */
export function listFiles(folder: string): DatasetFile[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const sha256 = hashInName(name);
      return sha256 === undefined ? [] : [{ sha256, path: join(folder, name) }];
    })
    .flatMap((file) => {
      const stats = statSync(file.path, { throwIfNoEntry: false });
      return stats?.isFile() ? [{ file, modifiedMs: stats.mtimeMs }] : [];
    })
    .sort((a, b) => b.modifiedMs - a.modifiedMs)
    .map(({ file }) => file);
}

function removeFile(folder: string, file: { sha256: string }): void {
  rmSync(join(folder, fileName(file)), { force: true });
  rmSync(join(folder, `${file.sha256}.checked`), { force: true });
}

export function removeFilesBut(folder: string, wanted: readonly { sha256: string }[]): void {
  const hashes = new Set(wanted.map(({ sha256 }) => sha256));
  for (const file of listFiles(folder)) if (!hashes.has(file.sha256)) removeFile(folder, file);
}
