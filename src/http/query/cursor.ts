// Cursors: opaque positions in one list of one dataset version, with what they stand for, so that
// the walk goes on when another version is served.
import { z } from 'zod';
import type { Place } from '../../store/store.ts';

const Position = z.tuple([
  z.string().describe('dataset version'),
  z.string().describe('fingerprint of the query'),
  z.array(z.int().min(0)).min(1).max(2).describe('where the page ended'),
  z
    .array(z.tuple([z.string(), z.string()]).nullable())
    .min(1)
    .max(2)
    .describe('by what the last record is sorted, and its id'),
]);

export interface Cursor {
  version: string;
  query: string;
  /** One position, or one for each of two merged lists. */
  after: readonly number[];
  /** What stands at each position; null where it cannot be found in another version. */
  places: readonly (Place | null)[];
}

export function encodeCursor({ version, query, after, places }: Cursor): string {
  return Buffer.from(JSON.stringify([version, query, after, places])).toString('base64url');
}

/** Whether a text begins as every cursor of a version does. It need not be one. */
export function mayBeOf(version: string, text: string): boolean {
  const start = Buffer.from(`["${version}"`);
  // Three bytes are four characters.
  return text.startsWith(start.toString('base64url', 0, start.length - (start.length % 3)));
}

/** The cursor, or undefined when the text is not one. */
export function parseCursor(text: string): Cursor | undefined {
  try {
    const [version, query, after, places] = Position.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    const cursor = { version, query, after, places };
    return encodeCursor(cursor) === text ? cursor : undefined;
  } catch {
    return undefined;
  }
}
