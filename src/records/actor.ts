// An actor: a person, organization, government or unnamed official who speaks or is spoken of.
import { z } from 'zod';
import { CaveatReference } from './caveat.ts';
import { Evidence } from './evidence.ts';
import { memory } from './memory.ts';
import { ActorKind, ActorReference, actorName, Id, Url } from './reference.ts';
import { moreOf, rest } from './rest.ts';

export const NameKind = z
  .enum(['full', 'family', 'alias', 'abbreviation', 'metonym'])
  .meta({ id: 'NameKind', description: '`metonym`: a capital or building that stands for it.' });

export const Identifier = z
  .strictObject({ scheme: z.string(), value: z.string() })
  .meta({ id: 'Identifier' });

const Name = z
  .strictObject({
    name: z.string(),
    lang: z.string().meta({ description: 'BCP 47.' }),
    script: z.string().meta({ description: 'ISO 15924.' }),
    kind: NameKind,
  })
  .meta({ id: 'Name' });

const Role = z
  .strictObject({
    title: z.string().meta({ description: 'As the source prints it.' }),
    organization: ActorReference.nullable(),
    source: Id,
    speaks_for: ActorReference.nullable().meta({
      description: 'The institution for which the office speaks while it is held.',
    }),
    from: z.string().nullable().meta({ description: 'When it was taken up, EDTF.' }),
    until: z.string().nullable().meta({ description: 'When it was laid down, EDTF.' }),
    evidence: z.array(Evidence).meta({ description: 'Where these days can be looked up.' }),
  })
  .meta({ id: 'Role' });

export const Actor = z
  .strictObject({
    id: Id,
    url: Url,
    kind: ActorKind,
    ...actorName,
    names: z.array(Name).meta({ description: 'Every spelling; any of them finds the actor.' }),
    roles: z.array(Role),
    member_of: ActorReference.nullable(),
    part_of: z.array(ActorReference).meta({
      description: 'The institutions that it belongs to, and in whose name it speaks too.',
    }),
    identifiers: z.array(Identifier),
    caveats: z.array(CaveatReference).meta({ description: 'What is doubtful about the roles.' }),
    statements: z.strictObject({
      count: z.int().meta({ description: 'Statements in which this actor speaks.' }),
      url: Url,
    }),
    ...memory,
    more: moreOf({ caveats: rest }),
  })
  .meta({ id: 'Actor', description: 'Field names as in Popolo.' });
export type Actor = z.infer<typeof Actor>;
