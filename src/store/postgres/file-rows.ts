// The rows of a dataset file as the tables of PostgreSQL have them, in the order of their keys.
import type { Statement } from '../../records/statement.ts';
import { DocumentReader } from '../sqlite/document.ts';
import type { Client } from '../sqlite/file.ts';
import { encodeTexts } from '../sqlite/full-text-words.ts';
import { walkValues } from '../sqlite/raw-queries.ts';
import { foldTexts, listTexts } from '../sqlite/statement-texts.ts';
import type { Value } from './copy-rows.ts';
import { lexemesOf, spaced } from './full-text-words.ts';
import { nameColumn, type PartitionedTable } from './partitions.ts';

const ownTable = '_statement_words';

/** In the order of the columns of the table. */
export function* readRows(
  client: Client,
  { name, columns, key }: PartitionedTable,
  publication: number,
): Generator<Value[]> {
  if (name === ownTable) return yield* readWords(client, publication);
  const quote = (column: string) => `"${column}"`;
  const [, ...names] = columns.map((column) => quote(nameColumn(column)));
  const [, ...order] = key.map(quote);
  const list = [publication, ...names].join(', ');
  const rows = walkValues(client, `"${name}"`, list, order.join(', ')) as IterableIterator<Value[]>;
  const document = columns.findIndex((column) => nameColumn(column) === 'document');
  if (document === -1) return yield* rows;
  const documents = new DocumentReader(client);
  for (const row of rows) {
    yield row.with(document, documents.read(row[document] as Buffer));
  }
}

/** A statement's passages, without the whole of its document. */
const passages = `(SELECT json_group_array(
  json_object('exact', exact, 'language', language) ORDER BY position)
  FROM citations WHERE statement_id = statements.id)`;

/** What the file keeps in its full-text index alone. */
function* readWords(client: Client, publication: number): Generator<Value[]> {
  const list = `number, summary_en, summary_fr, ${passages}`;
  for (const row of walkValues(client, 'statements', list, 'number')) {
    const [number, en, fr, citations] = row as [number, string, string, string];
    const { passage, summary } = foldTexts(
      listTexts({
        citations: JSON.parse(citations) as Statement['citations'],
        summary: { en, fr },
      }),
    );
    const texts = [passage, summary].map((each) => spaced(encodeTexts(each)));
    yield [publication, number, ...texts, ...texts.map(lexemesOf)];
  }
}
