// Relations are written once, on the statement that does something; here they get both ends.
import { labelSource, resourceOf } from '../../records/resources.ts';
import { type Relation, RelationType, statusByRelation } from '../../records/statement.ts';
import type { Seeds } from '../model.ts';
import type { SeedStatement } from '../parse/schema.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';

export interface RelationEnds {
  /** The relations of a record from its own point of view, in a stable order. */
  of: (kind: Relation['kind'], id: string) => Relation[];
}

export function listRelations(seeds: Seeds, references: References): RelationEnds {
  const ends = new Map<string, Relation[]>();
  const add = (kind: Relation['kind'], id: string, relation: Relation) => {
    const key = `${kind} ${id}`;
    const known = ends.get(key);
    if (known) known.push(relation);
    else ends.set(key, [relation]);
  };
  const statements = [...seeds.sources.values()].flatMap((source) =>
    source.statements.map(({ value }) => value),
  );
  const summaries = new Map(statements.map(({ id, summary }) => [id, summary]));
  const describe = (kind: Relation['kind'], id: string) => {
    if (kind === 'event') return references.event(id).name;
    const summary = summaries.get(id);
    if (kind === 'statement' && summary) return summary;
    return labelSource(references.source(id));
  };
  const end = (kind: Relation['kind'], id: string) => ({
    kind,
    id,
    label: describe(kind, id),
    url: `/${resourceOf[kind]}/${id}`,
  });
  const listMeant = scopeFinder(statements, findOrigins(seeds));
  for (const statement of statements) {
    for (const relation of statement.relations) {
      const { type, statement: target, event, source } = relation;
      const kind = target != null ? 'statement' : event != null ? 'event' : 'source';
      const id = (target ?? event ?? source) as string;
      const scope = listMeant(statement, relation)?.map((one) => {
        const { kind: _, ...reference } = end('statement', one);
        return reference;
      });
      const shared = { type, ...(scope && { scope }) };
      add('statement', statement.id, { ...shared, direction: 'outgoing', ...end(kind, id) });
      add(kind, id, { ...shared, direction: 'incoming', ...end('statement', statement.id) });
    }
  }
  for (const relations of ends.values()) relations.sort(inOrder);
  return endsOf(ends);
}

/** A function of its own, which keeps nothing but the ends in memory. */
function endsOf(ends: ReadonlyMap<string, Relation[]>): RelationEnds {
  return { of: (kind, id) => ends.get(`${kind} ${id}`) ?? [] };
}

/**
 * The statements that are meant where a source is disputed, denied or confirmed: those that the
 * relation names, or those of the same speaker that only the source tells.
 */
function scopeFinder(
  statements: readonly SeedStatement[],
  origins: ReadonlyMap<string, string | null>,
) {
  const known = Map.groupBy(statements, ({ id, actor }) => `${actor} ${origins.get(id) ?? ''}`);
  return (
    by: SeedStatement,
    { type, source, scope }: SeedStatement['relations'][number],
  ): string[] | undefined => {
    if (source == null || statusByRelation[type] === undefined) return undefined;
    if (scope.length > 0) return [...scope].sort(compare);
    return (known.get(`${by.actor} ${source}`) ?? [])
      .map(({ id }) => id)
      .filter((id) => id !== by.id)
      .sort(compare);
  };
}

/** The document from which alone each statement is known; null where there is no such one. */
function findOrigins(seeds: Seeds): ReadonlyMap<string, string | null> {
  const origins = new Map<string, string | null>();
  for (const { statements, reports } of seeds.sources.values()) {
    const passages = [
      ...statements.flatMap(({ value }) =>
        [value, ...value.also].map(({ via }) => [value.id, via ?? null] as const),
      ),
      ...reports.map(({ value }) => [value.statement, value.via ?? null] as const),
    ];
    for (const [id, via] of passages) {
      origins.set(id, origins.has(id) && origins.get(id) !== via ? null : via);
    }
  }
  return origins;
}

function inOrder(a: Relation, b: Relation): number {
  return (
    compare(b.direction, a.direction) ||
    RelationType.options.indexOf(a.type) - RelationType.options.indexOf(b.type) ||
    compare(a.id, b.id)
  );
}
