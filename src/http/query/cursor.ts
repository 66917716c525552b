// Cursors: opaque positions in one list of one dataset version.
import { z } from 'zod';

const Position = z.tuple([
  z.string().describe('dataset version'),
  z.string().describe('fingerprint of the query'),
  z.array(z.int().min(0)).min(1).max(2).describe('where the page ended'),
]);

export interface Cursor {
  version: string;
  query: string;
  /** One position, or one for each of two merged lists. */
  after: readonly number[];
}

export function encodeCursor({ version, query, after }: Cursor): string {
  return Buffer.from(JSON.stringify([version, query, after])).toString('base64url');
}

/** The cursor, or undefined when the text is not one. */
export function parseCursor(text: string): Cursor | undefined {
  try {
    const [version, query, after] = Position.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    const cursor = { version, query, after };
    return encodeCursor(cursor) === text ? cursor : undefined;
  } catch {
    return undefined;
  }
}
