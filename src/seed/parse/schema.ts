// The shape of each kind of seed file, as a curator writes it. `seeds/README.md` explains it.
import { z } from 'zod';
import { Identifier, NameKind } from '../../records/actor.ts';
import { CaveatKind, CaveatSeverity } from '../../records/caveat.ts';
import { SourceKind } from '../../records/citation.ts';
import { DateBasis } from '../../records/dates.ts';
import { EventKind, EventStatus } from '../../records/event.ts';
import { ActorKind, Id, LocalizedText } from '../../records/reference.ts';
import { RelationType, StatementAct, StatementForm } from '../../records/statement.ts';

const Text = z.string().regex(/\S/, 'must hold words');

const SeedDate = z.strictObject({ edtf: Text, basis: DateBasis, printed: Text.nullish() });
export type SeedDate = z.infer<typeof SeedDate>;

const Quote = z.strictObject({ quote: Text, prefix: Text.nullish() });
export type Quote = z.infer<typeof Quote>;

const SourcedQuote = Quote.extend({ source: Id });

export const ActorFile = z.strictObject({
  kind: ActorKind,
  name: Text,
  names: z.array(z.strictObject({ name: Text, lang: Text, kind: NameKind })).default([]),
  roles: z
    .array(z.strictObject({ title: Text, organization: Id.nullish(), source: Id }))
    .default([]),
  member_of: Id.nullish(),
  identifiers: z.array(Identifier).default([]),
});
export type ActorFile = z.infer<typeof ActorFile>;

export const EventFile = z.strictObject({
  name: LocalizedText,
  kind: EventKind,
  when: SeedDate.nullable(),
  place: LocalizedText.nullable(),
  status: EventStatus,
  participants: z.array(Id).default([]),
  parent: Id.nullish(),
  citations: z.array(SourcedQuote).default([]),
});
export type EventFile = z.infer<typeof EventFile>;

/** The items of long lists are parsed one by one, so that a problem in one hides no other. */
const Items = z.array(z.unknown());

export const TopicsFile = Items;

export const SeedTopic = z.strictObject({ id: Id, name: LocalizedText });
export type SeedTopic = z.infer<typeof SeedTopic>;

export const SeedCaveat = z.strictObject({
  id: Id,
  kind: CaveatKind,
  severity: CaveatSeverity,
  citations: z.array(Quote.extend({ source: Id.nullish() })).min(1),
  explanation: LocalizedText,
  affects: z
    .strictObject({ statements: z.array(Id).default([]), events: z.array(Id).default([]) })
    .default({ statements: [], events: [] }),
});
export type SeedCaveat = z.infer<typeof SeedCaveat>;

export const SourceFile = z.strictObject({
  kind: SourceKind,
  held: z.boolean(),
  title: Text.nullable(),
  publisher: Text.nullable(),
  url: z
    .url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' })
    .nullable(),
  language: Text.nullish(),
  published: SeedDate.extend({ note: LocalizedText.nullish() }).nullable(),
  caveats: Items.default([]),
});
export type SourceFile = z.infer<typeof SourceFile>;

const Passage = Quote.extend({ via: Id.nullish() });

const SeedRelation = z
  .strictObject({
    type: RelationType,
    statement: Id.nullish(),
    event: Id.nullish(),
    source: Id.nullish(),
  })
  .refine(
    (relation) =>
      [relation.statement, relation.event, relation.source].filter((id) => id != null).length === 1,
    'must name exactly one target: a statement, an event or a source',
  );

export const SeedStatement = Passage.extend({
  id: Id,
  actor: Id,
  role: Text.nullish(),
  on_behalf_of: Id.nullish(),
  audience: z.array(Id).default([]),
  form: StatementForm,
  act: StatementAct,
  said: SeedDate.nullable(),
  events: z.array(Id).default([]),
  topics: z.array(Id).min(1).max(4),
  summary: LocalizedText,
  also: z.array(Passage).default([]),
  relations: z.array(SeedRelation).default([]),
});
export type SeedStatement = z.infer<typeof SeedStatement>;

export const SeedReport = Passage.extend({ statement: Id });
export type SeedReport = z.infer<typeof SeedReport>;

export const StatementsFile = z.strictObject({
  statements: Items.default([]),
  reports: Items.default([]),
});
