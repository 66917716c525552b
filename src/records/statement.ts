// A statement: one speech act that a source attributes to an actor. Whether what was said is
// true is not part of it and must never become so.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { StatementCitation } from './citation.ts';
import { ExplainedDate } from './dates.ts';
import { Evidence } from './evidence.ts';
import { memory } from './memory.ts';
import { ActorReference, Id, LocalizedText, TopicReference, Url } from './reference.ts';
import { moreOf, rest } from './rest.ts';

export const StatementForm = z.enum(['direct', 'mixed', 'indirect']).meta({
  id: 'StatementForm',
  description: 'Whether all, some or none of the words are in quotation marks.',
});

export const StatementAct = z
  .enum([
    'assertion',
    'claim',
    'denial',
    'confirmation',
    'announcement',
    'demand',
    'refusal',
    'criticism',
    'accusation',
    'warning',
    'threat',
    'appeal',
    'promise',
    'offer',
    'proposal',
    'instruction',
    'prediction',
    'concern',
    'praise',
    'question',
    'no_comment',
  ])
  .meta({ id: 'StatementAct', description: 'The type of statement.' });

export const RelationType = z
  .enum([
    'denies',
    'disputes',
    'contradicts',
    'confirms',
    'corrects',
    'retracts',
    'clarifies',
    'replies_to',
    'repeats',
    'quotes',
  ])
  .meta({
    id: 'RelationType',
    description:
      '`denies`: it was not said or did not happen; `disputes`: calls it false or doubtful; ' +
      '`contradicts`: claims the opposite.',
  });
export type RelationType = z.infer<typeof RelationType>;

export const AttributionStatus = z
  .enum(['reported', 'confirmed', 'disputed', 'denied', 'misattributed', 'retracted'])
  .meta({
    id: 'AttributionStatus',
    description:
      'Whether it was said, as derived from relations. Says nothing about whether it is true.',
  });
export type AttributionStatus = z.infer<typeof AttributionStatus>;

/** The attribution status that a relation gives to its target; others leave it as it is. */
export const statusByRelation: Partial<Record<RelationType, AttributionStatus>> = {
  retracts: 'retracted',
  corrects: 'misattributed',
  denies: 'denied',
  disputes: 'disputed',
  confirms: 'confirmed',
};

/** Whether it is known when it was said. */
export const SaidKnown = z.enum(['known', 'unknown']).meta({ id: 'SaidKnown' });

/** Strongest first: a statement that is both disputed and denied is denied. */
export const statusPrecedence: readonly AttributionStatus[] = [
  'retracted',
  'misattributed',
  'denied',
  'disputed',
  'confirmed',
  'reported',
];

const Attribution = z
  .strictObject({
    status: AttributionStatus,
    by: z.array(
      z.strictObject({ type: RelationType, statement: Id, actor: ActorReference, url: Url }),
    ),
  })
  .meta({ id: 'Attribution', description: 'Who confirms, disputes or denies that it was said.' });

export const VoiceReason = z
  .enum(['speaker', 'identified', 'on_behalf_of', 'office', 'part_of'])
  .meta({
    id: 'VoiceReason',
    description:
      '`on_behalf_of`: as the source says; `office`: the speaker held an office that speaks for ' +
      'it; `part_of`: one of these belongs to it.',
  });

const Voice = z.strictObject({ actor: ActorReference, by: VoiceReason }).meta({ id: 'Voice' });
export type Voice = z.infer<typeof Voice>;

const Identified = z
  .strictObject({ actor: ActorReference, evidence: z.array(Evidence) })
  .meta({ id: 'Identified' });

export const Relation = z
  .strictObject({
    type: RelationType,
    direction: z.enum(['outgoing', 'incoming']).meta({
      description: '`outgoing`: this statement does it; `incoming`: it is done to this statement.',
    }),
    kind: z.enum(['statement', 'event', 'source']),
    id: Id,
    label: LocalizedText.meta({ description: 'What is at the other end.' }),
    url: Url,
    scope: z
      .array(z.strictObject({ id: Id, label: LocalizedText, url: Url }))
      .optional()
      .meta({
        description: 'Of a source that is disputed, denied or confirmed: the statements meant.',
      }),
    more: moreOf({ scope: rest }),
  })
  .meta({ id: 'Relation' });
export type Relation = z.infer<typeof Relation>;

export const StatementEvent = z
  .strictObject({ id: Id, name: LocalizedText, url: Url })
  .meta({ id: 'EventReference' });

export const Statement = z
  .strictObject({
    id: Id.meta({ description: 'Readable and permanent.' }),
    url: Url,
    text: z.string().meta({ description: 'The passage, verbatim; equals citations[0].exact.' }),
    language: z.string().meta({ description: 'Of `text`, BCP 47; citations have their own.' }),
    summary: LocalizedText.meta({ description: 'Editorial; not the words of the speaker.' }),
    form: StatementForm,
    act: StatementAct,
    actor: ActorReference.extend({
      role: z.string().nullable().meta({ description: 'As the source gives it.' }),
    }),
    identified: Identified.nullable().meta({
      description: 'Who it was where the source names an institution and others name the speaker.',
    }),
    on_behalf_of: ActorReference.nullable(),
    voice: z.array(Voice).meta({
      description: 'Everybody for whom it was said, each with the first reason that applies.',
    }),
    audience: z.array(ActorReference),
    said: ExplainedDate.nullable().meta({ description: 'Null when not known.' }),
    said_note: LocalizedText.nullable().meta({ description: 'Why it is not known when.' }),
    events: z.array(StatementEvent),
    topics: z.array(TopicReference),
    mentions: z.array(ActorReference).meta({
      description: 'Actors named in the passages, apart from the speaker.',
    }),
    attribution: Attribution,
    citations: z.array(StatementCitation).min(1),
    relations: z.array(Relation),
    caveats: z.array(CaveatReference),
    ...memory,
    more: moreOf({ relations: rest, caveats: rest, attribution: rest }),
  })
  .meta({ id: 'Statement', description: 'Who said what, when, and where exactly it was printed.' });
export type Statement = z.infer<typeof Statement>;
