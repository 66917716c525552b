// What a reader is told under an id, as the register keeps it. Short values stand there as they
// are, so that a former one can be printed; words of others only as a hash.
import type { MemoryEntry, Seeds } from './model.ts';
import type { EventFile, SeedCaveat, SeedStatement, SourceFile } from './parse/schema.ts';
import { compare } from './problem.ts';
import { hashSha256 } from './sha256.ts';

type Cells = Readonly<Record<string, string>>;

/** A record with an id, and what the register holds of it. */
export interface Registrable extends MemoryEntry {
  /** The source in which it stands; undefined for what stands in none. */
  source: string | undefined;
  describe: () => Cells;
}

/** Every record that has an id. */
export function listRecords(seeds: Seeds): Registrable[] {
  const { actors, events, topics } = seeds;
  const plain = { source: undefined, describe: () => ({}) };
  const reports = groupReports(seeds);
  return [
    ...[...actors].map(([id, entry]): Registrable => ({ kind: 'actor', id, entry, ...plain })),
    ...[...events].map(([id, entry]): Registrable => {
      return { ...plain, kind: 'event', id, entry, describe: () => describeEvent(entry.value) };
    }),
    ...topics.map((entry): Registrable => {
      return { ...plain, kind: 'topic', id: entry.value.id, entry };
    }),
    ...[...seeds.sources.values()].flatMap(({ id: source, ...seed }): Registrable[] => [
      ...[seed.source ?? []].flat().map((entry): Registrable => {
        const describe = () => describeSource(entry.value, seed.article);
        return { kind: 'source', id: source, source: undefined, entry, describe };
      }),
      ...seed.caveats.map((entry): Registrable => {
        const describe = () => ({ source, affects: describeAffected(entry.value) });
        return { kind: 'caveat', id: entry.value.id, source, entry, describe };
      }),
      ...seed.statements.map((entry): Registrable => {
        const { id } = entry.value;
        const describe = () => ({
          source,
          ...describeStatement(entry.value),
          reports: joinSorted(reports.get(id) ?? []),
        });
        return { kind: 'statement', id, source, entry, describe };
      }),
    ]),
  ];
}

function describeEvent({ when, status }: EventFile): Cells {
  return { date: when?.edtf ?? '', status };
}

function describeSource({ published, publisher }: SourceFile, article: string | undefined): Cells {
  return { date: published?.edtf ?? '', publisher: digest(publisher), text: digest(article) };
}

function describeStatement(statement: SeedStatement): Cells {
  const { actor, on_behalf_of, said, quote, relations } = statement;
  return {
    speaker: actor,
    side: on_behalf_of ?? '',
    date: said?.edtf ?? '',
    quote: digest(quote),
    relations: joinSorted(relations.map(nameRelation)),
  };
}

type SeedRelation = SeedStatement['relations'][number];

/** `denies:event:2024-11-putin-trump-call` */
export function nameRelation({ type, statement, event, source }: SeedRelation): string {
  if (statement != null) return `${type}:statement:${statement}`;
  return event != null ? `${type}:event:${event}` : `${type}:source:${source}`;
}

/** `statement:peskov-2025-12-03-eu-gas` */
function describeAffected({ affects }: SeedCaveat): string {
  const { statements, events, actors } = affects;
  return joinSorted([
    ...statements.map((id) => `statement:${id}`),
    ...events.map((id) => `event:${id}`),
    ...actors.map((id) => `actor:${id}`),
  ]);
}

/** The sources that report a statement of another one. */
function groupReports(seeds: Seeds): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, reports } of seeds.sources.values()) {
    for (const { value } of reports) {
      groups.set(value.statement, [...(groups.get(value.statement) ?? []), id]);
    }
  }
  return groups;
}

function joinSorted(names: readonly string[]): string {
  return [...new Set(names)].sort(compare).join(' ');
}

function digest(text: string | null | undefined): string {
  return text == null ? '' : hashSha256(text).slice(0, 16);
}
