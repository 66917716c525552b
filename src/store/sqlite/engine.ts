// One open dataset file with the engine that reads from it: all of it is there at once. Read-only;
// every query is prepared once.
import { type Reading, readNow } from '../../search/reading.ts';
import { Engine, type EngineOptions } from '../engine.ts';
import { type Client, connect, listFacts, openFile } from './file.ts';
import { SqliteStorage } from './storage.ts';

export class SqliteEngine {
  readonly engine: Engine;
  private readonly client: Client;
  private readonly storage: SqliteStorage;

  /** @throws Error when the file is not a dataset of this schema */
  constructor(path: string, options: EngineOptions = {}) {
    this.client = openFile(path);
    const db = connect(this.client);
    this.storage = new SqliteStorage(db);
    this.engine = new Engine(listFacts(db), options);
  }

  read<T>(reading: Reading<T>): T {
    return readNow(this.storage, reading);
  }

  close(): void {
    this.client.close();
  }
}
