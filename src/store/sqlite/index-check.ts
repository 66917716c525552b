// Checks the search structures of a built file against the records and texts that they find.
import { PassageIndex } from '../../search/quotes/reader.ts';
import { pairRowsMax } from '../../search/quotes/shingle-writer.ts';
import { foldName } from '../../text/names.ts';
import { hashPair, listWords, type Word } from '../../text/words.ts';
import { type Client, openUnpublished, searchTable } from './file.ts';

/**
 * Every window holds the words that stand at its place, and is found by its first two words.
 * @throws Error naming the first window that does not
 */
export function checkWindows(client: Client): void {
  const index = new PassageIndex(client);
  const isFound = (first: string, second: string, number: number) => {
    const windows = index.listWindows(hashPair(first, second));
    return windows.length > pairRowsMax || windows.includes(number);
  };
  const rows = client
    .prepare<[], { number: number; words: string; text: string }>(
      `SELECT w.number, w.words, substr(s.text, w.start + 1, w."end" - w.start) AS text
       FROM source_windows AS w JOIN sources AS s ON s.id = w.source_id`,
    )
    .iterate();
  for (const { number, words, text } of rows) {
    // Folding a text as a whole is fast and nearly always the same.
    const found = foldName(text) === words ? words : listWords(text).map(foldedOf).join(' ');
    const [first = '', second] = found.split(' ', 2);
    if (found === words && (second === undefined || isFound(first, second, number))) continue;
    throw new Error(`window ${number} does not contain the words of its text`);
  }
}

function foldedOf({ folded }: Word): string {
  return folded;
}

/**
 * FTS5's own check is a write command (sqlite.org/fts5 §6.5), so it needs an unpublished file.
 * @throws Error when the index is broken, or does not hold each statement once
 */
export function checkFullText(path: string): void {
  const client = openUnpublished(path);
  try {
    client.exec(`INSERT INTO ${searchTable} (${searchTable}, rank) VALUES ('integrity-check', 1)`);
    const unequal = client
      .prepare(
        `SELECT (SELECT count(*) FROM
             (SELECT number FROM statements EXCEPT SELECT rowid FROM statement_search))
           + (SELECT count(*) FROM
             (SELECT rowid FROM statement_search EXCEPT SELECT number FROM statements))`,
      )
      .pluck()
      .get();
    if (unequal !== 0) throw new Error(`search index: ${unequal} rows differ from the statements`);
  } finally {
    client.close();
  }
}
