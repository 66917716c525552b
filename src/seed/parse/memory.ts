// The keys by which the seeds remember: what came later, what was changed, what goes on under
// another id, what was withdrawn. `seeds/README.md` explains them.
import { z } from 'zod';
import { CorrectionSubject } from '../../records/memory.ts';
import { Id } from '../../records/reference.ts';
import { RecordKind } from '../../records/resources.ts';

export const Text = z.string().regex(/\S/, 'must not be blank');

const Words = z
  .string()
  .min(1, { abort: true })
  .regex(/[\p{L}\p{N}]/u, 'must hold words');

/** Editorial text in both languages of the interface. */
export const Wording = z.strictObject({ en: Words, fr: Words });

const instant = z.iso.datetime({ offset: true, precision: 0 });
const day = z.iso.date();

/** A day, which counts as its first instant in UTC, or an instant with its offset. */
export const Moment = z
  .string()
  .refine(
    (text) => day.safeParse(text).success || instant.safeParse(text).success,
    'must be a day such as 2026-11-26 or an instant such as 2026-11-26T14:30:00Z',
  );

/** `was` is the former value, verbatim; null where there was none. */
const Correction = z.strictObject({
  on: Moment,
  what: CorrectionSubject,
  was: Text.nullable(),
  note: Wording.nullish(),
});
export type Correction = z.infer<typeof Correction>;

/** Of every record that has an id. */
export const memory = {
  corrections: z.array(Correction).default([]),
  formerly: z.array(Id).default([]),
  split: z.boolean().default(false),
};

/** Of whatever may be published later than what it belongs to. */
export const added = { added: Moment.nullish() };

export const Withdrawal = z.strictObject({
  id: Id,
  /** Only where records of two kinds have had the id. */
  kind: RecordKind.nullish(),
  on: Moment,
  reason: Wording,
  replaced_by: z.array(Id).default([]),
  reinstated: Moment.nullish(),
  erase: z.boolean().default(false),
});
export type Withdrawal = z.infer<typeof Withdrawal>;
