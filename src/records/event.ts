// An event: what happened, is planned, is alleged or is denied, with the passages that say so.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { Citation } from './citation.ts';
import { ExplainedDate } from './dates.ts';
import { memory } from './memory.ts';
import { ActorReference, Id, LocalizedText, Url } from './reference.ts';
import { moreOf, rest } from './rest.ts';
import { Relation, StatementEvent } from './statement.ts';

export const EventKind = z
  .enum([
    'meeting',
    'call',
    'publication',
    'decision',
    'proposal',
    'attack',
    'treaty',
    'visit',
    'election',
    'operation',
    'statement',
    'other',
  ])
  .meta({ id: 'EventKind' });

export const EventStatus = z
  .enum(['occurred', 'planned', 'alleged', 'denied', 'disputed'])
  .meta({ id: 'EventStatus', description: '`denied`: one source reports it, another denies it.' });

export const Event = z
  .strictObject({
    id: Id,
    url: Url,
    name: LocalizedText,
    kind: EventKind,
    when: ExplainedDate.nullable(),
    place: LocalizedText.nullable(),
    status: EventStatus,
    participants: z.array(ActorReference),
    parent: StatementEvent.nullable(),
    citations: z.array(Citation),
    relations: z.array(Relation).meta({ description: 'Statements that deny or confirm it.' }),
    caveats: z.array(CaveatReference),
    statements: z.strictObject({ count: z.int(), url: Url }),
    ...memory,
    more: moreOf({ relations: rest, caveats: rest }),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;
