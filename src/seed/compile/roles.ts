// The roles of actors: those of their files, then those that their statements print besides.
import type { Seeds } from '../model.ts';
import type { ActorFile } from '../parse/schema.ts';

type Roles = ActorFile['roles'];

/** By actor; what statements print is there once, with the first source, however many print it. */
export function collectRoles({ actors, sources }: Seeds): Map<string, Roles> {
  const collected = new Map([...actors].map(([id, { value }]) => [id, [...value.roles]]));
  const titles = new Map(
    [...collected].map(([id, roles]) => [id, new Set(roles.map(({ title }) => title))]),
  );
  for (const { id: source, statements } of sources.values()) {
    for (const { value } of statements) {
      const { actor, role: title } = value;
      const known = titles.get(actor);
      if (title == null || !known || known.has(title)) continue;
      known.add(title);
      collected.get(actor)?.push({ title, source, evidence: [] });
    }
  }
  return collected;
}
