// The closed lists of values, and the fields, that have names in every language.
import type { z } from 'zod';
import type { NameKind } from '../../records/actor.ts';
import type { CaveatKind, CaveatSeverity } from '../../records/caveat.ts';
import type { SourceKind } from '../../records/citation.ts';
import type { EventKind, EventStatus } from '../../records/event.ts';
import type { ChoiceName, ChoiceValue, FilterName, FormField } from '../../records/fields.ts';
import type { ActorKind } from '../../records/reference.ts';
import type { RelationType, VoiceReason } from '../../records/statement.ts';

/** The values of filters, under the name of the filter. */
type ChoiceLabels = {
  [F in Exclude<ChoiceName, 'relation'>]: Record<ChoiceValue<F>, string>;
};

/** By list, then by value. `outgoing` and `incoming` are the two ends of a relation. */
export interface Labels extends ChoiceLabels {
  outgoing: Record<RelationType, string>;
  incoming: Record<RelationType, string>;
  source: Record<z.infer<typeof SourceKind>, string>;
  sourceFact: Record<
    | 'kind'
    | 'language'
    | 'publisher'
    | 'author'
    | 'agency'
    | 'platform'
    | 'archived'
    | 'accessed'
    | 'onlyQuoted'
    | 'origin',
    string
  >;
  /** What a filter of sources says that lets all of them through. */
  sourceFilter: Record<'kind' | 'language', string>;
  actor: Record<z.infer<typeof ActorKind>, string>;
  event: Record<z.infer<typeof EventKind>, string>;
  eventStatus: Record<z.infer<typeof EventStatus>, string>;
  caveatKind: Record<z.infer<typeof CaveatKind>, string>;
  severity: Record<z.infer<typeof CaveatSeverity>, string>;
  voice: Record<z.infer<typeof VoiceReason>, string>;
  calendar: Record<'title' | 'certain' | 'approximate', string>;
  nameKind: Record<z.infer<typeof NameKind>, string>;
}

/** Each filter of statements in front of a chosen value, and above its values in the form. */
export type FieldNames = {
  [F in FilterName<'statements'>]: F extends FormField
    ? { label: string; heading: string }
    : { label: string };
};
