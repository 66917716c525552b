// The CSV table of every resource: its columns, in order. A published column keeps its name and
// meaning; new columns go to the end.
import type { Actor } from '../records/actor.ts';
import type { Caveat } from '../records/caveat.ts';
import type { Citation } from '../records/citation.ts';
import type { UncertainDate } from '../records/dates.ts';
import type { Event } from '../records/event.ts';
import { listIds } from '../records/field.ts';
import { type FieldName, valuesOf } from '../records/fields.ts';
import type { Memory } from '../records/memory.ts';
import type { RecordOf, Resource } from '../records/resources.ts';
import type { Source } from '../records/source.ts';
import type { Relation, Statement } from '../records/statement.ts';
import type { Topic } from '../records/topic.ts';
import { linkToPassage } from './links.ts';

/** A list is joined with "; ", null is an empty cell. */
export type Cell = string | number | boolean | null | readonly string[];

interface Column<T> {
  name: string;
  /** A Table Schema field type. */
  type: 'string' | 'integer' | 'boolean' | 'date' | 'datetime';
  description: string;
  value: (row: T) => Cell;
}

/** What a table is called and how a record is written in it. */
interface CsvTable<T> {
  title: string;
  columns: readonly Omit<Column<never>, 'value'>[];
  listRows: (record: T) => Cell[][];
}

interface CitationRow {
  statement: Statement;
  citation: Citation;
  /** Counts the statement's citations from 1. */
  number: number;
}

const citationColumns: readonly Column<CitationRow>[] = [
  text('statement', 'Id of the statement; it has one row for each citation.', (r) => r.id),
  text('url', 'URL of the statement.', (r) => r.url),
  text('text', 'The passage, verbatim.', (r) => r.text),
  printed('language', 'Language of the passage of this citation, BCP 47.', (c) => c.language),
  text('summary_en', 'Editorial summary; not the words of the speaker.', (r) => r.summary.en),
  text('summary_fr', 'The same in French.', (r) => r.summary.fr),
  said('form', 'form', 'direct, mixed or indirect: how much is in quotation marks.'),
  said('act', 'act', 'The type of statement.'),
  text('actor', 'Id of the speaker.', (r) => r.actor.id),
  text('actor_name', 'Name of the speaker in English.', (r) => r.actor.name),
  text('actor_kind', 'person, organization, government or unnamed.', (r) => r.actor.kind),
  text('role', 'The speaker’s role as the source gives it.', (r) => r.actor.role),
  said('on_behalf_of', 'on_behalf_of', 'Id of the actor on whose behalf it is said.'),
  said('audience', 'audience', 'Ids of those addressed.'),
  ...dates<CitationRow>('said', 'When it was said', ({ statement }) => statement.said),
  said('events', 'event', 'Ids of the events that it is about or part of.'),
  said('topics', 'topic', 'Ids of its topics.'),
  said('mentions', 'mentions', 'Ids of actors named in the passages.'),
  said('attribution', 'status', 'Whether it was said; never whether it is true.'),
  text('relations', 'How it relates to others, at most 20.', (r) => relations(r.relations)),
  text('caveats', 'Ids of its caveats, at most 20.', (r) => listIds(r.caveats)),
  column(
    'citation',
    'integer',
    'Number of the citation within the statement, from 1.',
    (r) => r.number,
  ),
  printed('source', 'Id of the document that it was printed in.', (c) => c.source.id),
  printed('source_title', 'Empty when the document has none.', (c) => c.source.title),
  printed('source_publisher', 'Empty when the document names none.', (c) => c.source.publisher),
  ...dates<CitationRow>(
    'published',
    'When the document was published',
    ({ citation }) => citation.source.published,
  ),
  printed('source_url', 'Where it was published.', (c) => c.source.original_url),
  printed('via', 'Id of the document that the source took it from.', (c) => c.via?.id ?? null),
  printed('exact', 'The passage of this citation, verbatim.', (c) => c.exact),
  column('start', 'integer', 'Its first code point in the stored text.', (r) => r.citation.start),
  column('end', 'integer', 'After its last code point.', (r) => r.citation.end),
  column('paragraph', 'integer', 'Counts non-empty lines from 1.', (r) => r.citation.paragraph),
  printed('passage_url', 'Opens the passage in its text.', (c) => c.url),
  page(({ statement }) => statement),
  printed('passage_page', 'Page of the document, opened at the passage.', linkToPassage),
  text('identified', 'Id of who it was, as others tell.', (r) => r.identified?.actor.id ?? null),
  said('voice', 'voice', 'Ids of all for whom it is said, the speaker first.'),
  text('actor_name_fr', 'Name of the speaker in French.', (r) => r.actor.label.fr),
  ...remembered<CitationRow>(({ statement }) => statement),
  printed('locator_time', 'When a recording has it.', (c) => c.locator?.time ?? null),
  column('locator_page', 'integer', 'Its page.', ({ citation }) => citation.locator?.page ?? null),
  printed('locator_url', 'Opens the document there.', (c) => c.locator?.url ?? null),
];

const actorColumns: readonly Column<Actor>[] = [
  column('id', 'string', 'Id of the actor.', (r) => r.id),
  column('url', 'string', 'URL of the actor.', (r) => r.url),
  field('actors', 'kind', 'kind', 'person, organization, government or unnamed.'),
  column('name', 'string', 'Name in English.', (r) => r.name),
  column('names', 'string', 'Every spelling.', (r) => r.names.map(({ name }) => name)),
  column('roles', 'string', 'Every role as a source states it.', (r) =>
    r.roles.map(({ title }) => title),
  ),
  column('member_of', 'string', 'Id of what the actor belongs to.', (r) => r.member_of?.id ?? null),
  column('identifiers', 'string', 'Identifiers elsewhere, as scheme:value.', (r) =>
    r.identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
  ),
  column('statements', 'integer', 'Number of statements by the actor.', (r) => r.statements.count),
  column('part_of', 'string', 'Ids of the institutions it belongs to.', (r) => listIds(r.part_of)),
  column('caveats', 'string', 'Ids of caveats about the roles, at most 20.', (r) =>
    listIds(r.caveats),
  ),
  page((r) => r),
  column('name_fr', 'string', 'Name in French.', (r) => r.label.fr),
  ...remembered<Actor>((r) => r),
];

const eventColumns: readonly Column<Event>[] = [
  column('id', 'string', 'Id of the event.', (r) => r.id),
  column('url', 'string', 'URL of the event.', (r) => r.url),
  column('name_en', 'string', 'Name in English.', (r) => r.name.en),
  column('name_fr', 'string', 'Name in French.', (r) => r.name.fr),
  field('events', 'kind', 'kind', 'What kind of event.'),
  field('events', 'status', 'status', 'Whether it happened, as the sources say.'),
  ...dates<Event>('when', 'When it happened or will happen', (event) => event.when),
  column('place_en', 'string', 'Where, in English.', (r) => r.place?.en ?? null),
  column('place_fr', 'string', 'Where, in French.', (r) => r.place?.fr ?? null),
  field('events', 'participants', 'actor', 'Ids of those who take part.'),
  column('parent', 'string', 'Id of the event that it is part of.', (r) => r.parent?.id ?? null),
  field('events', 'sources', 'source', 'Ids of the documents that report it.'),
  column('relations', 'string', 'Who denies or confirms it, at most 20.', (r) =>
    relations(r.relations),
  ),
  column('caveats', 'string', 'Ids of its caveats, at most 20.', (r) => listIds(r.caveats)),
  column('statements', 'integer', 'Number of statements about it.', (r) => r.statements.count),
  page((r) => r),
  ...remembered<Event>((r) => r),
];

const sourceColumns: readonly Column<Source>[] = [
  column('id', 'string', 'Id of the document.', (r) => r.id),
  column('url', 'string', 'URL of the document in this API.', (r) => r.url),
  field('sources', 'kind', 'kind', 'What kind of document.'),
  column('held', 'boolean', 'Whether its quotes were checked against its text.', (r) => r.held),
  column('title', 'string', 'Empty when it has none.', (r) => r.title),
  column('publisher', 'string', 'Empty when it names none.', (r) => r.publisher),
  column('original_url', 'string', 'Where it was published.', (r) => r.original_url),
  column('language', 'string', 'BCP 47.', (r) => r.language),
  ...dates<Source>('published', 'When it was published', (source) => source.published),
  column('sha256', 'string', 'Of the whole text, in UTF-8.', (r) => r.sha256),
  column('words', 'integer', 'Number of words in the whole text.', (r) => r.words),
  column('text_url', 'string', 'URL of the stored text.', (r) => r.text_url),
  column('caveats', 'string', 'Ids of its caveats, at most 20.', (r) => listIds(r.caveats)),
  column('statements', 'integer', 'Number of statements printed in it.', (r) => r.statements.count),
  page((r) => r),
  ...remembered<Source>((r) => r),
  column('author', 'string', 'Who wrote it, as it prints them.', (r) => r.author),
  column('agency', 'string', 'Whose dispatch it prints.', (r) => r.agency),
  column('platform', 'string', 'Of a post: where it stands.', (r) => r.platform),
  column('archived_url', 'string', 'Where an archive keeps it.', (r) => r.archived_url),
  column('accessed', 'date', 'The day on which it was read.', (r) => r.accessed),
  column('origin', 'string', 'Id of the first source with the same words.', (r) => r.origin),
  column('text', 'string', 'What is published of its text: public or quotes.', (r) => r.text),
];

const topicColumns: readonly Column<Topic>[] = [
  column('id', 'string', 'Id of the topic.', (r) => r.id),
  column('url', 'string', 'URL of the topic.', (r) => r.url),
  column('name_en', 'string', 'Name in English.', (r) => r.name.en),
  column('name_fr', 'string', 'Name in French.', (r) => r.name.fr),
  column('statements', 'integer', 'Number of statements about it.', (r) => r.statements.count),
  page((r) => r),
];

const caveatColumns: readonly Column<Caveat>[] = [
  column('id', 'string', 'Id of the caveat.', (r) => r.id),
  column('url', 'string', 'URL of the caveat.', (r) => r.url),
  field('caveats', 'source', 'source', 'Id of the document that it is about.'),
  field('caveats', 'kind', 'kind', 'What is doubtful.'),
  field('caveats', 'severity', 'severity', 'major or minor.'),
  column('explanation_en', 'string', 'Why, in English.', (r) => r.explanation.en),
  column('explanation_fr', 'string', 'Why, in French.', (r) => r.explanation.fr),
  column('affects', 'string', 'Statements, events and actors that it affects, as kind:id.', (r) =>
    r.affects.map(({ kind, id }) => `${kind}:${id}`),
  ),
  column('passages', 'string', 'URLs of the passages that show it.', (r) =>
    r.citations.map(({ url }) => url),
  ),
  column('evidence', 'string', 'URLs of pages elsewhere that show it.', (r) =>
    r.evidence.map(({ url }) => url),
  ),
  page((r) => r),
  ...remembered<Caveat>((r) => r),
];

export const csvTables: { readonly [R in Resource]: CsvTable<RecordOf<R>> } = {
  statements: table('Statements, one row per citation', citationColumns, (statement) =>
    statement.citations.map((citation, index) => ({ statement, citation, number: index + 1 })),
  ),
  actors: table('Actors', actorColumns, (actor) => [actor]),
  events: table('Events', eventColumns, (event) => [event]),
  sources: table('Sources', sourceColumns, (source) => [source]),
  topics: table('Topics', topicColumns, (topic) => [topic]),
  caveats: table('Caveats', caveatColumns, (caveat) => [caveat]),
};

function table<T, Row>(
  title: string,
  columns: readonly Column<Row>[],
  rowsOf: (record: T) => readonly Row[],
): CsvTable<T> {
  const listRows = (record: T) =>
    rowsOf(record).map((row) => columns.map(({ value }) => value(row)));
  return { title, columns, listRows };
}

function column<T>(
  name: string,
  type: Column<T>['type'],
  description: string,
  value: (row: T) => Cell,
): Column<T> {
  return { name, type, description, value };
}

function page<T>(record: (row: T) => { url: string }): Column<T> {
  const description = 'Its page for people.';
  return column('page', 'string', description, (row) => `${record(row).url}.html`);
}

/** What a record remembers; the columns of before are joined in the order of time. */
function remembered<T>(record: (row: T) => Memory): Column<T>[] {
  return [
    column('added', 'datetime', 'When it was published here first.', (r) => record(r).added),
    column('modified', 'datetime', 'When a reader was last told something else.', (r) => {
      return record(r).modified;
    }),
    column('revision', 'integer', '1, and 1 more for each change.', (r) => record(r).revision),
    column('corrections', 'string', 'What was corrected, when, and what stood there before.', (r) =>
      record(r).corrections.map(({ on, what, was }) => `${what} ${on}: ${was ?? ''}`),
    ),
  ];
}

function text(name: string, description: string, value: (statement: Statement) => Cell) {
  return column<CitationRow>(name, 'string', description, ({ statement }) => value(statement));
}

/** What a record is found by, so that a cell is what the filter of the field takes. */
function field<R extends Resource>(
  resource: R,
  name: string,
  field: FieldName<R>,
  description: string,
): Column<RecordOf<R>> {
  const values = valuesOf(resource, field);
  return column(name, 'string', description, (record) => [...new Set(values(record))]);
}

function said(name: string, filter: FieldName<'statements'>, description: string) {
  const { value } = field('statements', name, filter, description);
  return text(name, description, value);
}

function printed(name: string, description: string, value: (citation: Citation) => Cell) {
  return column<CitationRow>(name, 'string', description, ({ citation }) => value(citation));
}

function dates<T>(
  name: string,
  description: string,
  date: (row: T) => UncertainDate | null,
): Column<T>[] {
  return [
    column(name, 'string', `${description}, as EDTF.`, (r) => date(r)?.edtf ?? null),
    column(`${name}_earliest`, 'date', 'First possible day.', (r) => date(r)?.earliest ?? null),
    column(`${name}_latest`, 'date', 'Last possible day.', (r) => date(r)?.latest ?? null),
    column(`${name}_basis`, 'string', 'How the date is known.', (r) => date(r)?.basis ?? null),
    column(
      `${name}_printed`,
      'string',
      'The words of the source.',
      (r) => date(r)?.printed ?? null,
    ),
  ];
}

/** "<" marks an incoming relation: another record denies, confirms … this one. */
function relations(all: readonly Relation[]): string[] {
  return all.map(
    ({ type, direction, kind, id }) =>
      `${direction === 'incoming' ? '<' : ''}${type} ${kind}:${id}`,
  );
}
