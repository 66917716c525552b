// Asks a file a few questions, so that one which cannot answer is found before it is served.
import type { Manifest } from '../../publication/manifest.ts';
import { Statement } from '../../records/statement.ts';
import { Dataset } from './dataset.ts';
import { resources } from './tables.ts';

/**
 * One page of each list, and one statement that is what the API promises.
 * @throws Error naming what does not hold
 */
export function checkSample(folder: string, manifest: Manifest): void {
  const dataset = new Dataset(folder, manifest, '');
  try {
    for (const resource of resources) {
      const list = { resource, filters: {}, order: 'descending', after: undefined } as const;
      const { numbers, total } = dataset.listNumbers({ ...list, limit: 1 });
      const records = dataset.readDocuments(resource, numbers);
      if (records.length !== Math.min(total, 1)) throw new Error(`${resource}: no record`);
      if (resource === 'statements' && records.length > 0) Statement.parse(records[0]);
    }
  } finally {
    dataset.close();
  }
}
