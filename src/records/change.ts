// A change: what a reader is told otherwise than before, of which record, since when and why.
import { z } from 'zod';
import { CorrectionSubject, Instant } from './memory.ts';
import { Id, LocalizedText, Url } from './reference.ts';
import { type Resource, resourceOf } from './resources.ts';
import { RelationType } from './statement.ts';

type Kind = keyof typeof resourceOf;

/** What a record is called, as in `Relation.kind`. */
export const RecordKind = z.enum(Object.keys(resourceOf) as [Kind, ...Kind[]]);
export type RecordKind = z.infer<typeof RecordKind>;

/** By resource. */
export const kindOf = Object.fromEntries(
  Object.entries(resourceOf).map(([kind, resource]) => [resource, kind]),
) as { readonly [R in Resource]: RecordKind };

export const ChangeKind = z
  .enum([
    'added',
    'corrected',
    'reported',
    'relation_added',
    'confirmed',
    'disputed',
    'denied',
    'misattributed',
    'retracted',
    'attribution_changed',
    'caveat_added',
    'caveat_corrected',
    'caveat_withdrawn',
    'source_corrected',
    'renamed',
    'withdrawn',
    'reinstated',
  ])
  .meta({
    id: 'ChangeKind',
    description:
      '`reported`: another source carries it too; `confirmed` … `retracted`: `by` said so of it; ' +
      '`attribution_changed`: what says so was corrected, withdrawn or reinstated itself; ' +
      '`renamed`: `was` is its former id.',
  });
export type ChangeKind = z.infer<typeof ChangeKind>;

export const ChangedRecord = z
  .strictObject({
    kind: RecordKind,
    id: Id,
    label: LocalizedText.nullable().meta({ description: 'Null when it is withdrawn.' }),
    url: Url,
  })
  .meta({ id: 'ChangedRecord' });

export const Change = z
  .strictObject({
    on: Instant,
    kind: ChangeKind,
    record: ChangedRecord,
    what: z.union([CorrectionSubject, RelationType]).nullable().meta({
      description: 'What was corrected, or which relation was added.',
    }),
    by: ChangedRecord.nullable().meta({
      description: 'The statement, source or caveat that changed it.',
    }),
    was: z.string().nullable().meta({ description: 'The former value, verbatim.' }),
    note: LocalizedText.nullable().meta({ description: 'Why, as the curators put it.' }),
  })
  .meta({ id: 'Change', description: 'What a reader is told otherwise than before.' });
export type Change = z.infer<typeof Change>;

export interface RecordName {
  kind: RecordKind;
  id: string;
}

/** As it is stored: records go by their names, which find them. */
export type StoredChange = Omit<Change, 'record' | 'by'> & {
  record: RecordName;
  by: RecordName | null;
};
