// What sources depend on besides each other: actors, events, topics, what was withdrawn and what
// was released.

import type { Seeds } from '../model.ts';
import { registerPaths } from '../parse/register.ts';
import { hashSha256 } from '../sha256.ts';
import type { SharedState } from './last-check.ts';

export function describeShared(
  { claimed, actors }: Seeds,
  hashes: ReadonlyMap<string, string>,
): SharedState {
  const described = [...claimed.actor.keys()].map((id) => {
    const { roles: _, identifiers: __, ...value } = actors.get(id)?.value ?? {};
    return [id, value];
  });
  const files = ['withdrawn.yaml', ...registerPaths].map((path) => hashes.get(path));
  const names = (['event', 'topic'] as const).flatMap((kind) =>
    [...claimed[kind].keys()].map((id) => `${kind} ${id}`),
  );
  return { hash: hashSha256(JSON.stringify([described, files])), names };
}

/** Whether what was said of sources before still holds. Nothing depends on what was added. */
export function isStillTrue(before: SharedState, now: SharedState): boolean {
  const names = new Set(now.names);
  return before.hash === now.hash && before.names.every((name) => names.has(name));
}
