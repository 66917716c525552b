// What a field is: how records are found by it, and the parameter called after it.
import type { z } from 'zod';
import type { NamedResource, Resource } from './resources.ts';

/** What a parameter takes. A flag and a minimum take one value, the others any of several. */
export type Filter = {
  readonly description: string;
  readonly example?: string;
  /** Since which release there is something better, and what. */
  readonly deprecated?: { readonly since: string; readonly advice: string };
} & (
  | { /** An id or any spelling. */ readonly by: 'name'; readonly of: NamedResource }
  | { readonly by: 'id'; readonly of: Resource }
  | { /** The id of any of these. */ readonly by: 'end'; readonly of: readonly Resource[] }
  | { /** A closed list of values. */ readonly by: 'choice'; readonly of: z.ZodEnum }
  | { /** Words as they are printed, whatever their case. */ readonly by: 'text' }
  | { /** A language tag, which finds all tags that begin with it. */ readonly by: 'language' }
  | { /** `true` or `false`. */ readonly by: 'flag' }
  | { /** A whole number from 1: a record has all values up to its own. */ readonly by: 'minimum' }
  | { /** An instant: a record has one that is not before it. */ readonly by: 'since' }
);

export interface Field<T> {
  /** By which values a record is found. */
  values: (record: T) => readonly (string | null | undefined)[];
  /** The parameter of this name; absent from a field that only the service itself asks for. */
  filter?: Filter;
  /** Whether it is the id, by which the records themselves are found. */
  isId?: true;
  /** For what can be counted: its place in the form of filters; null where the form draws it. */
  facet?: { place: number | null };
}

export function listIds(records: readonly { id: string }[]): string[] {
  return records.map(({ id }) => id);
}

/** As a flag is written in a query. */
export function toFlag(value: boolean): 'true' | 'false' {
  return value ? 'true' : 'false';
}

/** The fields of every resource that remembers. */
export function memoryFields<R extends Resource>(of: R, example: string) {
  return {
    id: {
      values: ({ id }: { id: string }) => [id],
      isId: true,
      filter: { by: 'id', of, description: 'These records.', example },
    },
    changed_since: {
      values: ({ modified }: { modified: string | null }) => [modified],
      filter: {
        by: 'since',
        description:
          'What was added or changed on this day or at this instant, or later; or the `version` of ' +
          'the dataset that you have. What is known already comes again, with the same `revision`.',
        example: '2026-11-25',
      },
    },
  } as const;
}
