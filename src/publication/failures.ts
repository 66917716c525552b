// What to do when the machine does not let a folder be used: in one line, for whoever runs it.
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** The line, or undefined when the error is of another kind or about another path. */
export function explainFailure(error: unknown, folders: readonly string[]): string | undefined {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  // SQLite names no path, and no other reason when the folder is a file.
  if (path === undefined) {
    const names = [...new Set(folders)];
    const file = names.find(isFile);
    if (file !== undefined && code in explanations) return noFolder(file);
    return explanations[code]?.(names.join(' or '));
  }
  // The folder itself may fail for one of those above it.
  const isOurs = folders.some((folder) => isWithin(path, folder) || isWithin(folder, path));
  return isOurs ? explanations[code]?.(dest ?? path) : undefined;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
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

type Explain = (path: string) => string;

const full: Explain = (path) =>
  `the disk of ${path} is full: free some space, or set DATA_DIR to another disk`;
const forbidden: Explain = (path) =>
  `${path} cannot be used by this user: change its owner or mode, or ${choose}`;
const noFolder: Explain = (path) => `${path} is not a folder: ${choose}`;

const explanations: Readonly<Record<string, Explain>> = {
  ENOSPC: full,
  SQLITE_FULL: full,
  EDQUOT: full,
  EACCES: forbidden,
  EPERM: forbidden,
  SQLITE_CANTOPEN: forbidden,
  SQLITE_READONLY: forbidden,
  EROFS: (path) => `${path} is on a disk that can only be read: ${choose}`,
  ENOENT: (path) => `${path} is not there and cannot be created: ${choose}`,
  ENOTDIR: noFolder,
  EISDIR: (path) => `${path} is a folder where a file belongs: remove it`,
  EEXIST: noFolder,
};
