// How many statements each record has, counted before any statement is compiled.
import type { Seeds } from '../model.ts';

export type StatementCounts = Readonly<
  Record<'actor' | 'event' | 'source' | 'topic', (id: string) => number>
>;

type Counts = Map<string, number>;

export function countStatements({ sources }: Seeds): StatementCounts {
  const actors: Counts = new Map();
  const events: Counts = new Map();
  const topics: Counts = new Map();
  const carried = new Map<string, Set<string>>();
  const carry = (source: string, statement: string) => {
    carried.set(source, (carried.get(source) ?? new Set()).add(statement));
  };
  for (const { id, statements, reports } of sources.values()) {
    for (const { value } of statements) {
      carry(id, value.id);
      countEach(actors, [value.actor, value.identified?.actor]);
      countEach(events, value.events);
      countEach(topics, value.topics);
    }
    for (const { value } of reports) carry(id, value.statement);
  }
  return {
    actor: (id) => actors.get(id) ?? 0,
    event: (id) => events.get(id) ?? 0,
    topic: (id) => topics.get(id) ?? 0,
    source: (id) => carried.get(id)?.size ?? 0,
  };
}

function countEach(counts: Counts, ids: readonly (string | undefined)[]): void {
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
}
