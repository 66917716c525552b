// The registry of fields: everything by which records are found, filtered and counted. Indexes,
// parameters, facets and the form of filters are driven by it: a new filter is a row here and its
// name in each language.
import type { z } from 'zod';
import { CaveatKind, CaveatSeverity } from './caveat.ts';
import { SourceKind } from './citation.ts';
import { isQualified } from './dates.ts';
import { EventKind, EventStatus } from './event.ts';
import { type Field, type Filter, listIds, memoryFields, toFlag } from './field.ts';
import { listRanges } from './language.ts';
import { ActorKind } from './reference.ts';
import { type RecordOf, type Resource, resourceNames } from './resources.ts';
import { statementFields } from './statement-fields.ts';

export const fields = {
  statements: statementFields,
  actors: {
    ...memoryFields('actors', 'peskov'),
    kind: {
      values: ({ kind }) => [kind],
      filter: {
        by: 'choice',
        of: ActorKind,
        description: 'What kind of actor.',
        example: 'person',
      },
    },
  },
  events: {
    ...memoryFields('events', '2025-12-02-moscow-talks'),
    actor: {
      values: ({ participants }) => listIds(participants),
      filter: { by: 'name', of: 'actors', description: 'Who takes part.', example: 'witkoff' },
    },
    source: {
      values: ({ citations }) => citations.map(({ source }) => source.id),
      filter: {
        by: 'name',
        of: 'sources',
        description: 'A document that reports it.',
        example: 'moscow-talks-2025-12-03',
      },
    },
    kind: {
      values: ({ kind }) => [kind],
      filter: {
        by: 'choice',
        of: EventKind,
        description: 'What kind of event.',
        example: 'call',
      },
    },
    status: {
      values: ({ status }) => [status],
      filter: {
        by: 'choice',
        of: EventStatus,
        description: 'Whether it happened, as the sources say.',
        example: 'denied',
      },
    },
    dated: { values: ({ when }) => [toFlag(when !== null)] },
    certain: { values: ({ when }) => [when && !isQualified(when) ? 'true' : null] },
  },
  sources: {
    ...memoryFields('sources', 'moscow-talks-2025-12-03'),
    kind: {
      values: ({ kind }) => [kind],
      filter: {
        by: 'choice',
        of: SourceKind,
        description: 'What kind of document.',
        example: 'article',
      },
    },
    language: {
      values: ({ language }) => (language === null ? [] : listRanges(language)),
      filter: { by: 'language', description: 'The language it is in.', example: 'fr' },
    },
    publisher: {
      values: ({ publisher }) => [publisher?.toLowerCase()],
      filter: {
        by: 'text',
        description: 'Who published it, as it is printed.',
        example: 'Politico',
      },
    },
    held: {
      values: ({ held }) => [toFlag(held)],
      filter: { by: 'flag', description: 'Whether its text is stored here.', example: 'true' },
    },
  },
  topics: {},
  caveats: {
    ...memoryFields('caveats', 'wp-shoigu-not-defence-minister'),
    source: {
      values: ({ source }) => [source],
      filter: {
        by: 'name',
        of: 'sources',
        description: 'The document that it is about.',
        example: 'moscow-talks-2025-12-03',
      },
    },
    cites: {
      values: ({ citations }) => citations.map(({ source }) => source.id),
      filter: {
        by: 'name',
        of: 'sources',
        description: 'A document with a passage that shows it.',
        example: 'moscow-talks-2025-12-03',
      },
    },
    statement: {
      values: ({ affects }) => listIds(affects.filter(({ kind }) => kind === 'statement')),
      filter: {
        by: 'id',
        of: 'statements',
        description: 'The id of a statement that it affects.',
        example: 'peskov-2025-12-03-eu-gas',
      },
    },
    event: {
      values: ({ affects }) => listIds(affects.filter(({ kind }) => kind === 'event')),
      filter: {
        by: 'name',
        of: 'events',
        description: 'An event that it affects.',
        example: '2025-12-02-moscow-talks',
      },
    },
    actor: {
      values: ({ affects }) => listIds(affects.filter(({ kind }) => kind === 'actor')),
      filter: {
        by: 'name',
        of: 'actors',
        description: 'An actor whose office it is about.',
        example: 'shoigu',
      },
    },
    kind: {
      values: ({ kind }) => [kind],
      filter: { by: 'choice', of: CaveatKind, description: 'What is doubtful.', example: 'date' },
    },
    severity: {
      values: ({ severity }) => [severity],
      filter: {
        by: 'choice',
        of: CaveatSeverity,
        description: 'How much it matters.',
        example: 'major',
      },
    },
  },
} as const satisfies { [R in Resource]: Readonly<Record<string, Field<RecordOf<R>>>> };

type Fields = typeof fields;

/** The names of the rows that have a key, such as `filter`. */
type NamesWith<Rows, Key extends string> = {
  [F in keyof Rows]: Rows[F] extends Record<Key, unknown> ? F : never;
}[keyof Rows];

export type FieldName<R extends Resource = Resource> = R extends Resource ? keyof Fields[R] : never;

/** A field that a parameter is called after. */
export type FilterName<R extends Resource = Resource> = R extends Resource
  ? NamesWith<Fields[R], 'filter'>
  : never;

/** A field by which statements are counted. */
export type FacetName = NamesWith<Fields['statements'], 'facet'>;

/** Values of one field are alternatives (none: nothing matches); all fields must match. */
export type Filters<R extends Resource = Resource> = {
  readonly [F in FieldName<R>]?: readonly string[] | undefined;
};

/** The fields of a resource, in order. */
export function listFields<R extends Resource>(resource: R) {
  return Object.entries(fields[resource]) as [FieldName<R>, Field<RecordOf<R>>][];
}

/** The values by which a record is found, as they come. */
export function valuesOf<R extends Resource>(resource: R, name: FieldName<R>) {
  const { values } = (fields[resource] as Record<FieldName<R>, Field<RecordOf<R>>>)[name];
  return (record: RecordOf<R>) => values(record).filter((value) => value != null);
}

type FilterList<R extends Resource> = readonly (readonly [FilterName<R>, Filter])[];

const filterLists = Object.fromEntries(
  resourceNames.map((resource) => [resource, selectFilters(resource)]),
) as { readonly [R in Resource]: FilterList<R> };

function selectFilters<R extends Resource>(resource: R): FilterList<R> {
  return listFields(resource).flatMap(([name, { filter }]) =>
    filter ? [[name as FilterName<R>, filter] as const] : [],
  );
}

/** The fields that parameters are called after, in order. */
export function listFilters<R extends Resource>(resource: R): FilterList<R> {
  return filterLists[resource];
}

/** The parameter of this name, if a list of the resource has one. */
export function findFilter(resource: Resource, name: string): Filter | undefined {
  return listFilters(resource).find(([filter]) => filter === name)?.[1];
}

export const facetNames = listFields('statements')
  .filter(([, { facet }]) => facet !== undefined)
  .map(([name]) => name as FacetName);

/** A facet that the form of filters has a place for. */
export type FormField = {
  [F in FacetName]: Fields['statements'][F]['facet'] extends { place: number } ? F : never;
}[FacetName];

/** A filter of statements with a closed list of values. */
export type ChoiceName = {
  [F in FilterName<'statements'>]: Fields['statements'][F]['filter']['by'] extends 'choice'
    ? F
    : never;
}[FilterName<'statements'>];

export type ChoiceValue<F extends ChoiceName> = z.output<Fields['statements'][F]['filter']['of']>;

/** In the order of their places. */
export const formFields = facetNames
  .filter((name) => placeOf(name) !== null)
  .sort((a, b) => Number(placeOf(a)) - Number(placeOf(b))) as readonly FormField[];

function placeOf(name: FacetName): number | null {
  return statementFields[name].facet.place;
}

/** The parameters of a list of statements that are called after no field and choose no page. */
export const otherParameters = ['q', 'q_in', 'q_lang', 'from', 'to', 'on', 'date_match'] as const;
export type OtherParameter = (typeof otherParameters)[number];
