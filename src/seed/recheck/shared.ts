// What sources depend on besides each other: actors, events, topics, what was withdrawn and what
// was released.

import type { Seeds } from '../model.ts';
import { registerPaths } from '../parse/register.ts';
import { hashSha256 } from '../sha256.ts';
import type { EventState, SharedState } from './last-check.ts';

export function describeShared(seeds: Seeds, hashes: ReadonlyMap<string, string>): SharedState {
  const { claimed, actors } = seeds;
  const described = [...claimed.actor.keys()].map((id) => {
    const { roles: _, identifiers: __, ...value } = actors.get(id)?.value ?? {};
    return [id, value];
  });
  const files = ['withdrawn.yaml', ...registerPaths].map((path) => hashes.get(path));
  const gone = new Set(seeds.withdrawn.map(({ value: { id } }) => id));
  return {
    hash: hashSha256(JSON.stringify([described, files])),
    topics: [...claimed.topic.keys()],
    events: [...claimed.event.keys()].map((id) => describeEvent(seeds, gone, id)),
  };
}

function describeEvent(
  { events, register }: Seeds,
  gone: ReadonlySet<string>,
  id: string,
): EventState {
  const value = events.get(id)?.value;
  const past = value && [...value.formerly, ...(value.split ? ['split'] : [])].join(' ');
  const cited = value?.citations ?? [];
  return {
    id,
    past: past ?? null,
    citations: cited.length === 0 ? '' : hashSha256(JSON.stringify(cited)),
    isKnown: gone.has(id) || register?.rows.event.has(id) === true,
  };
}

/**
 * Whether what was said of sources before still holds. Nothing depends on what was added, unless it
 * is the event that something went on as, or that came back.
 * @param hasQuoted whether some text may only be quoted; an event may cite words of it
 */
export function isStillTrue(before: SharedState, now: SharedState, hasQuoted: boolean): boolean {
  const topics = new Set(now.topics);
  const events = new Map(now.events.map((event) => [event.id, event]));
  const known = new Set(before.events.map(({ id }) => id));
  return (
    before.hash === now.hash &&
    before.topics.every((id) => topics.has(id)) &&
    before.events.every((event) => isSame(event, events.get(event.id), hasQuoted)) &&
    now.events.every(
      (event) => known.has(event.id) || !(event.isKnown || isEntangled(event, hasQuoted)),
    )
  );
}

function isSame(before: EventState, now: EventState | undefined, hasQuoted: boolean): boolean {
  return before.past === now?.past && (!hasQuoted || before.citations === now.citations);
}

/** Whether sources that do not name an event may depend on it. */
export function isEntangled({ past, citations }: EventState, hasQuoted: boolean): boolean {
  return past !== '' || (hasQuoted && citations !== '');
}
