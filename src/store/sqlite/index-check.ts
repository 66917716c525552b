// Checks the search structures of a built file against the records and texts that they find.
import { bucketWindowsMax, ShinglesReader } from '../../search/quotes/shingles-reader.ts';
import { readNow } from '../../search/reading.ts';
import { foldName } from '../../text/names.ts';
import { hashPair, listWords, type Word } from '../../text/words.ts';
import { walkWindows } from './contents.ts';
import { SqliteDirectory } from './directory.ts';
import { type Db, openUnpublished } from './file.ts';
import { checkFullTextIndex } from './raw-queries.ts';

/**
 * Every window holds the words of its part of the text, and its first two words find it.
 * @throws Error naming the first window that does not
 */
export function checkWindows(db: Db): void {
  const directory = new SqliteDirectory(db);
  const shingles = new ShinglesReader();
  const isFound = (first: string, second: string, number: number) => {
    const [windows = []] = readNow(directory, shingles.listWindows([hashPair(first, second)]));
    return windows.length > bucketWindowsMax || windows.includes(number);
  };
  for (const { number, words, text } of walkWindows(db)) {
    // Fast path: folding the whole text at once nearly always gives the same words.
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
    const unequal = checkFullTextIndex(client);
    if (unequal !== 0) throw new Error(`search index: ${unequal} rows differ from the statements`);
  } finally {
    client.close();
  }
}
