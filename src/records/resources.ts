// The registry of resources: everything that has a list and single records. Tables, routes,
// formats and indexes are driven by it; a new resource is a schema and a row.
import { z } from 'zod';
import { Actor } from './actor.ts';
import { Caveat } from './caveat.ts';
import type { UncertainDate } from './dates.ts';
import { Event } from './event.ts';
import { listFamilyNames } from './person-name.ts';
import type { LocalizedText } from './reference.ts';
import { Source } from './source.ts';
import { Statement } from './statement.ts';
import { Topic } from './topic.ts';

/** A row of the registry. */
interface Description<T, S extends z.ZodObject = z.ZodObject> {
  /** What one record is called, as in `Relation.kind`. */
  singular: string;
  schema: S;
  /** The order of a list by number when the query names none. */
  sort: 'ascending' | 'descending';
  /** What a record is called where another one mentions it. */
  label: (record: T) => LocalizedText;
  /** What a record is found by besides its id; null where there are too many to be named. */
  spellings: ((record: T) => readonly (string | null)[]) | null;
  /** What several records may share, so that by it alone none of them is found. */
  familyNames?: (record: T) => readonly string[];
  /** The date that a list can be narrowed by; null where there is none. */
  date: ((record: T) => UncertainDate | null) | null;
}

const rows = {
  statements: {
    singular: 'statement',
    schema: Statement,
    sort: 'descending',
    label: ({ summary }: Pick<Statement, 'summary'>) => summary,
    spellings: null,
    date: ({ said }: Statement) => said,
  },
  actors: {
    singular: 'actor',
    schema: Actor,
    sort: 'ascending',
    label: ({ label }: Pick<Actor, 'label'>) => label,
    spellings: ({ name, label, names }: Actor) => [
      name,
      label.fr,
      ...names.map((entry) => entry.name),
    ],
    familyNames: listFamilyNames,
    date: null,
  },
  events: {
    singular: 'event',
    schema: Event,
    sort: 'ascending',
    label: ({ name }: Pick<Event, 'name'>) => name,
    spellings: ({ name }: Event) => [name.en, name.fr],
    date: ({ when }: Event) => when,
  },
  sources: {
    singular: 'source',
    schema: Source,
    sort: 'ascending',
    label: labelSource,
    spellings: ({ title, publisher }: Source) => [title, publisher],
    date: null,
  },
  topics: {
    singular: 'topic',
    schema: Topic,
    sort: 'ascending',
    label: ({ name }: Pick<Topic, 'name'>) => name,
    spellings: ({ name }: Topic) => [name.en, name.fr],
    date: null,
  },
  caveats: {
    singular: 'caveat',
    schema: Caveat,
    sort: 'ascending',
    label: ({ explanation }: Pick<Caveat, 'explanation'>) => explanation,
    spellings: null,
    date: null,
  },
} as const satisfies Record<string, Description<never>>;

export type Resource = keyof typeof rows;

/** A resource whose records are called something. */
export type NamedResource = {
  [R in Resource]: (typeof rows)[R]['spellings'] extends null ? never : R;
}[Resource];

/** What a resource is a list of. */
export type RecordOf<R extends Resource> = z.output<(typeof rows)[R]['schema']>;

/** By what one record is called. */
export const resourceOf = Object.fromEntries(
  Object.entries(rows).map(([resource, { singular }]) => [singular, resource]),
) as { readonly [R in Resource as (typeof rows)[R]['singular']]: R };

/** What one record is called. */
export type RecordKind = keyof typeof resourceOf;
export const RecordKind = z.enum(Object.keys(resourceOf) as RecordKind[]);

export const resources: {
  readonly [R in Resource]: Description<RecordOf<R>, (typeof rows)[R]['schema']> &
    Pick<(typeof rows)[R], 'label'>;
} = rows;

/** In the order of the documentation. */
export const resourceNames = Object.keys(rows) as readonly Resource[];

/** A document without a title goes by its publisher, or by its id. */
export function labelSource({
  title,
  publisher,
  id,
}: Pick<Source, 'title' | 'publisher' | 'id'>): LocalizedText {
  const label = title ?? publisher ?? id;
  return { en: label, fr: label };
}
