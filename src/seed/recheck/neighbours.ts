// Which sources depend on each other: those that name each other, or claim the same name.
import type { SourceInterface } from '../model.ts';

/**
 * The sources that something said of one of `ids` may depend on, and those of which something may
 * depend on one of them.
 * @param interfaces of all sources; two where a source has changed
 */
export function listNeighbours(
  ids: ReadonlySet<string>,
  interfaces: readonly SourceInterface[],
): Set<string> {
  const own = interfaces.filter(({ id }) => ids.has(id));
  const claimed = new Set(own.flatMap(({ claims }) => claims));
  const mentioned = new Set(own.flatMap(({ mentions }) => mentions));
  // A statement was said before whatever it is reported by way of appeared.
  for (const [statement, via] of interfaces.flatMap(({ vias }) => vias)) {
    if (claimed.has(statement)) mentioned.add(via);
    if (claimed.has(via)) mentioned.add(statement);
  }
  const isNear = ({ claims, mentions }: SourceInterface) =>
    claims.some((name) => claimed.has(name) || mentioned.has(name)) ||
    mentions.some((name) => claimed.has(name));
  return new Set(interfaces.filter(isNear).map(({ id }) => id));
}
