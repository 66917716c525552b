// Holds back a publication that lost many records: seeds that were moved away or half checked
// out compile without an error.
import { join } from 'node:path';
import { fileName, readManifest } from '../publication/manifest.ts';
import { openFile } from '../store/sqlite/file.ts';
import { resources } from '../store/sqlite/tables.ts';

/** More than a tenth. */
const keptShareMin = 0.9;

class LostRecords extends Error {}

/**
 * Compares a finished file with what is published in the folder. Where that cannot be read there
 * is nothing to protect.
 * @throws LostRecords
 */
export function checkLoss(folder: string, path: string): void {
  const published = countPublished(folder);
  if (!published) return;
  const counts = countRecords(path);
  const lost = resources.filter((name) => counts[name] < published[name] * keptShareMin);
  if (lost.length === 0) return;
  const list = lost.map((name) => `${name} ${published[name]} → ${counts[name]}`).join(', ');
  throw new LostRecords(`more than a tenth would be gone (${list}); --force publishes anyway`);
}

function countPublished(folder: string) {
  try {
    const manifest = readManifest(folder);
    return manifest && countRecords(join(folder, fileName(manifest)));
  } catch {
    return undefined;
  }
}

function countRecords(path: string): Record<(typeof resources)[number], number> {
  const client = openFile(path);
  try {
    const count = client.prepare('SELECT value FROM dataset WHERE key = ?').pluck();
    const counts = resources.map((name) => [name, Number(count.get(name))]);
    return Object.fromEntries(counts);
  } finally {
    client.close();
  }
}
