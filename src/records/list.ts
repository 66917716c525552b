// The envelope that every list comes in.
import { z } from 'zod';
import { Id } from './reference.ts';

const Resolved = z
  .strictObject({
    input: z.string(),
    id: Id,
    spelling: z.string().meta({ description: 'The known spelling that matched.' }),
  })
  .meta({ id: 'Resolved', description: 'How a name in the query was understood.' });
export type Resolved = z.infer<typeof Resolved>;

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
