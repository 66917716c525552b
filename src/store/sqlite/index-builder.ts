// Collects, while records are written, everything that finds them again: posting lists, day
// columns, spellings and search text.
import type Database from 'better-sqlite3';
import type { Actor } from '../../records/actor.ts';
import type { Caveat } from '../../records/caveat.ts';
import { dayNumber, isoDate, type UncertainDate } from '../../records/dates.ts';
import type { Event } from '../../records/event.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { Topic } from '../../records/topic.ts';
import { fromArray } from '../../search/bytes.ts';
import { type CountedField, countedFields } from '../../search/doc-values/ordinals.ts';
import { FieldBuilder } from '../../search/field-writer.ts';
import { StemBuilder } from '../../search/full-text/postings-writer.ts';
import { foldName } from '../../text/names.ts';
import { listSearchWords, stemEnglish, stemFrench } from '../../text/search-text.ts';
import { openEndDay, openStartDay, undatedDay } from './days.ts';
import type { dayColumns, postings, spellings, valueColumns } from './index-tables.ts';
import { type Resource, resources } from './tables.ts';

type Spelling = typeof spellings.$inferInsert;
type Values = Record<string, readonly (string | null | undefined)[]>;

/** Where the finished lists and columns go. */
export interface Inserts {
  posting: (row: typeof postings.$inferInsert) => void;
  values: (row: typeof valueColumns.$inferInsert) => void;
  days: (row: typeof dayColumns.$inferInsert) => void;
}

export class IndexBuilder {
  private readonly fields = new Map<Resource, Map<string, FieldBuilder>>();
  private readonly days = new Map<Resource, { earliest: number[]; latest: number[] }>();
  private readonly counts = new Map<Resource, number>(resources.map((name) => [name, 0]));
  private readonly found = new Map<string, Spelling>();
  private readonly insertSearch: Database.Statement;
  private readonly passageStems = new StemBuilder('passage');
  private readonly summaryStems = new StemBuilder('summary');
  private readonly client: Database.Database;

  constructor(client: Database.Database) {
    this.client = client;
    this.insertSearch = client.prepare(
      'INSERT INTO statement_search (rowid, passage, summary) VALUES (?, ?, ?)',
    );
  }

  addStatement(number: number, statement: Statement): void {
    const { said, citations, relations, caveats } = statement;
    const sources = new Set(citations.map(({ source }) => source.id));
    const counts = Array.from({ length: sources.size }, (_, index) => String(index + 1));
    this.add('statements', number, {
      actor: [statement.actor.id],
      on_behalf_of: [statement.on_behalf_of?.id],
      audience: statement.audience.map(({ id }) => id),
      mentions: statement.mentions.map(({ id }) => id),
      event: statement.events.map(({ id }) => id),
      source: [...sources],
      via: citations.map(({ via }) => via?.id),
      topic: statement.topics.map(({ id }) => id),
      form: [statement.form],
      act: [statement.act],
      status: [statement.attribution.status],
      relation: relations
        .filter(({ direction }) => direction === 'outgoing')
        .map(({ type }) => type),
      related_to: relations.map(({ id }) => id),
      has_caveat: [String(caveats.length > 0)],
      min_sources: counts,
      dated: [String(said !== null)],
      month: [monthOf(said)],
    });
    this.addDays('statements', said);
    this.addSearchText(number, statement);
  }

  addActor(number: number, { id, kind, name, names }: Actor): void {
    this.add('actors', number, { id: [id], kind: [kind] });
    this.addSpellings('actors', id, [name, ...names.map((entry) => entry.name)]);
  }

  addEvent(number: number, event: Event): void {
    const { id, kind, status, participants, citations, when, name } = event;
    this.add('events', number, {
      id: [id],
      kind: [kind],
      status: [status],
      actor: participants.map((actor) => actor.id),
      dated: [String(when !== null)],
      source: citations.map(({ source }) => source.id),
    });
    this.addDays('events', when);
    this.addSpellings('events', id, [name.en, name.fr]);
  }

  addSource(number: number, { id, kind, held, title, publisher }: Source): void {
    this.add('sources', number, { kind: [kind], held: [String(held)] });
    this.addSpellings('sources', id, [title, publisher]);
  }

  addTopic(number: number, { id, name }: Topic): void {
    this.add('topics', number, {});
    this.addSpellings('topics', id, [name.en, name.fr]);
  }

  addCaveat(number: number, { source, kind, severity, citations, affects }: Caveat): void {
    this.add('caveats', number, {
      source: [source],
      cites: citations.map((citation) => citation.source.id),
      kind: [kind],
      severity: [severity],
      statement: affects.filter((target) => target.kind === 'statement').map(({ id }) => id),
      event: affects.filter((target) => target.kind === 'event').map(({ id }) => id),
    });
  }

  /** Spellings in key order. */
  listSpellings(): Spelling[] {
    return [...this.found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  /** Writes all lists and columns in key order; returns the number of records of each resource. */
  finish(insert: Inserts): Record<string, number | string> {
    for (const [resource, fields] of sorted(this.fields)) {
      for (const [field, builder] of sorted(fields)) {
        for (const [value, numbers] of builder.listPostings()) {
          const count = numbers.length;
          insert.posting({ resource, field, value, count, numbers: fromArray(numbers) });
        }
      }
    }
    for (const field of countedFields) insert.values(this.buildColumn(field));
    this.passageStems.finish(this.client);
    this.summaryStems.finish(this.client);
    for (const [resource, columns] of sorted(this.days)) {
      for (const name of ['earliest', 'latest'] as const) {
        insert.days({ resource, name, days: fromArray(Int32Array.from(columns[name])) });
      }
    }
    return { ...Object.fromEntries(this.counts), ...this.findPeriod() };
  }

  /** The first and the last day on which something was said, where any is known. */
  private findPeriod(): Record<string, string> {
    const { earliest = [], latest = [] } = this.days.get('statements') ?? {};
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

  private buildColumn(field: CountedField): typeof valueColumns.$inferInsert {
    const builder = this.fields.get('statements')?.get(field) ?? new FieldBuilder();
    const { names, starts, codes } = builder.buildColumn(this.counts.get('statements') ?? 0);
    return {
      field,
      names: JSON.stringify(names),
      starts: starts ? fromArray(starts) : null,
      codes: fromArray(codes),
    };
  }

  private add(resource: Resource, number: number, values: Values): void {
    this.counts.set(resource, number);
    const fields = getOrSet(this.fields, resource, () => new Map<string, FieldBuilder>());
    for (const [field, entries] of Object.entries(values)) {
      const builder = getOrSet(fields, field, () => new FieldBuilder());
      for (const value of new Set(entries)) if (value != null) builder.add(number, value);
    }
  }

  private addDays(resource: Resource, date: UncertainDate | null): void {
    const columns = getOrSet(this.days, resource, () => ({
      earliest: [undatedDay],
      latest: [undatedDay],
    }));
    const day = (text: string | null | undefined, open: number) =>
      date === null ? undatedDay : text == null ? open : dayNumber(text);
    columns.earliest.push(day(date?.earliest, openStartDay));
    columns.latest.push(day(date?.latest, openEndDay));
  }

  private addSpellings(kind: Resource, id: string, names: readonly (string | null)[]): void {
    for (const spelling of [id, ...names]) {
      const folded = foldName(spelling ?? '');
      if (spelling === null || folded === '') continue;
      const key = `${kind}\0${folded}\0${id}`;
      if (!this.found.has(key)) this.found.set(key, { kind, folded, id, spelling });
    }
  }

  private addSearchText(number: number, { citations, summary }: Statement): void {
    const words = citations.flatMap(({ exact }) => listSearchWords(exact));
    const french = listSearchWords(summary.fr);
    const english = listSearchWords(summary.en);
    const summaryWords = [...french, ...english];
    this.insertSearch.run(number, words.join(' '), summaryWords.join(' '));
    this.passageStems.add(number, [[words, stemFrench]]);
    this.summaryStems.add(number, [
      [french, stemFrench],
      [english, stemEnglish],
    ]);
  }
}

function isKnown(day: number): boolean {
  return day > openStartDay && day < openEndDay;
}

/** The month of a date that lies within one month; undefined for a longer or open one. */
function monthOf(date: UncertainDate | null): string | undefined {
  const month = date?.earliest?.slice(0, 7);
  return month !== undefined && month === date?.latest?.slice(0, 7) ? month : undefined;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sorted<V>(map: Map<Resource, V>): [Resource, V][];
function sorted<V>(map: Map<string, V>): [string, V][];
function sorted<V>(map: Map<string, V>): [string, V][] {
  return [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
}
