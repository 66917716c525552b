// Leaves out what is not to be published yet: drafts, and sources under embargo. What only they
// refer to goes with them, so that no name of theirs gets out.
import { listUsed } from './check/named-ids.ts';
import type { Seeds, SourceSeed } from './model.ts';
import { timeOf } from './moments.ts';

/**
 * The seeds without drafts and without what is under embargo on that day; the same object when
 * nothing is left out.
 * @param date a day or an instant; without one every embargo holds
 */
export function withhold(seeds: Seeds, date?: string): Seeds {
  const isWithheld = ({ source }: SourceSeed) => {
    const { draft = false, embargo } = source?.value ?? {};
    const isOver = date !== undefined && embargo != null && timeOf(embargo) <= timeOf(date);
    return draft || (embargo != null && !isOver);
  };
  const withheld = [...seeds.sources.values()].filter(isWithheld);
  if (withheld.length === 0) return seeds;
  const used = listUsed(seeds);
  let rest = without(seeds, {
    source: new Set(withheld.map(({ id }) => id)),
    statement: new Set(
      withheld.flatMap(({ statements }) => statements.map(({ value }) => value.id)),
    ),
    caveat: new Set(withheld.flatMap(({ caveats }) => caveats.map(({ value }) => value.id))),
  });
  for (let count = -1; count !== countRecords(rest); ) {
    count = countRecords(rest);
    const stillUsed = listUsed(rest);
    const unused = (kind: 'actor' | 'event' | 'topic') =>
      new Set(
        [...rest.claimed[kind].keys()].filter(
          (id) => used.has(`${kind} ${id}`) && !stillUsed.has(`${kind} ${id}`),
        ),
      );
    const [actor, event, topic] = [unused('actor'), unused('event'), unused('topic')];
    rest = without(rest, { actor, event, topic });
  }
  return rest;
}

function countRecords({ actors, events, topics }: Seeds): number {
  return actors.size + events.size + topics.length;
}

type Ids = Partial<Record<keyof Seeds['claimed'], ReadonlySet<string>>>;

function without(seeds: Seeds, ids: Ids): Seeds {
  const drop = <T>(map: ReadonlyMap<string, T>, gone: ReadonlySet<string> = new Set()) =>
    new Map([...map].filter(([id]) => !gone.has(id)));
  const claimed = Object.fromEntries(
    Object.entries(seeds.claimed).map(([kind, map]) => [
      kind,
      drop(map, ids[kind as keyof Seeds['claimed']]),
    ]),
  ) as Seeds['claimed'];
  return {
    ...seeds,
    claimed,
    actors: drop(seeds.actors, ids.actor),
    events: drop(seeds.events, ids.event),
    topics: seeds.topics.filter(({ value }) => !ids.topic?.has(value.id)),
    sources: drop(seeds.sources, ids.source),
  };
}
