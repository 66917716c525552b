// What a statement inherits where it does not say it itself: from its source, then from its
// speaker. An inherited value stands where it was written, so problems name that place.
import type { Seeds, SourceSeed } from '../model.ts';
import type { Entry } from './entry.ts';
import type { ActorFile, SeedStatement } from './schema.ts';

export const inheritableKeys = ['said', 'topics', 'on_behalf_of'] as const;

interface Heir {
  entry: Entry<unknown>;
  inherited: readonly string[];
}

/** A statement that is not parsed yet, with those values of its source that it does not say. */
export function inheritFromSource(entry: Entry<unknown>, defaults: Entry<unknown>): Heir {
  const { value: own } = entry;
  const { value: given } = defaults;
  if (!isMapping(own) || !isMapping(given)) return { entry, inherited: [] };
  const inherited = inheritableKeys.filter(
    (key) =>
      Object.hasOwn(given, key) &&
      !Object.hasOwn(own, key) &&
      (key !== 'on_behalf_of' || maySpeakFor(own, given[key])),
  );
  if (inherited.length === 0) return { entry, inherited };
  const values = Object.fromEntries(inherited.map((key) => [key, given[key]]));
  return {
    entry: { ...entry, value: { ...own, ...values }, locate: locateIn(entry, inherited, defaults) },
    inherited,
  };
}

/** Lets statements say on whose behalf their speakers always speak; what they say stays. */
export function inheritFromActors(sources: Iterable<SourceSeed>, actors: Seeds['actors']): void {
  for (const source of sources) {
    source.statements = source.statements.map((entry) =>
      inheritFromActor(entry, actors.get(entry.value.actor)),
    );
  }
}

function inheritFromActor(
  entry: Entry<SeedStatement>,
  actor: Entry<ActorFile> | undefined,
): Entry<SeedStatement> {
  const { value } = entry;
  const { on_behalf_of } = actor?.value ?? {};
  if (!actor || on_behalf_of == null || value.on_behalf_of !== undefined) return entry;
  if (!maySpeakFor({ ...value }, on_behalf_of)) return entry;
  const locate = locateIn(entry, ['on_behalf_of'], actor);
  return { ...entry, value: { ...value, on_behalf_of }, locate };
}

/** Nobody speaks on behalf of themselves, nor of anybody where they speak for none. */
export const maySpeakFor = (
  { actor, speaks_for }: Record<string, unknown>,
  side: unknown,
): boolean => actor !== side && speaks_for !== 'none';

const locateIn =
  (
    { locate }: Entry<unknown>,
    inherited: readonly string[],
    from: Entry<unknown>,
  ): Entry<unknown>['locate'] =>
  (path, part) =>
    inherited.includes(String(path[0]))
      ? { ...from.locate(path, part), file: from.file }
      : locate(path, part);

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
