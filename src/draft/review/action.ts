// What a reviewer can do to a draft, as it comes from the page and stands in review.jsonl.
import { z } from 'zod';
import { Id } from '../../records/reference.ts';

/** A proposal (`p3`, `n12`) or a file of the draft (`actors/anna.yaml`). */
const Key = z
  .string()
  .regex(/^([pn]\d{1,6}|source\.yaml|(actors|events)\/[a-z0-9-]{1,120}\.yaml)$/);

/** UTF-16 index into the article. */
const Place = z.int().min(0);

const Field = z.enum([
  'id',
  'actor',
  'role',
  'on_behalf_of',
  'audience',
  'form',
  'act',
  'said',
  'said_note',
  'events',
  'topics',
  'summary',
  'quote',
  'via',
  /** Every other key, as YAML. */
  'more',
  /** Of a file. */
  'text',
]);

export const Action = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), proposal: Key }),
  z.strictObject({ decision: z.literal('reject'), proposal: Key }),
  z.strictObject({ decision: z.literal('edit'), proposal: Key, field: Field, value: z.json() }),
  /** A marked field is right as it is. */
  z.strictObject({ decision: z.literal('keep'), proposal: Key, field: z.string().max(40) }),
  z.strictObject({ decision: z.literal('quote'), proposal: Key, start: Place, end: Place }),
  z.strictObject({ decision: z.literal('split'), proposal: Key, at: Place }),
  z.strictObject({ decision: z.literal('merge'), proposal: Key, with: Key }),
  z.strictObject({ decision: z.literal('add'), start: Place, end: Place }),
  z.strictObject({
    decision: z.literal('create'),
    kind: z.enum(['actor', 'event']),
    id: Id,
    name: z.string().min(1).max(200),
  }),
  /** A sentence holds no statement. */
  z.strictObject({ decision: z.literal('dismiss'), sentence: Place }),
  z.strictObject({ decision: z.literal('undo') }),
]);
export type Action = z.infer<typeof Action>;
export type ReviewAction = Exclude<Action, { decision: 'undo' }>;

/** `revision` is the number of decisions that the page knew. */
export const Decision = z.strictObject({
  revision: z.int().min(0),
  seconds: z.number().min(0).max(86_400),
  action: Action,
});
export type Decision = z.infer<typeof Decision>;
