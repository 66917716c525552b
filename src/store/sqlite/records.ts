// What a dataset file is built from: the public records, each list in its final order.
import type { Actor } from '../../records/actor.ts';
import type { Authority } from '../../records/authority.ts';
import type { Caveat } from '../../records/caveat.ts';
import type { RecordName, StoredChange } from '../../records/change.ts';
import type { StoredEarlierText } from '../../records/earlier-text.ts';
import type { Event } from '../../records/event.ts';
import type { FormerId, StoredTombstone } from '../../records/past.ts';
import type { Span } from '../../records/quoted-text.ts';
import type { RecordOf, Resource } from '../../records/resources.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { Topic } from '../../records/topic.ts';

/** Records in order. They need not all be in memory at once, and may be there only once. */
export type Sequence<T> = Iterable<T> & { readonly length: number };

export interface Records {
  authority: Authority;
  statements: Sequence<Statement>;
  actors: Sequence<Actor>;
  events: Sequence<Event>;
  sources: Sequence<Source>;
  topics: Sequence<Topic>;
  caveats: Sequence<Caveat>;
  /** In the order of time, oldest first. */
  changes: Iterable<StoredChange>;
  tombstones: Iterable<StoredTombstone>;
  formerIds: Iterable<FormerId>;
  /** What was taken down: no word of it may be kept, in this file or in those of before. */
  erased: readonly RecordName[];
  /** The stored text of each held source, by id. */
  texts: { get: (sourceId: string) => string | undefined };
  /** The passages of each source that may only be quoted; the rest of its text is blank. */
  passages: { get: (sourceId: string) => readonly Span[] | undefined };
  /** What was printed before publishers corrected it, oldest first, by id of the source. */
  earlierTexts: { get: (sourceId: string) => readonly StoredEarlierText[] | undefined };
}

/** What is written of them. */
export type WrittenRecords = { [R in Resource]: Iterable<RecordOf<R>> } & Omit<
  Records,
  Resource | 'authority' | 'erased'
>;
