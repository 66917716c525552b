// The roles of actors: those of their files, then those that their statements print besides.
import type { Seeds } from '../model.ts';
import type { ActorFile } from '../parse/schema.ts';

type Roles = ActorFile['roles'];

/** By actor; each role once for each source that states it. */
export function collectRoles({ actors, sources }: Seeds): Map<string, Roles> {
  const collected = new Map([...actors].map(([id, { value }]) => [id, [...value.roles]]));
  for (const { id: source, statements } of sources.values()) {
    for (const { value } of statements) {
      const { actor, role: title } = value;
      const roles = collected.get(actor);
      if (title == null || !roles) continue;
      if (roles.some((role) => role.title === title && role.source === source)) continue;
      roles.push({ title, source, evidence: [] });
    }
  }
  return collected;
}
