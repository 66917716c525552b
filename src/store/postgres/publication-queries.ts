// What every server is asked again and again: which publications it has. Raw, as what a server
// knows about itself stands in no table.
import type { Sql } from 'postgres';

/** What identifies a publication: after a failover, a number may be given a second time. */
export interface PublicationKey {
  number: number;
  sha256: string;
}

/** A row of the table `publications`. */
export interface Publication extends PublicationKey {
  /** The publication whose rows are its records. */
  recordsOf: number;
  /** JSON. */
  manifest: string;
}

export interface ServerState {
  isStandby: boolean;
  publications: Publication[];
}

/** On which a publication is announced. */
const channel = 'on_record_publications';

export const isSame = (a: PublicationKey, b: PublicationKey | undefined) =>
  a.number === b?.number && a.sha256 === b.sha256;

/**
 * @param schema of the datasets that can be read; others are not seen
 * @param known from last time: rows never change, and manifests are long
 */
export async function readState(
  sql: Sql,
  schema: number,
  known: readonly Publication[],
): Promise<ServerState> {
  const rows = await sql<({ isStandby: boolean } & Nullable<PublicationKey>)[]>`
    SELECT pg_is_in_recovery() AS "isStandby", number, sha256
    FROM (VALUES (1)) AS one LEFT JOIN publications ON schema = ${schema}`;
  const publications: Publication[] = [];
  for (const { number, sha256 } of rows) {
    if (number === null || sha256 === null) continue;
    const key = { number, sha256 };
    const row = known.find((each) => isSame(each, key)) ?? (await findPublication(sql, key));
    if (row) publications.push(row);
  }
  return { isStandby: rows[0]?.isStandby ?? false, publications };
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

async function findPublication(
  sql: Sql,
  { number, sha256 }: PublicationKey,
): Promise<Publication | undefined> {
  const [row] = await sql<Publication[]>`
    SELECT number, sha256, records_of AS "recordsOf", manifest
    FROM publications WHERE number = ${number} AND sha256 = ${sha256}`;
  return row;
}

export async function hasPublication(sql: Sql, key: PublicationKey): Promise<boolean> {
  const rows = await sql`
    SELECT FROM publications WHERE number = ${key.number} AND sha256 = ${key.sha256}`;
  return rows.length > 0;
}

export async function listen(sql: Sql): Promise<void> {
  await sql`LISTEN ${sql(channel)}`;
}
