// Asks a file a few questions, so that one which cannot answer is found before it is served.
import { resourceNames } from '../../records/resources.ts';
import { Statement } from '../../records/statement.ts';
import { SqliteEngine } from './engine.ts';

/**
 * One page of each list, and one statement that is what the API promises.
 * @throws Error naming what does not hold
 */
export function checkSample(path: string): void {
  const engine = new SqliteEngine(path);
  try {
    for (const resource of resourceNames) {
      const query = { resource, filters: {}, order: 'descending', after: undefined } as const;
      const { documents } = engine.listDocuments({ ...query, limit: 1 });
      const records = JSON.parse(`[${documents.toString()}]`) as unknown[];
      const total = engine.count(query);
      if (records.length !== Math.min(total, 1)) throw new Error(`${resource}: no record`);
      if (resource === 'statements' && records.length > 0) Statement.parse(records[0]);
    }
  } finally {
    engine.close();
  }
}
