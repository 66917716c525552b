// The shape of each kind of seed file, as a curator writes it. `seeds/README.md` explains it.
import { z } from 'zod';
import { Identifier, NameKind } from '../../records/actor.ts';
import { CaveatKind, CaveatSeverity } from '../../records/caveat.ts';
import { SourceKind } from '../../records/citation.ts';
import { DateBasis } from '../../records/dates.ts';
import { EventKind, EventStatus } from '../../records/event.ts';
import { parseTime } from '../../records/locator.ts';
import { ActorKind, Id } from '../../records/reference.ts';
import { SourceText } from '../../records/source.ts';
import { RelationType, StatementAct, StatementForm } from '../../records/statement.ts';
import { added, Moment, memory, Text, Wording } from './memory.ts';

const WebAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address that begins with https://',
});

/** Where a fact that no source here holds can be looked up. Null is what its page does not say. */
const Evidence = z.strictObject({
  url: WebAddress,
  title: Text.nullable(),
  publisher: Text,
  date: Text.nullable(),
});

const evidence = { evidence: z.array(Evidence).default([]) };

const SeedDate = z.strictObject({
  edtf: Text,
  basis: DateBasis,
  printed: Text.nullish(),
  note: Wording.nullish(),
  ...evidence,
});
export type SeedDate = z.infer<typeof SeedDate>;

/** Where the document itself has the passage. */
const SeedLocator = z
  .strictObject({
    time: z
      .string()
      .refine(
        (time) => parseTime(time) !== undefined,
        'must be a time such as 00:12:31, or a beginning and a later end such as 00:12:31/00:12:40',
      )
      .nullable()
      .default(null),
    page: z
      .int('must be the number of a page')
      .min(1, 'must be the number of a page')
      .nullable()
      .default(null),
  })
  .refine(({ time, page }) => (time === null) !== (page === null), 'must hold a time or a page');

const Quote = z.strictObject({
  quote: Text,
  prefix: Text.nullish(),
  locator: SeedLocator.nullish(),
});
export type Quote = z.infer<typeof Quote>;

const SourcedQuote = Quote.extend({ source: Id });

/** An office. With `speaks_for` it speaks for an institution, from and until the days given. */
const SeedRole = z.strictObject({
  title: Text,
  organization: Id.nullish(),
  source: Id,
  speaks_for: Id.nullish(),
  from: Text.nullish(),
  until: Text.nullish(),
  ...evidence,
});

/** One name for all languages, or one for each. */
const ActorName = z.union([Text, Wording]);

export const ActorFile = z.strictObject({
  kind: ActorKind,
  name: ActorName.transform((name) => (typeof name === 'string' ? { en: name, fr: name } : name)),
  names: z.array(z.strictObject({ name: Text, lang: Text, kind: NameKind })).default([]),
  roles: z.array(SeedRole).default([]),
  member_of: Id.nullish(),
  /** For whom they speak where a statement says nothing else, as a spokesman always does. */
  on_behalf_of: Id.nullish(),
  part_of: z.array(Id).default([]),
  identifiers: z.array(Identifier).default([]),
  ...memory,
});
export type ActorFile = z.infer<typeof ActorFile>;

export const EventFile = z.strictObject({
  name: Wording,
  kind: EventKind,
  when: SeedDate.nullable(),
  place: Wording.nullable(),
  status: EventStatus,
  participants: z.array(Id).default([]),
  parent: Id.nullish(),
  citations: z.array(SourcedQuote).default([]),
  ...memory,
});
export type EventFile = z.infer<typeof EventFile>;

/** The items of long lists are parsed one by one, so that a problem in one hides no other. */
const Items = z.array(z.unknown());

export const TopicsFile = Items;

export const SeedTopic = z.strictObject({ id: Id, name: Wording, ...memory });
export type SeedTopic = z.infer<typeof SeedTopic>;

export const SeedCaveat = z.strictObject({
  id: Id,
  kind: CaveatKind,
  severity: CaveatSeverity,
  citations: z.array(Quote.extend({ source: Id.nullish() })).min(1),
  explanation: Wording,
  affects: z
    .strictObject({
      statements: z.array(Id).default([]),
      events: z.array(Id).default([]),
      /** Those whose office is doubtful. */
      actors: z.array(Id).default([]),
    })
    .default({ statements: [], events: [], actors: [] }),
  ...evidence,
  ...added,
  ...memory,
});
export type SeedCaveat = z.infer<typeof SeedCaveat>;

const Topics = z.array(Id).min(1).max(4);

export const SourceFile = z.strictObject({
  kind: SourceKind,
  held: z.boolean(),
  /** `quotes`: its passages are published, and the rest of its text is not. */
  text: SourceText.default('public'),
  title: Text.nullable(),
  publisher: Text.nullable(),
  url: WebAddress.nullable(),
  author: z.array(Text).default([]),
  /** Whose dispatch it prints. */
  agency: Text.nullish(),
  /** Of a post. */
  platform: Text.nullish(),
  accessed: z.iso.date({ error: 'must be a day such as 2026-11-26' }).nullish(),
  archived_url: WebAddress.nullish(),
  /** It is not published before. */
  embargo: Moment.nullish(),
  /** It is checked, but not published. */
  draft: z.boolean().default(false),
  language: Text.nullish(),
  published: SeedDate.nullable(),
  /** What its statements say where they do not say it themselves. */
  defaults: z
    .strictObject({
      said: SeedDate.optional(),
      topics: Topics.optional(),
      on_behalf_of: Id.optional(),
    })
    .default({}),
  /** Who besides the curator held the source against its text, and when. */
  checked: z.strictObject({ by: Text, on: Moment }).nullish(),
  /** For curators; it is not served. */
  note: z.union([Text, Wording]).nullish(),
  ...added,
  ...memory,
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
    /** The statements that are meant, where it is directed at a document. */
    scope: z.array(Id).default([]),
    ...added,
  })
  .refine(
    (relation) =>
      [relation.statement, relation.event, relation.source].filter((id) => id != null).length === 1,
    'must name exactly one target: a statement, an event or a source',
  );

const DecidedStatement = Passage.extend({
  id: Id,
  actor: Id,
  role: Text.nullish(),
  on_behalf_of: Id.nullish(),
  audience: z.array(Id).default([]),
  form: StatementForm,
  act: StatementAct,
  said: SeedDate.nullable(),
  /** Why it is not known when. */
  said_note: Wording.nullish(),
  events: z.array(Id).default([]),
  topics: Topics,
  summary: Wording,
  also: z.array(Passage.extend({ holds: z.enum(['speaker']).nullish() })).default([]),
  relations: z.array(SeedRelation).default([]),
  /** Whom an outside source names where the text names the institution. */
  identified: z.strictObject({ actor: Id, evidence: z.array(Evidence).min(1) }).nullish(),
  speaks_for: z.enum(['none']).nullish(),
  mentions: z
    .strictObject({ add: z.array(Id).default([]), remove: z.array(Id).default([]) })
    .default({ add: [], remove: [] }),
  ...added,
  ...memory,
});

export const SeedStatement = DecidedStatement.extend({
  /** What a person has still to decide. A statement with this key is never published. */
  draft: z.array(DecidedStatement.keyof()).min(1).optional(),
});
export type SeedStatement = z.infer<typeof SeedStatement>;

export const SeedReport = Passage.extend({ statement: Id, ...added });
export type SeedReport = z.infer<typeof SeedReport>;

export const WithdrawnFile = Items;

/** What is said about the database as a whole. */
export const DatasetFile = z.strictObject({
  /** In whose name entries of feeds have their ids (RFC 4151 §2.1): a domain, held on that day. */
  authority: z.strictObject({
    domain: z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, {
      error: 'must be the name of a domain in lower case, such as example.org',
    }),
    since: z.iso.date('must be a day on which you held it, such as 2026-11-25'),
  }),
});
export type DatasetFile = z.infer<typeof DatasetFile>;

export const StatementsFile = z.strictObject({
  statements: Items.default([]),
  reports: Items.default([]),
  /** Sentences that were read and hold no statement, verbatim. */
  dismissed: Items.default([]),
});
