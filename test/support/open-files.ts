// Which files this process has open; only Linux tells.
import { existsSync, readdirSync, readlinkSync } from 'node:fs';

const handles = '/proc/self/fd';

export const tellsOpenFiles = existsSync(handles);

/** Paths of open files in a folder, one for each handle, deleted ones too. */
export function listOpenFiles(folder: string): string[] {
  return readdirSync(handles).flatMap((handle) => {
    try {
      const path = readlinkSync(`${handles}/${handle}`);
      return path.startsWith(folder) ? [path.slice(folder.length + 1)] : [];
    } catch {
      // It was closed meanwhile; the one that reads the list always is.
      return [];
    }
  });
}
