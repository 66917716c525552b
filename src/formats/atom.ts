// Atom (RFC 4287): a list of statements as a feed. The feed's author is On Record, which words
// the entries; the speaker is a category, as indirect speech is not the speaker's own writing.
import type { Statement } from '../records/statement.ts';
import { findPrintedDays, formatInstant, unknownDay } from './days.ts';
import type { About, Format } from './format.ts';
import { headline, listNotes } from './wording.ts';
import { attributes, element, link } from './xml.ts';

export const atom: Format = {
  name: 'Atom',
  suffix: '.atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  description:
    'Any query as a feed (RFC 4287). `published` and `updated` are the days on which the first ' +
    'and the last report were printed, or else the day on which it was said.',
  extent: 'page',
  paths: ['list'],
  encode: { statements: encodeFeed },
};

function* encodeFeed(statements: Iterable<Statement>, about: About): Generator<string> {
  const entries = [...statements];
  const days = entries.map((statement) => findPrintedDays(statement).last).sort();
  const updated = days.at(-1) ?? about.newestDay ?? unknownDay;
  yield [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  ${element('id', about.list)}`,
    `  ${element('title', about.title, { type: 'text' })}`,
    `  ${element('updated', formatInstant(updated))}`,
    `  <author>${element('name', 'On Record')}${element('uri', `${about.address}/`)}</author>`,
    `  ${link('self', 'application/atom+xml', about.self)}`,
    `  ${link('alternate', 'text/html', about.page)}`,
    `  ${link('related', 'application/json', about.json)}`,
    ...(about.next === null ? [] : [`  ${link('next', 'application/atom+xml', about.next)}`]),
    `  ${element('generator', 'On Record')}`,
    '',
  ].join('\n');
  for (const statement of entries) yield encodeEntry(statement, about);
  yield '</feed>\n';
}

function encodeEntry(statement: Statement, { address }: About): string {
  const { url, text, language, actor, topics, citations } = statement;
  const { first, last } = findPrintedDays(statement);
  const category = (scheme: string, term: string, label: string) =>
    `    <category${attributes({ term, scheme: `${address}/${scheme}`, label })}/>`;
  return [
    '  <entry>',
    `    ${element('id', url)}`,
    `    ${element('title', headline(statement), { type: 'text' })}`,
    `    ${element('published', formatInstant(first))}`,
    `    ${element('updated', formatInstant(last))}`,
    `    ${link('alternate', 'text/html', `${url}.html`)}`,
    // Readers open the first alternate or the last one: there is but one.
    `    ${link('related', 'application/json', url)}`,
    ...citations.map((citation) => `    ${link('via', 'text/plain', citation.url)}`),
    category('actors', actor.id, actor.name),
    ...topics.map(({ id, name }) => category('topics', id, name.en)),
    `    ${element('summary', listNotes(statement).join('\n'), { type: 'text' })}`,
    `    ${element('content', text, { type: 'text', 'xml:lang': language })}`,
    '  </entry>',
    '',
  ].join('\n');
}
