// Refuses a publication that lost many records: seeds that were moved away or only half checked out
// compile without an error.
import { join } from 'node:path';
import { fileName, readManifest } from '../publication/manifest.ts';
import { resourceNames } from '../records/resources.ts';
import { readFacts } from '../store/sqlite/file.ts';

/** More than a tenth. */
const shareMin = 0.9;

class RecordLossError extends Error {
  override readonly name = 'RecordLossError';
}

/**
 * Compares a finished file with what is published in the folder. Where that cannot be read there
 * is nothing to protect.
 * @throws RecordLossError
 */
export function checkLoss(folder: string, path: string): void {
  const published = countPublished(folder);
  if (!published) return;
  const counts = countRecords(path);
  const lost = resourceNames.filter((name) => counts[name] < published[name] * shareMin);
  if (lost.length === 0) return;
  const list = lost.map((name) => `${name} ${published[name]} → ${counts[name]}`).join(', ');
  throw new RecordLossError(
    `more than a tenth of the records would be lost (${list}); use --force to publish anyway`,
  );
}

function countPublished(folder: string) {
  try {
    const manifest = readManifest(folder);
    return manifest && countRecords(join(folder, fileName(manifest)));
  } catch {
    return undefined;
  }
}

function countRecords(path: string): Record<(typeof resourceNames)[number], number> {
  const facts = readFacts(path);
  const counts = resourceNames.map((name) => [name, Number(facts.get(name))]);
  return Object.fromEntries(counts);
}
