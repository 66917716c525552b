// Every place where one seed record names another.

import type { RecordKind } from '../../records/resources.ts';
import type { Seeds } from '../model.ts';
import type { Entry, Path } from '../parse/entry.ts';
import type { SeedStatement } from '../parse/schema.ts';

export interface Reference {
  entry: Entry<unknown>;
  path: Path;
  kind: RecordKind;
  id: string;
}

type Add = (
  entry: Entry<unknown>,
  path: Path,
  kind: RecordKind,
  ids: string | null | undefined | readonly string[],
) => void;

/** All references. In a list, the path of a reference ends in a number. */
export function listReferences(seeds: Seeds): Reference[] {
  const references: Reference[] = [];
  const add: Add = (entry, path, kind, ids) => {
    if (typeof ids === 'string') references.push({ entry, path, kind, id: ids });
    else if (ids) {
      for (const [index, id] of ids.entries()) {
        references.push({ entry, path: [...path, index], kind, id });
      }
    }
  };
  addActors(seeds, add);
  addEvents(seeds, add);
  for (const { source, caveats, statements, reports } of seeds.sources.values()) {
    if (source) {
      const { topics, on_behalf_of } = source.value.defaults;
      add(source, ['defaults', 'topics'], 'topic', topics);
      add(source, ['defaults', 'on_behalf_of'], 'actor', on_behalf_of);
    }
    for (const caveat of caveats) {
      const { citations, affects } = caveat.value;
      for (const [index, { source }] of citations.entries()) {
        add(caveat, ['citations', index, 'source'], 'source', source);
      }
      add(caveat, ['affects', 'statements'], 'statement', affects.statements);
      add(caveat, ['affects', 'events'], 'event', affects.events);
      add(caveat, ['affects', 'actors'], 'actor', affects.actors);
    }
    for (const statement of statements) addStatement(statement, add);
    for (const report of reports) {
      add(report, ['statement'], 'statement', report.value.statement);
      add(report, ['via'], 'source', report.value.via);
    }
  }
  return references;
}

/** The names of all records that another one refers to. */
export function listUsed(seeds: Seeds): Set<string> {
  const used = new Set(listReferences(seeds).map(({ kind, id }) => `${kind} ${id}`));
  for (const { mentions } of seeds.elsewhere) for (const name of mentions) used.add(name);
  return used;
}

function addActors(seeds: Seeds, add: Add): void {
  for (const entry of seeds.actors.values()) {
    add(entry, ['member_of'], 'actor', entry.value.member_of);
    add(entry, ['on_behalf_of'], 'actor', entry.value.on_behalf_of);
    add(entry, ['part_of'], 'actor', entry.value.part_of);
    for (const [index, role] of entry.value.roles.entries()) {
      add(entry, ['roles', index, 'source'], 'source', role.source);
      add(entry, ['roles', index, 'organization'], 'actor', role.organization);
      add(entry, ['roles', index, 'speaks_for'], 'actor', role.speaks_for);
    }
  }
}

function addEvents(seeds: Seeds, add: Add): void {
  for (const entry of seeds.events.values()) {
    add(entry, ['parent'], 'event', entry.value.parent);
    add(entry, ['participants'], 'actor', entry.value.participants);
    for (const [index, { source }] of entry.value.citations.entries()) {
      add(entry, ['citations', index, 'source'], 'source', source);
    }
  }
}

function addStatement(entry: Entry<SeedStatement>, add: Add): void {
  const { actor, on_behalf_of, via, audience, events, topics, also, relations } = entry.value;
  const { identified, mentions } = entry.value;
  add(entry, ['actor'], 'actor', actor);
  add(entry, ['on_behalf_of'], 'actor', on_behalf_of);
  add(entry, ['via'], 'source', via);
  add(entry, ['audience'], 'actor', audience);
  add(entry, ['events'], 'event', events);
  add(entry, ['topics'], 'topic', topics);
  add(entry, ['identified', 'actor'], 'actor', identified?.actor);
  add(entry, ['mentions', 'add'], 'actor', mentions.add);
  add(entry, ['mentions', 'remove'], 'actor', mentions.remove);
  for (const [index, passage] of also.entries()) {
    add(entry, ['also', index, 'via'], 'source', passage.via);
  }
  for (const [index, { statement, event, source, scope }] of relations.entries()) {
    add(entry, ['relations', index, 'statement'], 'statement', statement);
    add(entry, ['relations', index, 'event'], 'event', event);
    add(entry, ['relations', index, 'source'], 'source', source);
    add(entry, ['relations', index, 'scope'], 'statement', scope);
  }
}
