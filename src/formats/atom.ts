// Atom (RFC 4287): a list of statements as a feed. The feed's author is On Record, which words
// the entries; the speaker is a category, as indirect speech is not the speaker's own writing.
import { tagOf } from '../records/authority.ts';
import type { Statement } from '../records/statement.ts';
import { findInstants, findNewest } from './days.ts';
import type { About, Format, Gone } from './format.ts';
import { listLocated } from './links.ts';
import { headline, listNotes } from './wording.ts';
import { attributes, element, link } from './xml.ts';

export const atom: Format = {
  name: 'Atom',
  suffix: '.atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  description:
    'Any query as a feed (RFC 4287), what changed last first. `published` is when a statement was ' +
    'added, `updated` when a reader was last told something else, and ids are tag URIs (RFC 4151). ' +
    'What was withdrawn or renamed is a `deleted-entry` (RFC 6721).',
  extent: 'page',
  isFeed: true,
  paths: ['list'],
  encode: { statements: encodeFeed },
};

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
  'xml:lang': 'en',
};

function* encodeFeed(statements: Iterable<Statement>, about: About): Generator<string> {
  const entries = [...statements];
  yield [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed${attributes(namespaces)}>`,
    `  ${element('id', tagOf(about.authority, about.list.slice(about.address.length + 1)))}`,
    `  ${element('title', about.title, { type: 'text' })}`,
    `  ${element('updated', findNewest(entries, about))}`,
    `  <author>${element('name', 'On Record')}${element('uri', `${about.address}/`)}</author>`,
    `  ${link('self', 'application/atom+xml', about.self)}`,
    `  ${link('alternate', 'text/html', about.page)}`,
    `  ${link('related', 'application/json', about.json)}`,
    ...(about.next === null ? [] : [`  ${link('next', 'application/atom+xml', about.next)}`]),
    `  ${element('generator', 'On Record')}`,
    '',
  ].join('\n');
  for (const one of about.gone) yield encodeDeleted(one, about);
  for (const statement of entries) yield encodeEntry(statement, about);
  yield '</feed>\n';
}

/** RFC 6721 §3: readers that know it take the entry out. */
function encodeDeleted({ id, on, reason }: Gone, { authority }: About): string {
  const of = { ref: tagOf(authority, `statements/${id}`), when: on };
  return `  <at:deleted-entry${attributes(of)}>${element('at:comment', reason.en)}</at:deleted-entry>\n`;
}

function encodeEntry(statement: Statement, { address, authority }: About): string {
  const { id, url, text, language, actor, topics, citations } = statement;
  const { added, modified } = findInstants(statement);
  const category = (scheme: string, term: string, label: string) =>
    `    <category${attributes({ term, scheme: `${address}/${scheme}`, label })}/>`;
  return [
    '  <entry>',
    `    ${element('id', tagOf(authority, `statements/${id}`))}`,
    `    ${element('title', headline(statement), { type: 'text' })}`,
    `    ${element('published', added)}`,
    `    ${element('updated', modified)}`,
    `    ${link('alternate', 'text/html', `${url}.html`)}`,
    // Readers open the first alternate or the last one: there is but one.
    `    ${link('related', 'application/json', url)}`,
    ...citations.map((citation) => `    ${link('via', 'text/plain', citation.url)}`),
    ...listLocated(citations).map((at) => `    ${link('via', 'text/html', at)}`),
    category('actors', actor.id, actor.name),
    ...topics.map((topic) => category('topics', topic.id, topic.name.en)),
    `    ${element('summary', listNotes(statement).join('\n'), { type: 'text' })}`,
    `    ${element('content', text, { type: 'text', 'xml:lang': language })}`,
    '  </entry>',
    '',
  ].join('\n');
}
