// What a dataset file is built from: the public records, each list in its final order.
import type { Actor } from '../domain/actor.ts';
import type { Caveat } from '../domain/caveat.ts';
import type { Event } from '../domain/event.ts';
import type { Source } from '../domain/source.ts';
import type { Statement } from '../domain/statement.ts';
import type { Topic } from '../domain/topic.ts';

/** Records in order; a large set need not be in memory at once. */
type Sequence<T> = Iterable<T> & { readonly length: number };

export interface Records {
  statements: Sequence<Statement>;
  actors: Actor[];
  events: Event[];
  sources: Sequence<Source>;
  topics: Topic[];
  caveats: Caveat[];
  /** The stored text of each held source, by id. */
  texts: { get: (sourceId: string) => string | undefined };
}
