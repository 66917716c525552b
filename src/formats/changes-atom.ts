// Changes as an Atom feed (RFC 4287): an entry a change. What an entry says never changes, and its
// id does not depend on the address of the service.
import { type Authority, tagOf } from '../records/authority.ts';
import type { Change } from '../records/change.ts';
import { listDetails, titleOf } from './change-words.ts';
import { attributes, element, link } from './xml.ts';

export const changesAtomType = 'application/atom+xml; charset=utf-8';

export interface ChangeFeed {
  /** The service, without a slash at the end. */
  address: string;
  authority: Authority;
  /** What all pages of the feed share, as path and query. */
  list: string;
  self: string;
  /** The same as JSON. */
  json: string;
  /** The next page; null on the last one. */
  next: string | null;
  title: string;
  /** The last change of all; null when nothing ever changed. */
  newest: string | null;
}

export function encodeChangeFeed(changes: readonly Change[], feed: ChangeFeed): string {
  const { address, authority, list, self, json, next, title, newest } = feed;
  const updated = changes[0]?.on ?? newest ?? '1970-01-01T00:00:00Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  ${element('id', tagOf(authority, list.slice(1)))}`,
    `  ${element('title', title, { type: 'text' })}`,
    `  ${element('updated', updated)}`,
    `  <author>${element('name', 'On Record')}${element('uri', `${address}/`)}</author>`,
    `  ${link('self', 'application/atom+xml', self)}`,
    `  ${link('related', 'application/json', json)}`,
    ...(next === null ? [] : [`  ${link('next', 'application/atom+xml', next)}`]),
    `  ${element('generator', 'On Record')}`,
    ...changes.map((change) => encodeEntry(change, feed)),
    '</feed>',
    '',
  ].join('\n');
}

function encodeEntry(change: Change, { authority, address }: ChangeFeed): string {
  const { on, kind, record, what, by } = change;
  const parts = [record.kind, record.id, on, kind, what ?? '', by?.kind ?? '', by?.id ?? ''];
  const details = listDetails(change);
  const scheme = `${address}/changes`;
  return [
    '  <entry>',
    `    ${element('id', tagOf(authority, ['changes', ...parts].join('/').replace(/\/+$/, '')))}`,
    `    ${element('title', titleOf(change), { type: 'text' })}`,
    `    ${element('published', on)}`,
    `    ${element('updated', on)}`,
    `    ${link('alternate', 'text/html', `${record.url}.html`)}`,
    `    ${link('related', 'application/json', record.url)}`,
    ...(by ? [`    ${link('via', 'text/html', `${by.url}.html`)}`] : []),
    `    <category${attributes({ term: kind, scheme })}/>`,
    `    ${element('content', [titleOf(change), ...details].join('\n'), { type: 'text' })}`,
    '  </entry>',
  ].join('\n');
}
