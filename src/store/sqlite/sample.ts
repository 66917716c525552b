// Runs a few queries on a file, to find one that cannot answer before it is served.
import { resourceNames } from '../../records/resources.ts';
import { Statement } from '../../records/statement.ts';
import { SqliteEngine } from './engine.ts';

/**
 * Reads one record of each resource, and checks one statement against the schema of the API.
 * @throws Error naming the failed check
 */
export function checkSample(path: string): void {
  const file = new SqliteEngine(path);
  try {
    for (const resource of resourceNames) {
      const query = { resource, filters: {}, order: 'descending', after: undefined } as const;
      const page = file.engine.listDocuments({ ...query, limit: 1 });
      const { documents } = file.read(page);
      const records = JSON.parse(`[${documents.toString()}]`) as unknown[];
      const total = file.read(file.engine.count(query));
      if (records.length !== Math.min(total, 1)) throw new Error(`${resource}: no record`);
      if (resource === 'statements' && records.length > 0) Statement.parse(records[0]);
    }
  } finally {
    file.close();
  }
}
