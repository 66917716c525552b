// Every place where one seed record names another.
import type { SeedCaveat, StatementsFile } from './files.ts';
import type { Seeds } from './seeds.ts';
import type { Entry } from './yaml.ts';

export type ReferenceKind = 'actor' | 'event' | 'source' | 'topic' | 'statement';

interface Reference {
  entry: Entry<unknown>;
  path: PropertyKey[];
  kind: ReferenceKind;
  id: string;
}

type Add = (path: PropertyKey[], kind: ReferenceKind, id: string | null | undefined) => void;

/** All references in file order. */
export function listReferences(seeds: Seeds): Reference[] {
  const references: Reference[] = [];
  const adder =
    (entry: Entry<unknown>): Add =>
    (path, kind, id) => {
      if (id != null) references.push({ entry, path, kind, id });
    };
  addActors(seeds, adder);
  addEvents(seeds, adder);
  for (const { source, statements } of seeds.sources.values()) {
    if (source) addCaveats(source.value.caveats, adder(source));
    if (statements) addStatements(statements, adder(statements));
  }
  return references;
}

function addActors(seeds: Seeds, adder: (entry: Entry<unknown>) => Add): void {
  for (const entry of seeds.actors.values()) {
    const add = adder(entry);
    add(['member_of'], 'actor', entry.value.member_of);
    for (const [index, role] of entry.value.roles.entries()) {
      add(['roles', index, 'source'], 'source', role.source);
      add(['roles', index, 'organization'], 'actor', role.organization);
    }
  }
}

function addEvents(seeds: Seeds, adder: (entry: Entry<unknown>) => Add): void {
  for (const entry of seeds.events.values()) {
    const add = adder(entry);
    add(['parent'], 'event', entry.value.parent);
    for (const [index, id] of entry.value.participants.entries())
      add(['participants', index], 'actor', id);
    for (const [index, { source }] of entry.value.citations.entries()) {
      add(['citations', index, 'source'], 'source', source);
    }
  }
}

function addCaveats(caveats: readonly SeedCaveat[], add: Add): void {
  for (const [index, caveat] of caveats.entries()) {
    const at = ['caveats', index];
    for (const [position, { source }] of caveat.citations.entries()) {
      add([...at, 'citations', position, 'source'], 'source', source);
    }
    for (const [position, id] of caveat.affects.statements.entries()) {
      add([...at, 'affects', 'statements', position], 'statement', id);
    }
    for (const [position, id] of caveat.affects.events.entries()) {
      add([...at, 'affects', 'events', position], 'event', id);
    }
  }
}
function addStatements(entry: Entry<StatementsFile>, add: Add): void {
  for (const [index, statement] of entry.value.statements.entries()) {
    const at = ['statements', index];
    add([...at, 'actor'], 'actor', statement.actor);
    add([...at, 'on_behalf_of'], 'actor', statement.on_behalf_of);
    add([...at, 'via'], 'source', statement.via);
    for (const [i, id] of statement.audience.entries()) add([...at, 'audience', i], 'actor', id);
    for (const [i, id] of statement.events.entries()) add([...at, 'events', i], 'event', id);
    for (const [i, id] of statement.topics.entries()) add([...at, 'topics', i], 'topic', id);
    for (const [i, { via }] of statement.also.entries())
      add([...at, 'also', i, 'via'], 'source', via);
    for (const [i, relation] of statement.relations.entries()) {
      add([...at, 'relations', i, 'statement'], 'statement', relation.statement);
      add([...at, 'relations', i, 'event'], 'event', relation.event);
      add([...at, 'relations', i, 'source'], 'source', relation.source);
    }
  }
  for (const [index, report] of entry.value.reports.entries()) {
    add(['reports', index, 'statement'], 'statement', report.statement);
    add(['reports', index, 'via'], 'source', report.via);
  }
}
