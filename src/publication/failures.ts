// What to do when the machine does not let a folder be used: in one line, for whoever runs it.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The line, or undefined when the error is of another kind or about another path. */
export function explainFailure(error: unknown, folders: readonly string[]): string | undefined {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  // SQLite names no path, and no other reason when the folder is a file.
  if (path === undefined) {
    const names = [...new Set(folders)];
    const file = names.find(isFile);
    if (file !== undefined && code in explanations) return explain('ENOTDIR', file);
    return explanations[code]?.(names.join(' or '));
  }
  const isOurs = folders.some((folder) => resolve(path).startsWith(resolve(folder)));
  return isOurs ? explanations[code]?.(dest ?? path) : undefined;
}

/** False too where this user may not look. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const choose = 'set DATA_DIR to a folder that this user can write to';

const explanations: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) => `the disk of ${path} is full: free some space, or set DATA_DIR to another disk`,
  SQLITE_FULL: (path) => explain('ENOSPC', path),
  EDQUOT: (path) => explain('ENOSPC', path),
  EACCES: (path) => `${path} cannot be used by this user: change its owner or mode, or ${choose}`,
  EPERM: (path) => explain('EACCES', path),
  SQLITE_CANTOPEN: (path) => explain('EACCES', path),
  SQLITE_READONLY: (path) => explain('EACCES', path),
  EROFS: (path) => `${path} is on a disk that can only be read: ${choose}`,
  ENOENT: (path) => `${path} is not there and cannot be created: ${choose}`,
  ENOTDIR: (path) => `${path} is not a folder: ${choose}`,
  EISDIR: (path) => `${path} is a folder where a file belongs: remove it`,
  EEXIST: (path) => explain('ENOTDIR', path),
};

const explain = (code: string, path: string) => explanations[code]?.(path) ?? '';
