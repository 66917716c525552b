// Where a page of a list begins, read from its cursor, and the cursor of the page behind it.
import type { Resource } from '../../records/resources.ts';
import type { Key, KeyedList, Order, Snapshot } from '../../store/store.ts';
import { hashText } from '../../text/hash.ts';
import type { Request } from '../exchange/documents.ts';
import { badParameters } from '../exchange/problem.ts';
import { splitAddress } from './address.ts';
import { type Cursor, encodeCursor, parseCursor } from './cursor.ts';

interface Position {
  /** Where the page before ended in each list; undefined for the first page. */
  after: readonly (Key | undefined)[] | undefined;
  /** The address of the next page. */
  next: (after: readonly number[] | undefined) => Promise<string | null>;
}

/** Undefined for an order by relevance, which only one version has. */
export function keyedBy(resource: Resource, order: Order): KeyedList | undefined {
  return order === 'relevance' ? undefined : { resource, order };
}

/**
 * @param identity what makes two queries the same list
 * @param lists those that the positions are in
 * @throws ApiError bad_request for a cursor of another query, or by relevance of another version
 */
export async function openCursor(
  { snapshot, url, address }: Request,
  text: string | undefined,
  identity: unknown,
  lists: readonly (KeyedList | undefined)[],
): Promise<Position> {
  const { version } = snapshot;
  const query = (hashText(JSON.stringify(identity)) >>> 0).toString(36);
  const cursor = readCursor(text, query);
  return {
    after: cursor && (await findAfter(snapshot, cursor, lists)),
    next: async (after) => {
      if (after === undefined) return null;
      const places = await Promise.all(
        lists.map((list, index) => {
          const key = after[index];
          return list && key ? snapshot.describeKey(list, key) : null;
        }),
      );
      const { path, parameters } = splitAddress(url);
      parameters.set('cursor', encodeCursor({ version, query, after, places }));
      return `${address}${path}?${parameters}`;
    },
  };
}

/** The same places in the version that is served now. */
async function findAfter(
  snapshot: Snapshot,
  { version, after, places }: Cursor,
  lists: readonly (KeyedList | undefined)[],
): Promise<(Key | undefined)[]> {
  if (version === snapshot.version) return [...after];
  if (lists.includes(undefined)) {
    throw refuse(
      `it is by relevance in dataset ${version}, now it is ${snapshot.version}; start again from the first page, or sort by id.`,
    );
  }
  return Promise.all(
    lists.map((list, index) => {
      const place = places[index];
      return list && place ? snapshot.findKey(list, place) : undefined;
    }),
  );
}

function readCursor(text: string | undefined, query: string): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = parseCursor(text);
  if (!cursor) throw refuse('this is not a cursor; use page.next of an answer.');
  if (cursor.query !== query) {
    throw refuse('it belongs to another query; use it with the same parameters.');
  }
  return cursor;
}

function refuse(fault: string) {
  return badParameters([{ parameter: 'cursor', detail: `cursor: ${fault}`, suggestions: [] }]);
}
