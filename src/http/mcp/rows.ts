// Records as tools give them to a language model: the words, who, when, where, and what to pass on
// with them. Whatever can be long is cut, and says so.
import { z } from 'zod';
import type { CaveatReference } from '../../records/caveat.ts';
import { CaveatSeverity } from '../../records/caveat.ts';
import { type Citation, SourceReference } from '../../records/citation.ts';
import { UncertainDate } from '../../records/dates.ts';
import { Event } from '../../records/event.ts';
import { ActorReference } from '../../records/reference.ts';
import { labelSource } from '../../records/resources.ts';
import { AttributionStatus, RelationType, Statement } from '../../records/statement.ts';
import { describeBasis, describeWhen } from '../../web/messages/when.ts';

/** Code points of a passage; the rest stands at its address. */
const passageLengthMax = 900;

/** Characters of an editorial text. */
const wordingLengthMax = 320;

/** Caveats of one statement, and those who deny or confirm it. */
const caveatsMax = 4;

const When = UncertainDate.pick({ edtf: true, earliest: true, latest: true }).extend({
  words: z.string().meta({ description: 'The date with its uncertainty; use these words.' }),
  known: z.string().meta({ description: 'How the date is known.' }),
});

const BriefSource = SourceReference.pick({
  id: true,
  title: true,
  publisher: true,
  original_url: true,
});

const BriefCaveat = z.strictObject({ severity: CaveatSeverity, explanation: z.string() });

const Speaker = ActorReference.pick({ id: true, name: true });

export const BriefPassage = z.strictObject({
  passage: z.string().meta({ description: 'Verbatim. The only words to quote.' }),
  passage_goes_on: z.literal(true).optional().meta({ description: 'Only its beginning is here.' }),
  language: z.string(),
  source: BriefSource.extend({ published: z.string() }),
  passage_url: z.string(),
});

export const BriefStatement = BriefPassage.extend({
  ...Statement.pick({ id: true, url: true, form: true, act: true }).shape,
  summary: z.string().meta({ description: 'Worded by the editors; never quote it as speech.' }),
  speaker: Speaker.extend({ role: z.string().nullable(), identified: z.string().optional() }),
  on_behalf_of: z.string().nullable(),
  said: When.nullable().meta({ description: 'Null: not known when.' }),
  attribution: z.strictObject({
    status: AttributionStatus,
    by: z.array(z.strictObject({ type: RelationType, actor: z.string(), url: z.string() })),
  }),
  caveats: z.array(BriefCaveat).meta({ description: 'Pass these on with the words.' }),
  more_caveats: z.int().optional(),
});
export type BriefStatement = z.infer<typeof BriefStatement>;

type Told = Pick<
  Statement,
  'id' | 'url' | 'form' | 'act' | 'summary' | 'actor' | 'on_behalf_of' | 'said' | 'attribution'
> &
  Pick<Statement, 'caveats'> & { identified?: Statement['identified'] };

/** @param citation the passage to show */
export function describeStatement(statement: Told, citation: Citation): BriefStatement {
  const { id, url, form, act, summary, actor, identified, on_behalf_of, said } = statement;
  const { status, by } = statement.attribution;
  const { caveats } = statement;
  return {
    ...describePassage(citation),
    ...{ id, url, form, act },
    summary: shorten(summary.en),
    speaker: {
      ...{ id: actor.id, name: actor.name, role: actor.role },
      ...(identified && { identified: identified.actor.name }),
    },
    on_behalf_of: on_behalf_of?.name ?? null,
    said: describeDate(said),
    attribution: {
      status,
      by: by
        .slice(0, caveatsMax)
        .map((one) => ({ type: one.type, actor: one.actor.name, url: one.url })),
    },
    caveats: caveats.slice(0, caveatsMax).map(describeCaveat),
    ...(caveats.length > caveatsMax && { more_caveats: caveats.length - caveatsMax }),
  };
}

export function describePassage({ exact, language, source, url }: Citation) {
  const { id, title, publisher, original_url, published } = source;
  const characters = Array.from(exact);
  const goesOn = characters.length > passageLengthMax;
  return {
    passage: goesOn ? characters.slice(0, passageLengthMax).join('') : exact,
    ...(goesOn && { passage_goes_on: true as const }),
    language,
    source: { id, title, publisher, original_url, published: describeWhen(published, 'en') },
    passage_url: url,
  };
}

function describeDate(date: UncertainDate | null): z.infer<typeof When> | null {
  if (date === null) return null;
  const { edtf, earliest, latest } = date;
  const words = describeWhen(date, 'en');
  return { edtf, earliest, latest, words, known: shorten(describeBasis(date, 'en')) };
}

export function describeCaveat({ severity, explanation }: CaveatReference) {
  return { severity, explanation: shorten(explanation.en) };
}

export const BriefEvent = Event.pick({ id: true, url: true, kind: true, status: true }).extend({
  name: z.string(),
  when: When.nullable(),
  participants: z.array(z.string()),
  reported_by: z.array(z.string()).meta({ description: 'Sources that report it.' }),
  caveats: z.array(BriefCaveat),
});

/** Names of one event: of those who took part, and of sources. */
const namesMax = 8;

export function describeEvent(event: Event): z.infer<typeof BriefEvent> {
  const { id, url, kind, status, name, when, participants, citations, caveats } = event;
  const labels = citations.map(({ source }) => labelSource(source).en);
  return {
    ...{ id, url, kind, status, name: shorten(name.en), when: describeDate(when) },
    participants: participants.slice(0, namesMax).map((actor) => actor.name),
    reported_by: [...new Set(labels)].slice(0, namesMax),
    caveats: caveats.slice(0, caveatsMax).map(describeCaveat),
  };
}

/** An editorial text that may be cut; never a passage. */
export function shorten(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= wordingLengthMax) return text;
  return `${characters.slice(0, wordingLengthMax - 1).join('')}…`;
}
