// What is read from in PostgreSQL, and how reads are written.
import type { Sql } from 'postgres';
import type { Storage } from '../storage.ts';

/** The methods of a storage, which answer later. */
export type Reads = {
  [K in keyof Storage]: (
    source: Source,
    ...args: Parameters<Storage[K]>
  ) => Promise<ReturnType<Storage[K]>>;
};

/** Rows of one publication, and a connection to a server that has them. */
export interface Source {
  sql: Sql;
  publication: number;
}
