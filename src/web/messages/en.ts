// English. The shape of this dictionary is the shape of all.
import type { OtherParameter } from '../../records/fields.ts';
import { datesEn } from './dates-en.ts';
import type { FieldNames } from './labels.ts';
import { labelsEn } from './labels-en.ts';
import { memoryEn } from './memory-en.ts';
import { noMatchEn } from './no-match-en.ts';

const number = (value: number) => value.toLocaleString('en-GB');

const many = (value: number, one: string, more: string) =>
  `${number(value)} ${value === 1 ? one : more}`;

export const en = {
  name: 'On Record',
  motto: 'Who said what, when, and where exactly it was printed.',
  languageName: 'English',
  locale: 'en_GB',
  labels: labelsEn,
  memory: memoryEn,
  noMatch: noMatchEn,
  nav: {
    skip: 'Skip to content',
    pages: 'Main menu',
    statements: 'Statements',
    timeline: 'Timeline',
    actors: 'Actors',
    sources: 'Sources',
    caveats: 'Caveats',
    lookup: 'Check a quote',
  },
  footer: {
    neutrality:
      'Every statement is linked to the passage it comes from. ' +
      'This site never rates whether a claim is true.',
    dataset: 'Dataset',
    docs: 'API documentation',
  },
  when: datesEn,
  count: {
    statements: (count: number) => many(count, 'statement', 'statements'),
    actors: (count: number) => many(count, 'actor', 'actors'),
    events: (count: number) => many(count, 'event', 'events'),
    sources: (count: number) => many(count, 'source', 'sources'),
    caveats: (count: number) => many(count, 'caveat', 'caveats'),
  },
  search: {
    label: 'Search the text of the sources',
    button: 'Search',
    hint:
      'In the language of the sources, for example: négociations, "cessez-le-feu", ' +
      '-Bloomberg, énerg*',
  },
  home: {
    description:
      'A curated database of public statements, each with the exact passage it comes from.',
    newest: 'Latest statements',
    all: (count: number) =>
      count === 1 ? 'See the statement' : `See all ${number(count)} statements`,
    coverage: 'In this database',
    period: (from: string, to: string) => `Statements made between ${from} and ${to}.`,
    topics: 'Topics',
    use: 'Use the data',
    noKey: 'Everything here is available through an open API, without a key:',
  },
  list: {
    description: (count: number) =>
      `${many(count, 'statement', 'statements')}, each with its source.`,
    order: (sort: string) =>
      ({
        said: 'oldest first',
        '-said': 'newest first',
        relevance: 'best match first',
        '-modified': 'last changed first',
      })[sort] ?? sort,
    side: (count: number) => `${number(count)} more by others on this side`,
    leftOut: (count: number) =>
      `${many(count, 'match has', 'matches have')} no date and are not shown.`,
    chosen: 'Active filters',
    remove: 'Remove',
    paging: 'Pages',
    next: 'Next page',
    first: 'First page',
  },
  filters: {
    title: 'Filters',
    apply: 'Apply filters',
    dates: 'Date',
    from: 'From',
    to: 'To',
    datesHint: 'A year, a month or a day: 2025, 2025-12 or 2025-12-03',
    within: 'Only if definitely in this period',
    other: (facet: string) => `${facet}: type a name, in any spelling`,
    otherShort: 'Type a name',
    order: 'Order',
    usual: 'Default order',
  },
  fields: {
    actor: { label: 'speaker:', heading: 'Speaker' },
    voice: { label: 'side:', heading: 'Side' },
    on_behalf_of: { label: 'on behalf of:' },
    mentions: { label: 'mentions:' },
    audience: { label: 'addressed to:' },
    event: { label: 'event:', heading: 'Event' },
    source: { label: 'source:', heading: 'Source' },
    language: { label: 'language:', heading: 'Language' },
    via: { label: 'via:' },
    topic: { label: 'topic:', heading: 'Topic' },
    form: { label: 'form:', heading: 'Quote or paraphrase' },
    act: { label: 'type:', heading: 'Type of statement' },
    status: { label: 'attribution:', heading: 'Attribution' },
    relation: { label: 'relation:' },
    related_to: { label: 'related to:' },
    min_sources: { label: 'sources (minimum):' },
    caveat: { label: 'caveats:', heading: 'Caveats' },
    has_caveat: { label: 'with caveat:' },
    said: { label: 'date:' },
    id: { label: 'statement:' },
    changed_since: { label: 'changed since:' },
  } satisfies FieldNames,
  parameters: {
    q: 'search:',
    q_in: 'search in:',
    q_lang: 'language searched:',
    from: 'from:',
    to: 'until:',
    on: 'date:',
    date_match: 'date match:',
  } satisfies Record<OtherParameter, string>,
  months: {
    label: (from: string, to: string) => `Statements per month, ${from} to ${to}`,
    caption: (dated: number, undated: number) =>
      `Statements per month: ${many(dated, 'is', 'are')} known to fall within a single month` +
      `${undated > 0 ? `; ${many(undated, 'is', 'are')} not` : ''}.`,
    list: 'Show as a list',
  },
  use: {
    title: 'Use this query',
    api: 'API URL',
    sheets: 'Spreadsheet formula',
    feed: 'Feed (Atom)',
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
    form: (form: string) => `Form: ${form}.`,
    said: 'Date',
    identified: 'Identified as',
    onBehalfOf: 'On behalf of',
    voice: 'Side',
    audience: 'Addressed to',
    mentions: 'Mentions',
    events: 'About',
    topics: 'Topics',
    reports: (count: number) =>
      count === 1 ? 'Where it was printed' : `Where it was printed (${number(count)} passages)`,
    paragraph: (paragraph: number) => `paragraph ${paragraph}`,
    namesSpeaker: 'says who speaks',
    plainText: 'plain text',
    relations: 'Related statements and events',
    scope: 'Meant are:',
    cite: 'Cite and share',
    link: 'Permanent link',
    preview: 'Preview the card',
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
    checked: 'Checked against the text by',
    length: 'Length',
    words: (count: number) => many(count, 'word', 'words'),
    stored: 'Stored text',
    elsewhere: 'in',
    notHeld: 'This document is only cited here. Its text is not stored.',
    reported: 'Statements reported from it',
    text: 'Text',
    notes: (paragraph: number) => `Notes on paragraph ${paragraph}`,
    held: 'Quotes checked against the text',
    cited: 'Cited only',
    listed: (count: number) =>
      `${many(count, 'document', 'documents')} from which the statements are taken.`,
    firstMarked: (count: number) => `(only the first ${number(count)} are marked in the text)`,
    description: (statements: number, caveats: number) =>
      `The text, with ${many(statements, 'statement', 'statements')} marked in it and ` +
      `${many(caveats, 'caveat', 'caveats')}.`,
    back: (kind: 'said' | 'event' | 'doubt', sign: string) =>
      `Back to the text: ${{ said: 'statement', event: 'event', doubt: 'caveat' }[kind]} ${sign}`,
  },
  actor: {
    names: 'Also written:',
    timeline: 'See on the timeline',
    roles: 'Roles, as stated by the sources',
    memberOf: 'Member of',
    partOf: 'Part of',
    speaksFor: 'speaks for',
    said: 'Statements',
    denied: 'Attributed to them, but denied or disputed',
    mentioned: 'What others said about them',
    events: 'Events they took part in',
    description: (name: string, count: number) =>
      `${name}: ${many(count, 'statement', 'statements')} on record.`,
    listed: (count: number) => `${many(count, 'actor', 'actors')} quoted or mentioned.`,
  },
  event: {
    title: 'Events',
    listed: (count: number) =>
      `${many(count, 'event', 'events')}: past, planned, alleged or denied.`,
    date: 'Date',
    place: 'Place',
    participants: 'Participants',
    parent: 'Part of',
    passages: 'Where it was printed',
    statements: 'What was said about it',
    description: (name: string, count: number) =>
      `${name}: ${many(count, 'statement', 'statements')}.`,
  },
  timeline: {
    lead: (count: number) =>
      `${many(count, 'event or statement', 'events and statements')}, ` +
      'in the order of their first possible day.',
    statement: 'statement',
    event: 'event',
    span: 'some day in this period',
    undated: 'No date, or no first day',
    drawing: (month: string, events: number, statements: number) =>
      `${month}: ${many(events, 'event', 'events')}, ` +
      `${many(statements, 'statement', 'statements')}`,
  },
  caveats: {
    title: 'Caveats',
    lead: 'Where a source is inconsistent, or contradicts another source or a known fact.',
    all: 'All',
    only: { major: 'Major', minor: 'Minor' },
    name: (severity: string, kind: string) => `${severity}: ${kind}`,
    about: 'In',
    affects: 'Affects',
  },
  lookup: {
    title: 'Whose words are these?',
    lead:
      'Paste a sentence as you found it. You will see where it was printed, who said it, ' +
      'and which words differ.',
    label: 'Sentence, in the language of the source',
    button: 'Look it up',
    invitation: 'Or paste a quote to find out who said it',
    found: (count: number) => (count === 0 ? 'Not found' : many(count, 'passage', 'passages')),
    none:
      'These words are not in any of the texts stored here. ' +
      'That does not mean that nobody said them.',
    tooLittle: 'This is too short or too common to be recognised. Paste more of the sentence.',
    more: (count: number) => `There are more matches; these are the best ${number(count)}.`,
    doubts: 'Caveats:',
    noStatement: 'These words are in the text but not attributed to anyone.',
    similarity: (percent: number) => `${percent}%`,
    match: { exact: 'word for word', near: 'with different words', partial: 'in part' },
  },
  embed: { read: 'Read in context on On Record' },
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
      300: 'Several records',
      400: 'Please check your query',
      404: 'Page not found',
      405: 'This service is read-only',
      410: 'Withdrawn',
      429: 'Too many requests',
      500: 'Something went wrong',
      503: 'Temporarily unavailable',
    },
    meant: 'Did you mean:',
    search: 'Search the statements',
  },
};

export type Messages = typeof en;
