// The envelope that every list comes in.
import { z } from 'zod';
import { UncertainDate } from './dates.ts';
import { Facets } from './facets.ts';
import { Id, LocalizedText } from './reference.ts';
import { Statement } from './statement.ts';

const Resolved = z
  .strictObject({
    input: z.string(),
    id: Id,
    spelling: z.string().meta({ description: 'The known spelling that matched.' }),
    label: LocalizedText.meta({ description: 'What it is usually called.' }),
  })
  .meta({ id: 'Resolved', description: 'How a name in the query was understood.' });
export type Resolved = z.infer<typeof Resolved>;

const SeeAlso = z
  .strictObject({
    voice: Id,
    more: z.int().meta({ description: 'How many more statements it finds.' }),
    url: z.string().meta({ description: 'The same query with `voice` in place of `actor`.' }),
  })
  .meta({ id: 'SeeAlso', description: 'What others say who speak for the actor asked for.' });
export type SeeAlso = z.infer<typeof SeeAlso>;

const Hint = z
  .strictObject({
    summaries: z
      .strictObject({ count: z.int(), url: z.string() })
      .nullable()
      .meta({ description: 'What `q_in=summary` finds; null when that was searched.' }),
    languages: z
      .array(z.strictObject({ language: z.string(), count: z.int() }))
      .meta({ description: 'How many statements have a passage in each language.' }),
  })
  .meta({ id: 'Hint', description: 'With `q`, when nothing is found: where else to look.' });
export type Hint = z.infer<typeof Hint>;

/** The schema of a list of records, with parts that only some lists have. */
export function listOf<T extends z.ZodType>(record: T, id: string, parts: z.ZodRawShape = {}) {
  return z
    .strictObject({
      data: z.array(record),
      page: z.strictObject({
        limit: z.int(),
        total: z.int().meta({ description: 'The exact number of matching records.' }),
        next: z.string().nullable().meta({ description: 'URL of the next page.' }),
      }),
      resolved: z.record(z.string(), z.array(Resolved)),
      left_out: z
        .strictObject({ undated: z.int() })
        .optional()
        .meta({ description: 'With a date filter: the matches without a date, which it hides.' }),
      ...parts,
      dataset: z.strictObject({ version: z.string() }),
    })
    .meta({ id });
}

/** What stands in a list behind its records. */
export interface Envelope {
  page: { limit: number; total: number; next: string | null };
  resolved: Readonly<Record<string, Resolved[]>>;
  left_out?: { undated: number };
  see_also?: SeeAlso;
  hint?: Hint;
  facets?: Facets;
  dataset: { version: string };
}

export interface List<T> extends Envelope {
  data: T[];
}

/** A statement in a list, with what a search adds to it. */
export const FoundStatement = Statement.extend({
  highlights: z
    .array(z.tuple([z.int(), z.int()]))
    .optional()
    .meta({ description: 'With `q`: where its words are in `text`, in code points.' }),
  snippet: z
    .string()
    .optional()
    .meta({ description: 'With `q`: `text` as escaped HTML with its words in `<mark>`.' }),
}).meta({ id: 'FoundStatement' });
export type FoundStatement = z.infer<typeof FoundStatement>;

const ChosenFields = FoundStatement.extend({
  said: UncertainDate.nullable().meta({ description: 'Null when not known.' }),
})
  .partial()
  .meta({
    id: 'ChosenFields',
    description:
      'With `fields`: only the chosen keys of a statement. `said` leaves out how the date was ' +
      'worked out, which the statement itself tells.',
  });

export const StatementList = listOf(z.union([FoundStatement, ChosenFields]), 'StatementList', {
  see_also: SeeAlso.optional(),
  hint: Hint.optional(),
  facets: Facets.optional(),
});
