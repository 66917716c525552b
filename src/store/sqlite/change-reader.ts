// Changes, newest first: found like records, each with what its records are called today.
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Change, kindOf } from '../../records/change.ts';
import type { Resource } from '../../records/resources.ts';
import { toUint32Array } from '../../search/bytes.ts';
import { countDocs, type DocSet, filterDocs, hasDoc, takeDocs } from '../../search/doc-set.ts';
import type { HeldTerms, Searcher } from '../../search/searcher.ts';
import type { ChangePage, ChangeQuery, Query } from '../store.ts';
import type { Db } from './file.ts';
import { changeColumns, changes, tombstones } from './memory-tables.ts';
import type { NameIndex } from './name-index.ts';
import { cutPage } from './page.ts';

/** Filters by which a withdrawn statement is found too. */
const buriedFilters = ['actor', 'voice', 'on_behalf_of', 'source'] as const;

export class ChangeReader {
  private readonly db: Db;
  private readonly searcher: Searcher;
  private readonly names: NameIndex;
  private readonly row: ReturnType<typeof prepareRow>;
  private statementNumbers: Uint32Array | undefined;

  constructor(db: Db, searcher: Searcher, names: NameIndex) {
    this.db = db;
    this.searcher = searcher;
    this.names = names;
    this.row = prepareRow(db);
  }

  list({ statements, filters, after, limit }: ChangeQuery, held: HeldTerms): ChangePage {
    const found = this.searcher.find({ resource: 'changes', filters }, held);
    const set = statements ? this.keep(found, statements, held) : found;
    const { docIds, next } = cutPage(takeDocs(set, 'descending', after, limit + 1), limit);
    const documents = Buffer.from(docIds.map((number) => this.encode(number)).join(','));
    return { documents, next, total: countDocs(set) };
  }

  find(number: number): Buffer {
    return Buffer.from(this.encode(number));
  }

  /** The changes of the statements that match, and of withdrawn ones that did. */
  private keep(set: DocSet, statements: Query, held: HeldTerms): DocSet {
    const matches = this.searcher.find(statements, held);
    const statementOf = this.readStatements();
    const buried = this.findBuried(statements);
    return filterDocs(set, {
      decideBlock: () => undefined,
      accepts: (number) =>
        hasDoc(matches, statementOf[number] as number) ||
        (buried !== undefined && hasDoc(buried, number)),
    });
  }

  /** Undefined where none match, or where nothing is known of them that is asked for. */
  private findBuried({ filters, days, text }: Query): DocSet | undefined {
    const names = Object.entries(filters).flatMap(([name, values]) => (values ? [name] : []));
    const isKnown = names.every((name) => buriedFilters.some((one) => one === name));
    if (!isKnown || days || text) return undefined;
    const { actor, voice, on_behalf_of, source } = filters;
    const { actorId, onBehalfOfId, sourceId } = tombstones;
    const is = (column: SQLiteColumn, values: readonly string[] | undefined) =>
      values && inArray(column, [...values]);
    const rows = this.db
      .select({ id: tombstones.id })
      .from(tombstones)
      .where(
        and(
          eq(tombstones.resource, 'statements'),
          is(actorId, actor),
          is(onBehalfOfId, on_behalf_of),
          is(sourceId, source),
          voice && or(is(actorId, voice), is(onBehalfOfId, voice)),
        ),
      )
      .all();
    const id = rows.map((row) => `statements/${row.id}`);
    return id.length === 0
      ? undefined
      : this.searcher.find({ resource: 'changes', filters: { id } });
  }

  private readStatements(): Uint32Array {
    this.statementNumbers ??= readColumn(this.db);
    return this.statementNumbers;
  }

  private encode(number: number): string {
    const row = this.row.get({ number });
    if (!row) throw new Error(`there is no change ${number}`);
    const { noteEn, noteFr, byResource, byId, ...change } = row;
    const name = (resource: string, id: string) => ({
      kind: kindOf[resource as Resource],
      id,
      label: this.names.findLabel(resource as Resource, id) ?? null,
      url: `/${resource}/${id}`,
    });
    const encoded: Change = {
      on: change.changedAt,
      kind: change.kind as Change['kind'],
      record: name(change.resource, change.recordId),
      what: change.what as Change['what'],
      by: byResource === null || byId === null ? null : name(byResource, byId),
      was: change.was,
      note: noteEn === null || noteFr === null ? null : { en: noteEn, fr: noteFr },
    };
    return JSON.stringify(encoded);
  }
}

function prepareRow(db: Db) {
  return db
    .select()
    .from(changes)
    .where(eq(changes.number, sql.placeholder('number')))
    .prepare();
}

function readColumn(db: Db): Uint32Array {
  const row = db
    .select({ numbers: changeColumns.numbers })
    .from(changeColumns)
    .where(eq(changeColumns.name, 'statement'))
    .get();
  if (!row) throw new Error('the file does not say whose changes are whose');
  return toUint32Array(row.numbers);
}
