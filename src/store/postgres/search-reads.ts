// Reads the search structures. Hot: a request for a list runs nothing else than these and one query
// for its documents, so they are raw, and prepared by the driver.
import type { Resource } from '../../records/resources.ts';
import { fromArray } from '../../search/bytes.ts';
import type { Directory } from '../../search/directory.ts';
import { matchExpression } from './full-text-words.ts';
import type { Reads, Source } from './source.ts';

type SearchReads = Pick<Reads, keyof Directory>;

/** Most words to complete one beginning with. */
const completedMax = 200;

export const searchReads: SearchReads = {
  async readPostings(source, resource, field, value) {
    if (field === 'id') return readIds(source, resource, value);
    const { sql, publication } = source;
    const [row] = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM _postings WHERE publication = ${publication}
      AND resource = ${resource} AND field = ${field} AND value = ${value}`;
    return row?.numbers;
  },

  async readPostingsFrom({ sql, publication }, resource, field, value) {
    const rows = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM _postings WHERE publication = ${publication}
      AND resource = ${resource} AND field = ${field} AND value >= ${value}`;
    return rows.map(({ numbers }) => numbers);
  },

  async readOrdinals({ sql, publication }, field) {
    const [row] = await sql<{ names: string; offsets: Buffer | null; ordinals: Buffer }[]>`
      SELECT names, starts AS offsets, codes AS ordinals FROM _value_columns
      WHERE publication = ${publication} AND field = ${field}`;
    return row;
  },

  async readDays({ sql, publication }, resource, bound) {
    const [row] = await sql<{ days: Buffer }[]>`
      SELECT days FROM _day_columns
      WHERE publication = ${publication} AND resource = ${resource} AND name = ${bound}`;
    return row?.days;
  },

  async readOrder({ sql, publication }, resource, by) {
    const [row] = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM _sort_orders
      WHERE publication = ${publication} AND resource = ${resource} AND sorted_by = ${by}`;
    return row?.numbers;
  },

  async readDocFrequency({ sql, publication }, { scope, language, stem }) {
    const [row] = await sql<{ count: number }[]>`
      SELECT count FROM _search_stems WHERE publication = ${publication}
      AND scope = ${scope} AND language = ${language} AND stem = ${toText(stem)}`;
    return row?.count;
  },

  async readStemPostings({ sql, publication }, { scope, language, stem }) {
    const [row] = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM _search_stems WHERE publication = ${publication}
      AND scope = ${scope} AND language = ${language} AND stem = ${toText(stem)}`;
    return row?.numbers;
  },

  async readStemRepeats({ sql, publication }, { scope, language, stem }) {
    const [row] = await sql<{ repeats: Buffer }[]>`
      SELECT repeats FROM _search_stems WHERE publication = ${publication}
      AND scope = ${scope} AND language = ${language} AND stem = ${toText(stem)}`;
    return row?.repeats;
  },

  async readNorms({ sql, publication }, scope) {
    const [row] = await sql<{ total: string; languages: string; lengths: Buffer }[]>`
      SELECT total, languages, lengths FROM _search_lengths
      WHERE publication = ${publication} AND scope = ${scope}`;
    return row && { ...row, total: Number(row.total) };
  },

  /** GIN finds the texts with all the words; whether they stand side by side LIKE decides. */
  async matchTerm({ sql, publication }, term) {
    const [query, pattern] = matchExpression(term);
    const [words, lexemes] = [sql(term.scope), sql(`${term.scope}_lexemes`)];
    const [row] = await sql<{ numbers: Buffer | null }[]>`
      SELECT string_agg(int4send(number), ''::bytea ORDER BY number) AS numbers
      FROM _statement_words WHERE publication = ${publication}
      AND ${lexemes} @@ ${toText(query)}::text::tsquery AND ${words} LIKE ${toText(pattern)}`;
    const numbers = row?.numbers ?? Buffer.alloc(0);
    return Array.from({ length: numbers.length / 4 }, (_, at) => numbers.readInt32BE(4 * at));
  },

  async readNameFrequencies({ sql, publication }, { resource, type }, parts) {
    return await sql<{ part: string; frequency: number }[]>`
      SELECT part, count AS frequency FROM ${listTexts(sql, parts)}
      JOIN _spelling_parts ON publication = ${publication}
      AND kind = ${resource} AND type = ${type} AND part = wanted ORDER BY place`;
  },

  async readNames({ sql, publication }, { resource, type }, parts) {
    const rows = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM ${listTexts(sql, parts)}
      JOIN _spelling_parts ON publication = ${publication}
      AND kind = ${resource} AND type = ${type} AND part = wanted ORDER BY place`;
    return rows.map(({ numbers }) => numbers);
  },

  async readNamesByBeginning({ sql, publication }, resource, beginning) {
    const rows = await sql<{ numbers: Buffer }[]>`
      SELECT numbers FROM _spelling_parts WHERE publication = ${publication}
      AND kind = ${resource} AND type = 'word'
      AND part >= ${beginning} AND part < ${`${beginning}\u{10ffff}`}
      ORDER BY part LIMIT ${completedMax}`;
    return rows.map(({ numbers }) => numbers);
  },

  async readShingles({ sql, publication }, bucket) {
    const [row] = await sql<{ hashes: Buffer; windows: Buffer }[]>`
      SELECT hashes, windows FROM _source_pairs
      WHERE publication = ${publication} AND bucket = ${bucket}`;
    return row;
  },

  async readFrequentShingle({ sql, publication }, hash) {
    const [row] = await sql<{ windows: Buffer }[]>`
      SELECT windows FROM _common_pairs WHERE publication = ${publication} AND hash = ${hash}`;
    return row?.windows;
  },

  async readWords({ sql, publication }, words) {
    return await sql<{ word: string; count: number }[]>`
      SELECT word, count FROM ${listTexts(sql, words)}
      JOIN _source_words ON publication = ${publication} AND word = wanted`;
  },

  async readWordTotal({ sql, publication }) {
    const [row] = await sql<{ value: string }[]>`
      SELECT value FROM dataset WHERE publication = ${publication} AND key = 'source_words'`;
    return Number(row?.value);
  },

  async readWindows({ sql, publication }, from, to, of) {
    return await sql<Awaited<ReturnType<SearchReads['readWindows']>>>`
      SELECT number, source_id AS "sourceId", start, "end", paragraph, words, earlier
      FROM _source_windows WHERE publication = ${publication}
      AND number BETWEEN ${from} AND ${to} AND source_id =
        (SELECT source_id FROM _source_windows WHERE publication = ${publication}
         AND number = ${of})
      ORDER BY number`;
  },
};

/** The numbers of a record or, by its resource and id, of its changes. */
async function readIds({ sql, publication }: Source, resource: string, value: string) {
  const [table, id] = value.split('/') as [string, string?];
  const rows =
    resource === 'changes'
      ? await sql<{ number: number }[]>`
          SELECT number FROM changes WHERE publication = ${publication}
          AND resource = ${table} AND record_id = ${id ?? ''} ORDER BY number`
      : await sql<{ number: number }[]>`
          SELECT number FROM ${sql(resource as Resource)}
          WHERE publication = ${publication} AND id = ${value}`;
  return fromArray(Uint32Array.from(rows, ({ number }) => number));
}

/** A table of texts, each with its place. */
export function listTexts(sql: Source['sql'], texts: readonly string[]) {
  const json = JSON.stringify(texts);
  return sql`jsonb_array_elements_text(${json}::text::jsonb) WITH ORDINALITY AS each(wanted, place)`;
}

/** See `withoutNul`: what stands within an object is looked at here. */
function toText(text: string): string {
  return text.replaceAll('\0', '\uffff');
}
