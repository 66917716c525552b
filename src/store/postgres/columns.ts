// The types of columns that PostgreSQL has and Drizzle has not, and what all tables begin with.
import { customType, integer } from './drizzle.ts';

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Compared byte by byte, so that every server has the order that the embedded file has. */
export const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** Every table is partitioned by it; see `publications.recordsOf`. */
export const ofPublication = () => ({ publication: integer().notNull() });

/** Lexemes without positions; a GIN index finds them, and what begins with them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
