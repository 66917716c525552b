// Collects, while records are written, everything needed to find them: postings, doc values, full
// text and spellings.
import { dayNumber, isoDate, type UncertainDate } from '../../records/dates.ts';
import type { Field } from '../../records/field.ts';
import { facetNames, listFields } from '../../records/fields.ts';
import { type RecordOf, type Resource, resourceNames, resources } from '../../records/resources.ts';
import type { Statement } from '../../records/statement.ts';
import type { DirectoryWriter } from '../../search/directory.ts';
import type { DocId } from '../../search/doc-set.ts';
import { DaysWriter } from '../../search/doc-values/days-writer.ts';
import { writeOrdinals } from '../../search/doc-values/ordinals-writer.ts';
import { PostingsWriter } from '../../search/full-text/postings-writer.ts';
import { Inverter } from '../../search/inverter.ts';
import { writePostings } from '../../search/keyword-postings.ts';
import { SpellingList } from './spelling-list.ts';
import { foldTexts, listTexts } from './statement-texts.ts';

/** What is collected about one resource. */
interface Collected<T> {
  count: number;
  fields: Map<string, { values: Field<T>['values']; inverter: Inverter }>;
  /** Undefined for a resource without dates. */
  days: DaysWriter | undefined;
}

export class IndexBuilder {
  private readonly directory: DirectoryWriter;
  private readonly collected = Object.fromEntries(
    resourceNames.map((resource) => [resource, collect(resource)]),
  ) as { [R in Resource]: Collected<RecordOf<R>> };
  readonly spellings = new SpellingList();
  private readonly passages = new PostingsWriter('passage');
  private readonly summaries = new PostingsWriter('summary');

  constructor(directory: DirectoryWriter) {
    this.directory = directory;
  }

  /** Call this in the order of doc ids. */
  add<R extends Resource>(resource: R, docId: DocId, record: RecordOf<R>): void {
    const collected = this.collected[resource];
    collected.count = docId;
    for (const { values, inverter } of collected.fields.values()) {
      for (const value of new Set(values(record))) if (value != null) inverter.add(docId, value);
    }
    const { date } = resources[resource];
    if (date) collected.days?.add(countDays(date(record)));
    this.spellings.add(resource, record);
  }

  /** The words of a statement's passages and summaries. */
  addText(docId: DocId, statement: Statement): void {
    const texts = listTexts(statement);
    this.directory.writeText(docId, foldTexts(texts));
    this.passages.add(docId, texts.passage);
    this.summaries.add(docId, texts.summary);
  }

  /** Writes everything in key order; returns the number of records of each resource. */
  finish(): Record<string, number | string> {
    const { directory, collected } = this;
    const inOrder = resourceNames.toSorted();
    for (const resource of inOrder) {
      const { fields } = collected[resource];
      for (const [field, { inverter }] of [...fields].sort(byKey)) {
        writePostings(directory, { resource, field }, inverter);
        // What was written is let go of: the next lists take as much again to be sorted.
        if (resource !== 'statements' || !isFacet(field)) fields.delete(field);
      }
    }
    const { fields, count, days } = collected.statements;
    for (const field of facetNames) {
      const { inverter } = fields.get(field) as { inverter: Inverter };
      writeOrdinals(directory, field, inverter, count);
      fields.delete(field);
    }
    this.passages.finish(directory);
    this.summaries.finish(directory);
    for (const resource of inOrder) collected[resource].days?.finish(directory, resource);
    const counts = resourceNames.map((name) => [name, collected[name].count] as const);
    return { ...Object.fromEntries(counts), ...describePeriod(days) };
  }
}

/** The first and the last day on which something was said, where any is known. */
function describePeriod(days: DaysWriter | undefined): Record<string, string> {
  const { earliest, latest } = days?.findPeriod() ?? {};
  return {
    ...(earliest !== undefined && { earliest: isoDate(earliest) }),
    ...(latest !== undefined && { latest: isoDate(latest) }),
  };
}

function isFacet(field: string): boolean {
  return (facetNames as readonly string[]).includes(field);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function collect<R extends Resource>(resource: R): Collected<RecordOf<R>> {
  const fields = listFields(resource)
    .filter(([, { isId }]) => !isId)
    .map(([name, { values }]) => [name, { values, inverter: new Inverter() }] as const);
  const days = resources[resource].date === null ? undefined : new DaysWriter();
  return { count: 0, fields: new Map(fields), days };
}

function countDays(date: UncertainDate | null) {
  const day = (text: string | null | undefined) => (text == null ? null : dayNumber(text));
  return date && { earliest: day(date.earliest), latest: day(date.latest) };
}
