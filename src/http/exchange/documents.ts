// Documents of the store as clients get them: the address of the service stands in front of those
// in records, which begin with a slash.
import type { RecordOf, Resource } from '../../records/resources.ts';
import { spliceBytes } from '../../store/splice.ts';
import type { Snapshot } from '../../store/store.ts';

/** What a request reads from, and the address of the service, without a slash at the end. */
export interface Reading {
  snapshot: Snapshot;
  address: string;
}

/** Of what is answered at an address. */
export interface Request extends Reading {
  /** Path and query as they were asked for. */
  url: string;
}

/** Inside a JSON string the sequence would hold an escaped quote. */
const urlStart = 'url":"/';

/** Latin-1 keeps every byte and is the fastest to search. */
export function addAddress(json: Buffer, address: string): Buffer {
  const text = json.toString('latin1');
  const added = Buffer.from(address);
  const places: number[] = [];
  const pieces: Buffer[] = [];
  for (let at = text.indexOf(urlStart); at !== -1; at = text.indexOf(urlStart, at)) {
    at += urlStart.length;
    places.push(at - 1);
    pieces.push(added);
  }
  const cuts = { starts: places, ends: places, pieces, count: places.length };
  return spliceBytes(json, cuts, json.length + places.length * added.length);
}

/** The same as text, which is faster than to make text of the bytes. */
export function addAddressToText(json: string, address: string): string {
  // In a replacement `$` has a meaning of its own.
  return json.replaceAll(urlStart, `${urlStart.slice(0, -1)}${address.replaceAll('$', '$$$$')}/`);
}

/** The record's JSON, or undefined when there is none. */
export async function findDocument(
  { snapshot, address }: Reading,
  resource: Resource,
  id: string,
): Promise<Buffer | undefined> {
  const document = await snapshot.findDocument(resource, id);
  return document && addAddress(document, address);
}

/** The parsed record, or undefined when there is none. */
export async function findRecord<R extends Resource>(
  reading: Reading,
  resource: R,
  id: string,
): Promise<RecordOf<R> | undefined> {
  const { snapshot, address } = reading;
  const document = await snapshot.findDocument(resource, id);
  return document && JSON.parse(addAddressToText(document.toString(), address));
}

/** The parsed records of documents that are joined by commas. */
export function parseDocuments<T>(joined: Buffer, address: string): T[] {
  return JSON.parse(`[${addAddressToText(joined.toString(), address)}]`) as T[];
}
