// JSON-LD: a statement as a schema.org Quotation or, where no words are in quotation marks, a
// Claim. Relations between statements use CiTO. Never a ClaimReview, because whether a claim is
// true is not rated here. The context is inline, so that nothing has to be fetched.
import type {
  Claim,
  Clip,
  CorrectionComment,
  CreativeWork,
  DefinedTerm,
  Event,
  Organization,
  Person,
  Quotation,
} from 'schema-dts';
import type { Citation, SourceKind, SourceReference } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import { type Locator, parseTime } from '../records/locator.ts';
import type { Correction } from '../records/memory.ts';
import type { ActorReference, LocalizedText } from '../records/reference.ts';
import type { Relation, RelationType, Statement } from '../records/statement.ts';
import { isCertain } from './days.ts';
import type { About, Format } from './format.ts';

export const jsonLd: Format = {
  name: 'JSON-LD',
  suffix: '.jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  description:
    'Quotation (direct, mixed) or Claim (indirect speech) of schema.org with CiTO relations. Dates ' +
    'are EDTF; `dateCreated` is there, typed, when the day, month or year is certain. `sameAs` names ' +
    'the item of Wikidata. `dateModified`, and a ' +
    '`CorrectionComment` for each correction.',
  extent: 'page',
  paths: ['list', 'record'],
  needsActors: true,
  encode: { statements: encodeGraph },
};

const context = {
  '@vocab': 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  // Dates that can be compared and addresses that can be followed. A month or a year says its type.
  dateCreated: { '@id': 'https://schema.org/dateCreated', '@type': 'xsd:date' },
  datePublished: { '@id': 'https://schema.org/datePublished', '@type': 'xsd:date' },
  dateModified: { '@id': 'https://schema.org/dateModified', '@type': 'xsd:dateTime' },
  url: { '@id': 'https://schema.org/url', '@type': '@id' },
  sameAs: { '@id': 'https://schema.org/sameAs', '@type': '@id' },
  cito: 'http://purl.org/spar/cito/',
  dcterms: 'http://purl.org/dc/terms/',
  edtf: 'http://id.loc.gov/datatypes/edtf/EDTF',
} as const;

/**
 * CiTO terms, outgoing and incoming. Denying and disputing both become "disputes": "refutes" would
 * mean that the other statement is wrong.
 */
const citoTerms = {
  denies: ['cito:disputes', 'cito:isDisputedBy'],
  disputes: ['cito:disputes', 'cito:isDisputedBy'],
  contradicts: ['cito:disagreesWith', 'cito:isDisagreedWithBy'],
  confirms: ['cito:confirms', 'cito:isConfirmedBy'],
  corrects: ['cito:corrects', 'cito:isCorrectedBy'],
  retracts: ['cito:retracts', 'cito:isRetractedBy'],
  clarifies: ['cito:qualifies', 'cito:isQualifiedBy'],
  replies_to: ['cito:repliesTo', 'cito:hasReplyFrom'],
  repeats: ['cito:cites', 'cito:isCitedBy'],
  quotes: ['cito:includesQuotationFrom', 'cito:providesQuotationFor'],
} as const satisfies Record<RelationType, readonly [string, string]>;

type CitoTerm = (typeof citoTerms)[RelationType][number];
type Links = { [T in CitoTerm]?: { '@id': string }[] };
type Edtf = { '@type': 'edtf'; '@value': string };
type Node = (Quotation | Claim) & Links & { 'dcterms:created'?: Edtf };

function* encodeGraph(statements: Iterable<Statement>, about: About): Generator<string> {
  const nodes = Array.from(statements, (statement) => encodeNode(statement, about));
  yield JSON.stringify(
    about.single && nodes[0]
      ? { '@context': context, ...nodes[0] }
      : { '@context': context, '@graph': nodes },
  );
}

function encodeNode(statement: Statement, { actors }: About): Node {
  const { url, id, text, language, summary, actor, said, citations, caveats } = statement;
  const shared = {
    '@id': url,
    identifier: id,
    url: `${url}.html`,
    text,
    inLanguage: language,
    abstract: localized(summary),
    ...(said && { 'dcterms:created': edtf(said) }),
    ...(said && isCertain(said) && { dateCreated: typed(said) }),
    about: [...statement.topics.map(encodeTopic), ...statement.events.map(encodeEvent)],
    mentions: statement.mentions.map((one) => encodeActor(one, actors)),
    audience: statement.audience.map(({ name, url: at }) => ({
      '@type': 'Audience' as const,
      '@id': at,
      name,
    })),
    comment: caveats.map((caveat) => ({
      '@type': 'Comment' as const,
      '@id': caveat.url,
      text: localized(caveat.explanation),
    })),
    ...(statement.modified !== null && { dateModified: statement.modified }),
    ...(statement.corrections.length > 0 && {
      correction: statement.corrections.map(encodeCorrection),
    }),
    ...encodeRelations(statement.relations),
  };
  const speaker = encodeActor(actor, actors);
  return statement.form === 'indirect'
    ? { '@type': 'Claim', ...shared, author: speaker, appearance: citations.map(encodeCitation) }
    : {
        '@type': 'Quotation',
        ...shared,
        spokenByCharacter: speaker,
        isPartOf: citations.map(encodeCitation),
      };
}

function encodeCorrection({ on, what, was, note }: Correction): CorrectionComment {
  const before = was === null ? `${what} added` : `${what} before: ${was}`;
  return {
    '@type': 'CorrectionComment',
    datePublished: instant(on),
    text: localized({
      en: [before, note?.en].filter(Boolean).join('. '),
      fr: [before, note?.fr].filter(Boolean).join('. '),
    }),
  };
}

/** Where an item of Wikidata stands as a thing, not as a page about it. */
const wikidata = 'http://www.wikidata.org/entity/';

function encodeActor(
  { id, kind, name, url }: ActorReference,
  actors: About['actors'],
): Person | Organization {
  // schema.org has no type for "an official who was not named": a person or several.
  const type = kind === 'organization' || kind === 'government' ? 'Organization' : 'Person';
  const identifiers = actors.get(id)?.identifiers ?? [];
  const items = identifiers.filter(({ scheme }) => scheme === 'wikidata');
  const sameAs = items.map(({ value }) => `${wikidata}${value}`);
  return { '@type': type, '@id': url, name, ...(sameAs.length > 0 && { sameAs }) };
}

function encodeTopic({ id, name }: Statement['topics'][number]): DefinedTerm {
  return { '@type': 'DefinedTerm', termCode: id, name: localized(name) };
}

function encodeEvent({ url, name }: Statement['events'][number]): Event {
  return { '@type': 'Event', '@id': url, name: localized(name) };
}

function encodeCitation({ source, via, locator }: Citation): CreativeWork {
  return {
    ...encodeSource(source),
    ...(via && { isBasedOn: encodeSource(via) }),
    ...(locator && { hasPart: encodePart(locator) }),
  };
}

/** The part of a recording, or the page. */
function encodePart({ time, page, url }: Locator): Clip | CreativeWork {
  const at = url !== null && { url };
  if (time === null) return { '@type': 'CreativeWork', position: page ?? 0, ...at };
  const [startOffset, endOffset] = parseTime(time) as [number, number?];
  return { '@type': 'Clip', startOffset, ...(endOffset !== undefined && { endOffset }), ...at };
}

type SourceType = 'Article' | 'SocialMediaPosting' | 'VideoObject' | 'AudioObject' | 'Book';

/** What schema.org has a type for; all others are creative works. */
const sourceTypes: Partial<Record<SourceKind, SourceType>> = {
  article: 'Article',
  post: 'SocialMediaPosting',
  video: 'VideoObject',
  audio: 'AudioObject',
  book: 'Book',
};

function encodeSource(source: SourceReference) {
  const { id, kind, url, title, publisher, published, language, original_url } = source;
  return {
    '@type': sourceTypes[kind] ?? ('CreativeWork' as const),
    '@id': url,
    name: title ?? publisher ?? id,
    ...(publisher !== null && {
      publisher: { '@type': 'Organization' as const, name: publisher },
    }),
    ...(published && isCertain(published) && { datePublished: typed(published) }),
    ...(language !== null && { inLanguage: language }),
    ...(original_url !== null && { url: original_url }),
  };
}

function encodeRelations(relations: readonly Relation[]): Links {
  const links: Links = {};
  for (const { type, direction, url } of relations) {
    const term = citoTerms[type][direction === 'outgoing' ? 0 : 1];
    const found = links[term] ?? [];
    if (!found.some((link) => link['@id'] === url)) found.push({ '@id': url });
    links[term] = found;
  }
  return links;
}

/** Tagged with their language (JSON-LD 1.1 §4.2.4), for which schema-dts has no type. */
function localized({ en, fr }: LocalizedText): string[] {
  const tagged = [
    { '@language': 'en', '@value': en },
    { '@language': 'fr', '@value': fr },
  ];
  return tagged as unknown as string[];
}

/** A day goes by the context; a month or a year says what it is. */
function typed({ edtf: value }: UncertainDate): string {
  if (value.length === 10) return value;
  const type = value.length === 7 ? 'xsd:gYearMonth' : 'xsd:gYear';
  return { '@type': type, '@value': value } as unknown as string;
}

function instant(value: string): string {
  return { '@type': 'xsd:dateTime', '@value': value } as unknown as string;
}

function edtf({ edtf: value }: UncertainDate): Edtf {
  return { '@type': 'edtf', '@value': value };
}
