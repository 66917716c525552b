// An error as clients see it: RFC 9457 problem details.
import { z } from 'zod';
import { RecordKind } from './change.ts';
import { Instant } from './memory.ts';
import { Id, LocalizedText, Url } from './reference.ts';

const ParameterError = z
  .strictObject({
    parameter: z.string().meta({ description: 'A query or path parameter, or `path` itself.' }),
    detail: z.string(),
    suggestions: z.array(z.string()).meta({ description: 'Values that may have been meant.' }),
  })
  .meta({ id: 'ParameterError' });
export type ParameterError = z.infer<typeof ParameterError>;

/** One with the value that means nothing, from which a page makes a sentence in its language. */
export interface BadParameter extends ParameterError {
  readonly value?: string;
}

const RecordLink = z
  .strictObject({ kind: RecordKind, id: Id, url: Url })
  .meta({ id: 'RecordLink' });

const Withdrawal = z
  .strictObject({
    on: Instant,
    reason: LocalizedText,
    successors: z.array(RecordLink).meta({ description: 'What stands in its place today.' }),
  })
  .meta({ id: 'Withdrawal' });

export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong and how to fix it.' }),
    instance: z.string().meta({ description: 'The path of the request.' }),
    errors: z.array(ParameterError),
    withdrawal: Withdrawal.optional().meta({ description: 'With 410: since when, and why.' }),
    choices: z
      .array(RecordLink)
      .optional()
      .meta({ description: 'With 300: the records into which it was split.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
export type Problem = z.infer<typeof Problem>;
