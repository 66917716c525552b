// Relations are written once, on the statement that does something; here they get both ends.
import { labelSource, resourceOf } from '../../records/resources.ts';
import { type Relation, RelationType } from '../../records/statement.ts';
import type { Seeds } from '../model.ts';
import { compare } from '../problem.ts';
import type { References } from './embedded-records.ts';

export interface RelationEnds {
  /** The relations of a record from its own point of view, in a stable order. */
  of: (kind: Relation['kind'], id: string) => Relation[];
  /** The statements that a relation to a source means; none where it does not say. */
  scope: (statement: string, type: RelationType, source: string) => readonly string[];
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
  const scopes = new Map<string, readonly string[]>();
  for (const statement of statements) {
    for (const { type, statement: target, event, source, scope } of statement.relations) {
      const kind = target != null ? 'statement' : event != null ? 'event' : 'source';
      const id = (target ?? event ?? source) as string;
      if (kind === 'source') scopes.set(`${statement.id} ${type} ${id}`, scope);
      add('statement', statement.id, { type, direction: 'outgoing', ...end(kind, id) });
      add(kind, id, { type, direction: 'incoming', ...end('statement', statement.id) });
    }
  }
  for (const relations of ends.values()) relations.sort(inOrder);
  return {
    of: (kind, id) => ends.get(`${kind} ${id}`) ?? [],
    scope: (statement, type, source) => scopes.get(`${statement} ${type} ${source}`) ?? [],
  };
}

function inOrder(a: Relation, b: Relation): number {
  return (
    compare(b.direction, a.direction) ||
    RelationType.options.indexOf(a.type) - RelationType.options.indexOf(b.type) ||
    compare(a.id, b.id)
  );
}
