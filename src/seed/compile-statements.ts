// Statements: citations from all sources, mentions, and the attribution status that follows from
// the relations.
import type { Caveat, CaveatReference } from '../domain/caveat.ts';
import type { Citation } from '../domain/citation.ts';
import { buildMentionFinder, type MentionFinder } from '../domain/mentions.ts';
import {
  type AttributionStatus,
  type Statement,
  statusByRelation,
  statusPrecedence,
} from '../domain/statement.ts';
import type { SeedStatement } from './files.ts';
import { compare } from './problem.ts';
import { type References, resolveDate } from './reference-builder.ts';
import type { RelationEnds } from './relations.ts';
import type { Seeds } from './seeds.ts';

/** In list order: by first possible day, then last, then id; undated ones first. */
export function compileStatements(
  seeds: Seeds,
  references: References,
  relations: RelationEnds,
  caveats: readonly Caveat[],
): Statement[] {
  const findMentions = buildMentionFinder(listSpellings(seeds));
  const speakers = new Map(
    listStatements(seeds).map(({ statement }) => [statement.id, statement.actor]),
  );
  const touching = groupCaveats(caveats, references);
  const statements = listStatements(seeds).map(({ source, language, statement }): Statement => {
    const citations = listCitations(seeds, references, source, statement);
    const { id, actor, on_behalf_of, role, summary, form, act } = statement;
    return {
      id,
      url: `/statements/${id}`,
      text: (citations[0] as Citation).exact,
      language,
      summary,
      form,
      act,
      actor: { ...references.actor(actor), role: role ?? null },
      on_behalf_of: on_behalf_of == null ? null : references.actor(on_behalf_of),
      audience: statement.audience.map(references.actor),
      said: resolveDate(statement.said),
      events: statement.events.map(references.event),
      topics: statement.topics.map(references.topic),
      mentions: listMentions(findMentions, statement, citations).map(references.actor),
      attribution: attribute(statement, citations, relations, speakers, references),
      citations,
      relations: relations.of('statement', id),
      caveats: touching.get(id) ?? [],
    };
  });
  return statements.sort((a, b) => compare(dateKey(a), dateKey(b)) || compare(a.id, b.id));
}

function dateKey({ said }: Statement): string {
  return `${said?.earliest ?? said?.latest ?? ''} ${said?.latest ?? ''}`;
}

function listStatements(seeds: Seeds) {
  return [...seeds.sources.values()].flatMap(({ id, source, statements }) =>
    (statements?.value.statements ?? []).map((statement) => ({
      source: id,
      language: source?.value.language ?? 'und',
      statement,
    })),
  );
}

/** The source that first carries a statement comes first, then the others by id. */
function listCitations(
  seeds: Seeds,
  references: References,
  source: string,
  statement: SeedStatement,
): Citation[] {
  const own = [statement, ...statement.also].map((quote) =>
    references.citation(quote, source, quote.via ?? statement.via),
  );
  const others = [...seeds.sources.values()]
    .sort((a, b) => compare(a.id, b.id))
    .flatMap(({ id, statements }) =>
      (statements?.value.reports ?? [])
        .filter((report) => report.statement === statement.id)
        .map((report) => references.citation(report, id, report.via)),
    );
  return [...own, ...others];
}

function groupCaveats(caveats: readonly Caveat[], references: References) {
  const touching = new Map<string, CaveatReference[]>();
  for (const caveat of caveats) {
    for (const { kind, id } of caveat.affects) {
      if (kind !== 'statement') continue;
      touching.set(id, [...(touching.get(id) ?? []), references.caveat(caveat)]);
    }
  }
  return touching;
}

/** Metonyms name places too ("à Moscou"), so they are not counted as mentions. */
function listSpellings(seeds: Seeds): { id: string; spelling: string }[] {
  return [...seeds.actors].flatMap(([id, { value }]) => [
    { id, spelling: value.name },
    ...value.names
      .filter(({ kind }) => kind !== 'metonym')
      .map(({ name }) => ({ id, spelling: name })),
  ]);
}

/** Whom the passages name, apart from the speaker and the words that say who the speaker is. */
function listMentions(
  findMentions: MentionFinder,
  { actor, role }: SeedStatement,
  citations: readonly Citation[],
): string[] {
  const found = new Set<string>();
  for (const { exact } of citations) {
    const text = role == null ? exact : exact.replaceAll(role, ' . ');
    for (const id of findMentions(text)) found.add(id);
  }
  found.delete(actor);
  return [...found].sort(compare);
}

/** A disputed document disputes what is known only through it. */
function attribute(
  { id }: SeedStatement,
  citations: readonly Citation[],
  relations: RelationEnds,
  speakers: ReadonlyMap<string, string>,
  references: References,
): Statement['attribution'] {
  const vias = new Set(citations.map(({ via }) => via?.id));
  const [onlyVia] = vias.size === 1 ? vias : [];
  const incoming = [
    ...relations.of('statement', id),
    ...(onlyVia === undefined ? [] : relations.of('source', onlyVia)),
  ].filter(
    ({ type, direction, id: by }) =>
      direction === 'incoming' && by !== id && statusByRelation[type] !== undefined,
  );
  const by = new Map(incoming.map((relation) => [`${relation.type} ${relation.id}`, relation]));
  const statuses = new Set<AttributionStatus | undefined>(
    incoming.map(({ type }) => statusByRelation[type]),
  );
  return {
    status: statusPrecedence.find((status) => statuses.has(status)) ?? 'reported',
    by: [...by.values()].map(({ type, id: statement, url }) => ({
      type,
      statement,
      actor: references.actor(speakers.get(statement) as string),
      url,
    })),
  };
}
