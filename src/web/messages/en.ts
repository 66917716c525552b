// English. The shape of this dictionary is the shape of all.
import type { OtherParameter } from '../../records/fields.ts';
import { datesEn } from './dates-en.ts';
import type { FieldNames } from './labels.ts';
import { labelsEn } from './labels-en.ts';

const number = (value: number) => value.toLocaleString('en-GB');

const many = (value: number, one: string, more: string) =>
  `${number(value)} ${value === 1 ? one : more}`;

export const en = {
  name: 'On Record',
  motto: 'Who said what, when, and where exactly it was printed.',
  languageName: 'English',
  locale: 'en_GB',
  labels: labelsEn,
  nav: {
    skip: 'Skip to the content',
    pages: 'Pages',
    statements: 'Statements',
    timeline: 'Timeline',
    actors: 'Actors',
    sources: 'Sources',
    caveats: 'Caveats',
    lookup: 'Check a quote',
  },
  footer: {
    neutrality:
      'Every statement is tied to the passage that carries it. ' +
      'Whether a claim is true is never rated here.',
    dataset: 'Dataset',
    docs: 'API documentation',
  },
  when: datesEn,
  count: {
    statements: (count: number) => many(count, 'statement', 'statements'),
    events: (count: number) => many(count, 'event', 'events'),
    caveats: (count: number) => many(count, 'caveat', 'caveats'),
  },
  search: {
    label: 'Search the words of the sources',
    button: 'Search',
    hint:
      'In the language of the sources, French: négociations, "cessez-le-feu", ' +
      '-Bloomberg, énerg*',
  },
  home: {
    description: 'A curated database of public statements, each with the passage that carries it.',
    newest: 'Newest statements',
    all: (count: number) =>
      count === 1 ? 'See the statement' : `See all ${number(count)} statements`,
    coverage: 'What is covered',
    counts: (counts: Record<'statements' | 'actors' | 'events' | 'sources' | 'caveats', number>) =>
      `${number(counts.statements)} statements by ${number(counts.actors)} actors about ` +
      `${number(counts.events)} events, from ${number(counts.sources)} sources, with ` +
      `${number(counts.caveats)} caveats.`,
    period: (from: string, to: string) => `Said between ${from} and ${to}.`,
    topics: 'Topics',
    use: 'Use the data',
    noKey: 'Everything here comes from an open API, without a key. Try it:',
  },
  list: {
    description: (count: number) =>
      `${many(count, 'statement', 'statements')}, each with its source.`,
    order: (sort: string) =>
      ({ said: 'oldest first', '-said': 'newest first', relevance: 'best match first' })[sort] ??
      sort,
    leftOut: (count: number) =>
      `${many(count, 'match has', 'matches have')} no date and are not shown.`,
    chosen: 'Chosen filters',
    remove: 'Remove',
    clear: 'Clear all filters',
    empty: 'Nothing matches all of these filters.',
    paging: 'Pages of the list',
    next: 'Next page',
    first: 'First page',
  },
  filters: {
    title: 'Filters',
    apply: 'Show',
    dates: 'Said',
    from: 'from',
    to: 'to',
    datesHint: 'A year, a month or a day: 2025, 2025-12, 2025-12-03',
    within: 'only if certainly in this time',
    other: (facet: string) => `${facet}: another name, in any spelling`,
    otherShort: 'another name',
    order: 'Order',
    usual: 'as usual',
  },
  fields: {
    actor: { label: 'speaker:', heading: 'Speaker' },
    on_behalf_of: { label: 'on behalf of:' },
    mentions: { label: 'mentions:' },
    audience: { label: 'said to:' },
    event: { label: 'event:', heading: 'Event' },
    source: { label: 'source:', heading: 'Source' },
    via: { label: 'via:' },
    topic: { label: 'topic:', heading: 'Topic' },
    form: { label: 'words:', heading: 'Words' },
    act: { label: 'act:', heading: 'What is done by saying it' },
    status: { label: 'status:', heading: 'Was it said?' },
    relation: { label: 'relation:' },
    related_to: { label: 'related to:' },
    min_sources: { label: 'sources, at least:' },
    has_caveat: { label: 'with caveat:' },
  } satisfies FieldNames,
  parameters: {
    q: 'search:',
    q_in: 'search in:',
    from: 'from:',
    to: 'to:',
    on: 'on:',
    date_match: 'dates:',
  } satisfies Record<OtherParameter, string>,
  months: {
    label: (from: string, to: string) => `Statements per month, ${from} to ${to}`,
    caption: (dated: number, undated: number) =>
      `Statements per month: ${number(dated)} can be put in one month` +
      `${undated > 0 ? `, ${number(undated)} cannot` : ''}.`,
    list: 'As a list',
  },
  use: {
    title: 'Use this query',
    api: 'API address',
    sheets: 'Spreadsheet formula',
    feed: 'Feed',
    embed: 'Embed',
    download: 'Download:',
  },
  copy: { button: 'Copy', done: 'Copied' },
  statement: {
    by: 'by',
    title: (name: string, summary: string) => `${name}: ${summary}`,
    via: 'via',
    moreReports: (count: number) => many(count, 'more passage', 'more passages'),
    caveats: (count: number) => many(count, 'caveat', 'caveats'),
    editorial: 'The heading is our summary; the passage is verbatim.',
    form: (form: string) => `It is told ${form}.`,
    said: 'Date',
    onBehalfOf: 'On behalf of',
    audience: 'Said to',
    mentions: 'Mentions',
    events: 'About',
    topics: 'Topics',
    reports: (count: number) =>
      count === 1 ? 'Where it is printed' : `Where it is printed, ${number(count)} passages`,
    paragraph: (paragraph: number) => `paragraph ${paragraph}`,
    plainText: 'plain text',
    relations: 'What it answers, and what answers it',
    cite: 'Cite and share',
    link: 'Permanent link',
    preview: 'See the card',
  },
  source: {
    untitled: (kind: string, publisher: string | null) =>
      publisher === null
        ? `Untitled ${kind}`
        : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}, ${publisher}`,
    published: 'Published',
    publisher: 'Publisher',
    original: 'Original',
    notStated: 'not stated in the document',
    length: 'Length',
    words: (count: number) => many(count, 'word', 'words'),
    stored: 'Stored text',
    elsewhere: 'about',
    notHeld: 'This document is only cited here; its text is not stored.',
    reported: 'What is reported from it',
    held: 'With their text',
    cited: 'Only cited',
    listed: (count: number) => `${many(count, 'document', 'documents')} that carry the statements.`,
    firstMarked: (count: number) => `(the first ${number(count)} are marked in the text)`,
    description: (statements: number, caveats: number) =>
      `The text with ${many(statements, 'statement', 'statements')} marked in it, and ` +
      `${many(caveats, 'caveat', 'caveats')}.`,
    back: (kind: 'said' | 'event' | 'doubt', sign: string) =>
      `${{ said: 'Statement', event: 'Event', doubt: 'Caveat' }[kind]} ${sign}, in the text`,
  },
  actor: {
    names: 'Also written',
    timeline: 'On the timeline',
    roles: 'Roles, as the sources state them',
    memberOf: 'Part of',
    said: 'What they said',
    denied: 'Attributed to them, and denied or disputed',
    mentioned: 'What others said of them',
    events: 'Events they took part in',
    description: (name: string, count: number) =>
      `What ${name} is on record with: ${many(count, 'statement', 'statements')}.`,
    listed: (count: number) => `${many(count, 'actor', 'actors')} who speak or are spoken of.`,
  },
  event: {
    title: 'Events',
    listed: (count: number) =>
      `${many(count, 'event', 'events')} that happened, are planned, alleged or denied.`,
    date: 'Date',
    place: 'Place',
    participants: 'Participants',
    parent: 'Part of',
    passages: 'Where it is printed',
    statements: 'What was said about it',
    description: (name: string, count: number) =>
      `${name}: ${many(count, 'statement', 'statements')}.`,
  },
  timeline: {
    lead: (count: number) =>
      `${many(count, 'event or statement', 'events and statements')}, ` +
      'in the order of the first possible day.',
    statement: 'statement',
    event: 'event',
    span: 'some day within this time',
    undated: 'Without a date',
    drawing: (month: string, events: number, statements: number) =>
      `${month}: ${many(events, 'event', 'events')}, ` +
      `${many(statements, 'statement', 'statements')}`,
  },
  caveats: {
    title: 'Caveats',
    lead: 'Where a source is inconsistent, contradicts another one or a known fact.',
    all: 'all',
    only: { major: 'major', minor: 'minor' },
    name: (severity: string, kind: string) => `${severity}: ${kind}`,
    about: 'In',
    affects: 'Touches',
  },
  lookup: {
    title: 'Whose words are these?',
    lead:
      'Paste a sentence as you found it: here is where it is printed, who said it, ' +
      'and which words differ.',
    label: 'The sentence, in the language of the sources',
    button: 'Look it up',
    invitation: 'Or paste a quote to check whose words they are',
    found: (count: number) => (count === 0 ? 'Not found' : many(count, 'passage', 'passages')),
    none:
      'These words are in none of the texts held here. ' +
      'That does not mean that nobody said them.',
    doubts: 'Caveats:',
    noStatement: 'The text prints them, but in no statement of anybody.',
    match: { exact: 'word for word', near: 'with other words', partial: 'in part' },
  },
  embed: { read: 'Read it in its context on On Record' },
  cite: {
    reference: (parts: {
      title: string;
      published: string;
      publisher: string | null;
      speaker: string;
      said: string | null;
      version: string;
      id: string;
      url: string;
    }) =>
      `${parts.title}. (${parts.published}). ${parts.publisher ?? '[publisher not stated]'}. ` +
      `Statement by ${parts.speaker}${parts.said === null ? '' : `, ${parts.said}`}. ` +
      `In On Record (dataset ${parts.version}), ${parts.id}. ${parts.url}`,
  },
  error: {
    titles: {
      400: 'The query needs a change',
      404: 'There is nothing here',
      405: 'Only reading is possible',
      500: 'Something went wrong here',
      503: 'There is no data yet',
    },
    meant: 'Did you mean:',
    search: 'Search the statements',
  },
};

export type Messages = typeof en;
