// The rows of a dataset file as the tables of PostgreSQL have them, in the order of their keys.
import type { Statement } from '../../records/statement.ts';
import { DocumentReader } from '../sqlite/document.ts';
import type { Client } from '../sqlite/file.ts';
import { encodeTexts } from '../sqlite/full-text-words.ts';
import { walkRows, walkValues } from '../sqlite/raw-queries.ts';
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

/** What the file keeps in its full-text index alone. */
function* readWords(client: Client, publication: number): Generator<Value[]> {
  const documents = new DocumentReader(client);
  for (const row of walkRows(client, 'statements', 'number, document', 'number')) {
    const document = documents.read(row.document as Buffer);
    const statement = JSON.parse(document.toString()) as Statement;
    const { passage, summary } = foldTexts(listTexts(statement));
    const texts = [passage, summary].map((each) => spaced(encodeTexts(each)));
    yield [publication, row.number as number, ...texts, ...texts.map(lexemesOf)];
  }
}
