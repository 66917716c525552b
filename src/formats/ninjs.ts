// ninjs 1.3 (iptc.org/std/ninjs): a statement as a news item for a content management system.
// Superdesk reads only dates without fractions of a second and one item per file, so a list is a
// composite item with the statements as its associations.
import { tagOf } from '../records/authority.ts';
import type { ActorReference } from '../records/reference.ts';
import type { Statement } from '../records/statement.ts';
import { findInstants, findNewest } from './days.ts';
import type { About, Format, Gone } from './format.ts';
import { escapeMarkup } from './markup.ts';
import { listNotes, nameSource } from './wording.ts';

export const ninjs: Format = {
  name: 'ninjs',
  suffix: '.ninjs.json',
  mediaType: 'application/json; charset=utf-8',
  description:
    'IPTC ninjs 1.3 as Superdesk reads it: one text item a statement, a list as a composite ' +
    'item, what changed last first. `versioncreated` is when a reader was last told something ' +
    'else, and `version` is the same in seconds, because a later version needs a higher number; ' +
    'what was withdrawn is `canceled`. Caveats and disputes are in `ednote`.',
  extent: 'page',
  isFeed: true,
  paths: ['list', 'record'],
  encode: { statements: encodeItems },
};

const standard = {
  name: 'ninjs',
  version: '1.3',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_1.3.json',
};

function* encodeItems(statements: Iterable<Statement>, about: About): Generator<string> {
  const list = [...statements];
  const [first] = list;
  yield JSON.stringify(
    about.single && first
      ? { $standard: standard, ...encodeItem(first, about) }
      : encodePackage(list, about),
  );
}

function encodePackage(statements: readonly Statement[], about: About): object {
  const newest = findNewest(statements, about);
  const associations = [
    ...statements.map((statement) => [statement.id, encodeItem(statement, about)] as const),
    ...about.gone.map((gone) => [gone.id, encodeCanceled(gone, about)] as const),
  ];
  return {
    $standard: standard,
    uri: about.self,
    type: 'composite',
    representationtype: 'complete',
    profile: 'on-record-statements',
    version: numberVersion(newest),
    firstcreated: newest,
    versioncreated: newest,
    pubstatus: 'usable',
    language: 'en',
    headline: about.title,
    associations: Object.fromEntries(associations),
  };
}

/**
 * Superdesk takes an item again when its version is a higher number. A revision would not do: of
 * what is withdrawn nobody counts the corrections any more.
 */
function numberVersion(instant: string): string {
  return String(Date.parse(instant) / 1000);
}

/** What a desk that took it has to take back. */
function encodeCanceled({ id, on, reason }: Gone, { authority }: About): object {
  return {
    uri: tagOf(authority, `statements/${id}`),
    type: 'text',
    mimetype: 'text/plain',
    representationtype: 'incomplete',
    profile: 'on-record-statement',
    version: numberVersion(on),
    firstcreated: on,
    versioncreated: on,
    pubstatus: 'canceled',
    ednote: reason.en,
    language: 'en',
    title: id,
    slugline: id,
    headline: `Canceled: ${id}`,
    body_html: `<p>${escapeMarkup(reason.en)}</p>`,
  };
}

function encodeItem(statement: Statement, { address, authority }: About) {
  const { id, text, language, summary, actor, citations, topics, events } = statement;
  const { added, modified } = findInstants(statement);
  const headlines = {
    en: `${actor.label.en}: ${summary.en}`,
    fr: `${actor.label.fr} : ${summary.fr}`,
  };
  const named = [{ ...actor, rel: 'speaker' }, ...statement.mentions.map(mentioned)];
  return {
    uri: tagOf(authority, `statements/${id}`),
    type: 'text',
    mimetype: 'text/plain',
    representationtype: 'complete',
    profile: 'on-record-statement',
    version: numberVersion(modified),
    firstcreated: added,
    versioncreated: modified,
    pubstatus: 'usable',
    usageterms: 'The passage belongs to its publisher and is quoted with its source.',
    ednote: listNotes(statement).join('\n'),
    language,
    title: id,
    slugline: id,
    headline: language.startsWith('fr') ? headlines.fr : headlines.en,
    headline_en: headlines.en,
    headline_fr: headlines.fr,
    byline: actor.name,
    description_text: language.startsWith('fr') ? summary.fr : summary.en,
    body_text: text,
    body_html: encodeBody(statement),
    person: concepts(address, named.filter(isPerson)),
    organisation: concepts(
      address,
      named.filter((one) => !isPerson(one)),
    ),
    subject: topics.map(({ id: code, name }) => ({
      name: name.en,
      rel: 'about',
      scheme: `${address}/topics`,
      code,
    })),
    event: events.map(({ id: code, name }) => ({
      name: name.en,
      rel: 'about',
      scheme: `${address}/events`,
      code,
    })),
    genre: [{ name: 'Quote', scheme: 'http://cv.iptc.org/newscodes/genre/', code: 'Quote' }],
    infosource: citations.map(({ source }) => ({
      name: source.publisher ?? nameSource(source),
      rel: 'source',
      scheme: `${address}/sources`,
      code: source.id,
    })),
  };
}

/** The quotation as HTML; everything that comes from a record is escaped. */
function encodeBody({ text, url, actor, citations, language }: Statement): string {
  const role = actor.role === null ? '' : ` (${actor.role})`;
  const sources = [...new Set(citations.map(({ source }) => nameSource(source)))].join('; ');
  return (
    `<blockquote lang="${escapeMarkup(language)}" cite="${escapeMarkup(url)}">` +
    `<p>${escapeMarkup(text)}</p></blockquote>` +
    `<p>${escapeMarkup(`${actor.name}${role} — ${sources}`)}</p>`
  );
}

function concepts(address: string, actors: readonly (ActorReference & { rel: string })[]) {
  return actors.map(({ id: code, name, rel }) => ({
    name,
    rel,
    scheme: `${address}/actors`,
    code,
  }));
}

function mentioned(actor: ActorReference) {
  return { ...actor, rel: 'mentioned' };
}

/** Unnamed officials are people. */
function isPerson({ kind }: ActorReference): boolean {
  return kind === 'person' || kind === 'unnamed';
}
