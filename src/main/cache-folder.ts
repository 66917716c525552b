// Where the seed job keeps parsed seeds: beside the folder in which it publishes, hidden.
import { basename, dirname, join, resolve } from 'node:path';

export function nameCache(dataFolder: string): string {
  const folder = resolve(dataFolder);
  return join(dirname(folder), `.${basename(folder)}-cache`);
}
