// Fills a new file with records, in one pass and in list order. The same records give the same
// bytes.
import type Database from 'better-sqlite3';
import type { UncertainDate } from '../../records/dates.ts';
import type { Resource } from '../../records/resources.ts';
import type { Statement } from '../../records/statement.ts';
import { WindowsWriter } from '../../search/quotes/windows-writer.ts';
import { SqliteDirectoryWriter } from './directory-writer.ts';
import { DocumentWriter, type Packer } from './document.ts';
import { connect, type Db } from './file.ts';
import { IndexBuilder } from './index-builder.ts';
import * as indexes from './index-tables.ts';
import { inserter } from './inserter.ts';
import { citationInserter, linkInserter, relationInserter } from './link-inserters.ts';
import * as links from './link-tables.ts';
import { rememberedColumns, writeMemory, writeOrders } from './memory-write.ts';
import type { WrittenRecords } from './records.ts';
import { writeSpellings } from './spelling-list.ts';
import * as tables from './tables.ts';

/** Facts that go into the `dataset` table beside the counts. */
export type Facts = Readonly<Record<string, string>>;

/** What every part of a file is written with. */
interface Target {
  db: Db;
  documents: DocumentWriter;
  index: IndexBuilder;
}

/** The order in which the lists of records are gone through. */
export const writingOrder = [
  'actors',
  'sources',
  'events',
  'topics',
  'statements',
  'caveats',
] as const satisfies Resource[];

/**
 * Writes everything in one transaction. Foreign keys are checked afterwards, not row by row.
 * @param packer where documents were packed before
 */
export function writeRecords(
  client: Database.Database,
  records: WrittenRecords,
  facts: Facts,
  packer?: Packer,
): void {
  const db = connect(client);
  const directory = new SqliteDirectoryWriter(db);
  const index = new IndexBuilder(directory);
  const target = { db, documents: new DocumentWriter(db, packer), index };
  client.transaction(() => {
    writeActors(target, records);
    const words = writeSources(target, records, new WindowsWriter(directory));
    writeEvents(target, records);
    writeTopics(target, records);
    writeStatements(target, records);
    writeCaveats(target, records);
    const changes = writeMemory(db, directory, records);
    writeOrders(db);
    const counts = index.finish();
    writeSpellings(db, directory, index.spellings.list());
    const insertFact = inserter(db, indexes.dataset);
    const all = { ...facts, ...counts, changes, source_words: words };
    for (const [key, value] of Object.entries(all).sort()) {
      insertFact({ key, value: String(value) });
    }
  })();
}

function writeActors({ db, documents, index }: Target, { actors }: WrittenRecords): void {
  const insert = inserter(db, tables.actors);
  const insertName = inserter(db, links.actorNames);
  const insertRole = inserter(db, links.actorRoles);
  const insertWhole = inserter(db, links.actorWholes);
  for (const [number, actor] of numbered(actors)) {
    const { id, kind, name, label, names, roles, member_of, part_of } = actor;
    const memberOfId = member_of?.id ?? null;
    const row = {
      number,
      id,
      document: documents.encode('actors', actor),
      kind,
      name,
      nameFr: label.fr,
      memberOfId,
    };
    insert({ ...row, ...rememberedColumns(actor) });
    for (const [position, entry] of names.entries())
      insertName({ actorId: id, position, ...entry });
    for (const [position, role] of roles.entries()) {
      insertRole({
        actorId: id,
        position,
        title: role.title,
        organizationId: role.organization?.id ?? null,
        sourceId: role.source,
        speaksForId: role.speaks_for?.id ?? null,
        heldFrom: role.from,
        heldUntil: role.until,
      });
    }
    for (const { id: wholeId } of part_of) insertWhole({ actorId: id, wholeId });
    index.add('actors', number, actor);
  }
}

/** Returns how many words their texts have. */
function writeSources(target: Target, records: WrittenRecords, windows: WindowsWriter): number {
  const { db, documents, index } = target;
  const insert = inserter(db, tables.sources);
  const insertEarlier = inserter(db, tables.earlierTexts);
  for (const [number, source] of numbered(records.sources)) {
    const { id, kind, held, title, publisher, language, sha256, words } = source;
    const text = records.texts.get(id) ?? null;
    insert({
      number,
      id,
      document: documents.encode('sources', source),
      kind,
      held,
      title,
      publisher,
      agency: source.agency,
      platform: source.platform,
      originalUrl: source.original_url,
      archivedUrl: source.archived_url,
      origin: source.origin,
      language,
      ...dateColumns('published', source.published),
      sha256,
      words,
      text,
      ...rememberedColumns(source),
    });
    index.add('sources', number, source);
    windows.addText(id, text ?? '', records.passages.get(id));
    for (const { changed, ...earlier } of records.earlierTexts.get(id) ?? []) {
      insertEarlier({ sourceId: id, ...earlier });
      windows.addEarlier(id, earlier, changed);
    }
  }
  return windows.finish();
}

function writeEvents({ db, documents, index }: Target, { events }: WrittenRecords): void {
  const insert = inserter(db, tables.events);
  const insertParticipant = inserter(db, links.eventParticipants);
  const insertCitations = citationInserter(db);
  for (const [number, event] of numbered(events)) {
    const { id, kind, name, place, status } = event;
    insert({
      number,
      id,
      document: documents.encode('events', event),
      nameEn: name.en,
      nameFr: name.fr,
      kind,
      ...dateColumns('when', event.when),
      placeEn: place?.en ?? null,
      placeFr: place?.fr ?? null,
      status,
      parentId: event.parent?.id ?? null,
      ...rememberedColumns(event),
    });
    for (const { id: actorId } of event.participants) insertParticipant({ eventId: id, actorId });
    insertCitations({ eventId: id }, event.citations);
    index.add('events', number, event);
  }
}

function writeTopics({ db, documents, index }: Target, { topics }: WrittenRecords): void {
  const insert = inserter(db, tables.topics);
  for (const [number, topic] of numbered(topics)) {
    const { id, name } = topic;
    insert({
      number,
      id,
      document: documents.encode('topics', topic),
      nameEn: name.en,
      nameFr: name.fr,
    });
    index.add('topics', number, topic);
  }
}

function writeStatements({ db, documents, index }: Target, records: WrittenRecords): void {
  const insert = inserter(db, tables.statements);
  const insertLinks = linkInserter(db);
  const insertRelations = relationInserter(db);
  const insertCitations = citationInserter(db);
  for (const [number, statement] of numbered(records.statements)) {
    const document = documents.encode('statements', statement);
    insert({ document, ...statementRow(number, statement) });
    insertLinks(statement);
    insertRelations(statement);
    insertCitations({ statementId: statement.id }, statement.citations);
    index.add('statements', number, statement);
    index.addText(number, statement);
  }
}

function statementRow(number: number, statement: Statement) {
  const { id, actor, identified, on_behalf_of, form, act, attribution } = statement;
  const { language, text, summary } = statement;
  return {
    number,
    id,
    actorId: actor.id,
    role: actor.role,
    identifiedId: identified?.actor.id ?? null,
    onBehalfOfId: on_behalf_of?.id ?? null,
    form,
    act,
    status: attribution.status,
    language,
    text,
    summaryEn: summary.en,
    summaryFr: summary.fr,
    ...dateColumns('said', statement.said),
    ...rememberedColumns(statement),
  };
}

function writeCaveats({ db, documents, index }: Target, { caveats }: WrittenRecords): void {
  const insert = inserter(db, tables.caveats);
  const insertTarget = inserter(db, links.caveatTargets);
  const insertCitations = citationInserter(db);
  for (const [number, caveat] of numbered(caveats)) {
    const { id, source, kind, severity, explanation } = caveat;
    insert({
      number,
      id,
      document: documents.encode('caveats', caveat),
      sourceId: source,
      kind,
      severity,
      explanationEn: explanation.en,
      explanationFr: explanation.fr,
      ...rememberedColumns(caveat),
    });
    for (const target of caveat.affects) {
      insertTarget({
        caveatId: id,
        statementId: target.kind === 'statement' ? target.id : null,
        eventId: target.kind === 'event' ? target.id : null,
        actorId: target.kind === 'actor' ? target.id : null,
      });
    }
    insertCitations({ caveatId: id }, caveat.citations);
    index.add('caveats', number, caveat);
  }
}

/** Records with their numbers, from 1. */
function* numbered<T>(records: Iterable<T>): Generator<[number, T]> {
  let number = 0;
  for (const record of records) yield [++number, record];
}

function dateColumns<P extends string>(prefix: P, date: UncertainDate | null) {
  return {
    [`${prefix}Edtf`]: date?.edtf ?? null,
    [`${prefix}Earliest`]: date?.earliest ?? null,
    [`${prefix}Latest`]: date?.latest ?? null,
    [`${prefix}Basis`]: date?.basis ?? null,
  } as Record<`${P}${'Edtf' | 'Earliest' | 'Latest' | 'Basis'}`, string | null>;
}
