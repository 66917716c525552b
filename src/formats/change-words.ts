// What happened to a record, in words. Editorial: never inside quotation marks.
import type { Change, ChangeKind } from '../records/change.ts';

const kinds: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  corrected: 'Corrected',
  reported: 'Reported by another source',
  relation_added: 'Relation added',
  confirmed: 'Confirmed',
  disputed: 'Disputed',
  denied: 'Denied',
  misattributed: 'Called misattributed',
  retracted: 'Retracted',
  attribution_changed: 'Attribution changed',
  caveat_added: 'Caveat added',
  caveat_corrected: 'Caveat corrected',
  caveat_withdrawn: 'Caveat withdrawn',
  source_corrected: 'Source corrected',
  renamed: 'Renamed',
  withdrawn: 'Withdrawn',
  reinstated: 'Reinstated',
};

/** What happened, and to which record, in one line. */
export function titleOf({ kind, what, record }: Change): string {
  const subject = what === null ? '' : ` (${what})`;
  return `${kinds[kind]}${subject}: ${record.label?.en ?? record.id}`;
}

/** What changed it, what stood there before and why, line by line. */
export function listDetails({ by, was, note }: Change): string[] {
  return [
    ...(by ? [`By the ${by.kind}: ${by.label?.en ?? by.id}`] : []),
    ...(was === null ? [] : [`Before: ${was}`]),
    ...(note ? [note.en] : []),
  ];
}
