// Collects, while records are written, everything that finds them again: posting lists, day
// columns, spellings and search text.
import type Database from 'better-sqlite3';
import { dayNumber, isoDate, type UncertainDate } from '../../records/dates.ts';
import type { Field } from '../../records/field.ts';
import { type FacetName, facetNames, listFields } from '../../records/fields.ts';
import { type RecordOf, type Resource, resourceNames, resources } from '../../records/resources.ts';
import type { Statement } from '../../records/statement.ts';
import { fromArray } from '../../search/bytes.ts';
import { openEndDay, openStartDay, undatedDay } from '../../search/doc-values/days.ts';
import { FieldBuilder } from '../../search/field-writer.ts';
import { StemBuilder } from '../../search/full-text/postings-writer.ts';
import { foldName } from '../../text/names.ts';
import { listSearchWords, stemEnglish, stemFrench } from '../../text/search-text.ts';
import type { dayColumns, postings, spellings, valueColumns } from './index-tables.ts';

type Spelling = typeof spellings.$inferInsert;

/** The folded words of a statement, joined by spaces. */
type InsertSearch = (number: number, passage: string, summary: string) => void;

/** Where the finished lists and columns go. */
export interface Inserts {
  posting: (row: typeof postings.$inferInsert) => void;
  values: (row: typeof valueColumns.$inferInsert) => void;
  days: (row: typeof dayColumns.$inferInsert) => void;
}

/** What is collected of the records of one resource. */
interface Collected<T> {
  count: number;
  fields: Map<string, { values: Field<T>['values']; builder: FieldBuilder }>;
  /** By number; undefined for records without a date. */
  days: { earliest: number[]; latest: number[] } | undefined;
}

export class IndexBuilder {
  private readonly collected = Object.fromEntries(
    resourceNames.map((resource) => [resource, collect(resource)]),
  ) as { [R in Resource]: Collected<RecordOf<R>> };
  private readonly found = new Map<string, Spelling>();
  private readonly insertSearch: InsertSearch;
  private readonly passageStems = new StemBuilder('passage');
  private readonly summaryStems = new StemBuilder('summary');
  private readonly client: Database.Database;

  constructor(client: Database.Database, insertSearch: InsertSearch) {
    this.client = client;
    this.insertSearch = insertSearch;
  }

  /** The records of a resource come in the order of their numbers. */
  add<R extends Resource>(resource: R, number: number, record: RecordOf<R>): void {
    const collected = this.collected[resource];
    collected.count = number;
    for (const { values, builder } of collected.fields.values()) {
      for (const value of new Set(values(record))) if (value != null) builder.add(number, value);
    }
    const { date, spellings } = resources[resource];
    if (date && collected.days) addDays(collected.days, date(record));
    if (spellings) this.addSpellings(resource, record.id, spellings(record));
  }

  /** The words of a statement's passages and summaries. */
  addSearchText(number: number, { citations, summary }: Statement): void {
    const words = citations.flatMap(({ exact }) => listSearchWords(exact));
    const french = listSearchWords(summary.fr);
    const english = listSearchWords(summary.en);
    const summaryWords = [...french, ...english];
    this.insertSearch(number, words.join(' '), summaryWords.join(' '));
    this.passageStems.add(number, [[words, stemFrench]]);
    this.summaryStems.add(number, [
      [french, stemFrench],
      [english, stemEnglish],
    ]);
  }

  /** Spellings in key order. */
  listSpellings(): Spelling[] {
    return [...this.found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  /** Writes all lists and columns in key order; returns the number of records of each resource. */
  finish(insert: Inserts): Record<string, number | string> {
    const inOrder = resourceNames.toSorted();
    for (const resource of inOrder) {
      for (const [field, { builder }] of [...this.collected[resource].fields].sort(byKey)) {
        for (const [value, numbers] of builder.listPostings()) {
          const count = numbers.length;
          insert.posting({ resource, field, value, count, numbers: fromArray(numbers) });
        }
      }
    }
    for (const field of facetNames) insert.values(this.buildColumn(field));
    this.passageStems.finish(this.client);
    this.summaryStems.finish(this.client);
    for (const resource of inOrder) {
      for (const [name, days] of Object.entries(this.collected[resource].days ?? {})) {
        insert.days({ resource, name, days: fromArray(Int32Array.from(days)) });
      }
    }
    const counts = resourceNames.map((name) => [name, this.collected[name].count] as const);
    return { ...Object.fromEntries(counts), ...this.findPeriod() };
  }

  /** The first and the last day on which something was said, where any is known. */
  private findPeriod(): Record<string, string> {
    const { earliest = [], latest = [] } = this.collected.statements.days ?? {};
    const first = earliest.reduce(
      (least, day) => (isKnown(day) && day < least ? day : least),
      openEndDay,
    );
    const last = latest.reduce(
      (most, day) => (isKnown(day) && day > most ? day : most),
      undatedDay,
    );
    return {
      ...(isKnown(first) && { earliest: isoDate(first) }),
      ...(isKnown(last) && { latest: isoDate(last) }),
    };
  }

  private buildColumn(field: FacetName): typeof valueColumns.$inferInsert {
    const { fields, count } = this.collected.statements;
    const { builder } = fields.get(field) as { builder: FieldBuilder };
    const { names, starts, codes } = builder.buildColumn(count);
    return {
      field,
      names: JSON.stringify(names),
      starts: starts ? fromArray(starts) : null,
      codes: fromArray(codes),
    };
  }

  private addSpellings(kind: Resource, id: string, names: readonly (string | null)[]): void {
    for (const spelling of [id, ...names]) {
      const folded = foldName(spelling ?? '');
      if (spelling === null || folded === '') continue;
      const key = `${kind}\0${folded}\0${id}`;
      if (!this.found.has(key)) this.found.set(key, { kind, folded, id, spelling });
    }
  }
}

function isKnown(day: number): boolean {
  return day > openStartDay && day < openEndDay;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function collect<R extends Resource>(resource: R): Collected<RecordOf<R>> {
  const fields = listFields(resource).map(
    ([name, { values }]) => [name, { values, builder: new FieldBuilder() }] as const,
  );
  const dated = resources[resource].date !== null;
  return {
    count: 0,
    fields: new Map(fields),
    days: dated ? { earliest: [undatedDay], latest: [undatedDay] } : undefined,
  };
}

function addDays(
  { earliest, latest }: { earliest: number[]; latest: number[] },
  date: UncertainDate | null,
): void {
  const day = (text: string | null | undefined, open: number) =>
    date === null ? undatedDay : text == null ? open : dayNumber(text);
  earliest.push(day(date?.earliest, openStartDay));
  latest.push(day(date?.latest, openEndDay));
}
