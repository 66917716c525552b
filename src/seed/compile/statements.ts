// Statements: citations from all sources, mentions, and the attribution status that follows from
// the relations.
import type { StatementCitation } from '../../records/citation.ts';
import {
  type AttributionStatus,
  type Relation,
  type Statement,
  statusByRelation,
  statusPrecedence,
} from '../../records/statement.ts';
import { primaryLanguage } from '../../text/analysis/languages.ts';
import { buildMentionFinder, type MentionFinder, type NameSpelling } from '../../text/mentions.ts';
import type { Seeds } from '../model.ts';
import type { SeedStatement } from '../parse/schema.ts';
import { compare } from '../problem.ts';
import type { CompileContext } from './context.ts';
import { dateKey, explainDate, resolveDate } from './dates.ts';
import type { References } from './embedded-records.ts';
import { resolveEvidence } from './evidence.ts';
import type { InTurn } from './stream.ts';
import { listVoices } from './voices.ts';

/** In list order: by first possible day, then last, then id; undated ones first. */
export function compileStatements(context: CompileContext): InTurn<Written, Statement> {
  const { seeds, references, relations, caveats, memory } = context;
  const texts = [...seeds.sources.values()].flatMap(({ article }) => article ?? []);
  const findMentions = buildMentionFinder(listSpellings(seeds), texts);
  const items = listStatements(seeds).sort(inOrder);
  const speakers = new Map(items.map(({ statement }) => [statement.id, statement.actor]));
  const reported = groupReports(seeds, references);
  const compile = ({ source, language, statement }: Written): Statement => {
    const { id, actor, identified, on_behalf_of, role, summary, form, act } = statement;
    const own = [{ ...statement, holds: null }, ...statement.also].map(
      (quote): StatementCitation => ({
        ...references.citation(quote, source, quote.via ?? statement.via),
        holds: quote.holds ?? 'claim',
      }),
    );
    const citations = [...own, ...(reported.get(id) ?? [])];
    const said = explainDate(statement.said);
    return memory.remember('statement', {
      id,
      url: `/statements/${id}`,
      text: (citations[0] as StatementCitation).exact,
      language,
      summary,
      form,
      act,
      actor: { ...references.actor(actor), role: role ?? null },
      identified: describeIdentified(identified, references),
      on_behalf_of: on_behalf_of == null ? null : references.actor(on_behalf_of),
      voice: listVoices(seeds, references, statement, said),
      audience: statement.audience.map(references.actor),
      said,
      said_note: statement.said_note ?? null,
      events: statement.events.map(references.event),
      topics: statement.topics.map(references.topic),
      mentions: listMentions(findMentions, statement, citations).map(references.actor),
      attribution: attribute(id, citations, speakers, context),
      citations,
      relations: relations.of('statement', id),
      caveats: caveats.of('statement', id),
    });
  };
  return { items, compile };
}

function describeIdentified(
  identified: SeedStatement['identified'],
  references: References,
): Statement['identified'] {
  if (identified == null) return null;
  const { actor, evidence } = identified;
  return { actor: references.actor(actor), evidence: evidence.map(resolveEvidence) };
}

function listStatements(seeds: Seeds) {
  return [...seeds.sources.values()].flatMap(({ id, source, statements }) =>
    statements.map(({ value: statement }) => ({
      source: id,
      language: source?.value.language ?? 'und',
      statement,
      key: dateKey(resolveDate(statement.said)),
    })),
  );
}

type Written = ReturnType<typeof listStatements>[number];

function inOrder(a: Written, b: Written): number {
  return compare(a.key, b.key) || compare(a.statement.id, b.statement.id);
}

/** What other sources carry of each statement, in the order of their ids. */
function groupReports(seeds: Seeds, references: References): Map<string, StatementCitation[]> {
  const reported = new Map<string, StatementCitation[]>();
  const sources = [...seeds.sources.values()].sort((a, b) => compare(a.id, b.id));
  for (const { id, reports } of sources) {
    for (const { value: report } of reports) {
      const passage = references.citation(report, id, report.via);
      const citation = { ...passage, holds: 'claim' } as const;
      const known = reported.get(report.statement);
      if (known) known.push(citation);
      else reported.set(report.statement, [citation]);
    }
  }
  return reported;
}

/** Metonyms name places too ("à Moscou"), so they are not counted as mentions. */
function listSpellings(seeds: Seeds): NameSpelling[] {
  return [...seeds.actors].flatMap(([id, { value }]) => {
    const isPerson = value.kind === 'person';
    const { en, fr } = value.name;
    return [
      { id, spelling: en, language: 'en', isPerson },
      { id, spelling: fr, language: 'fr', isPerson },
      ...value.names
        .filter(({ kind }) => kind !== 'metonym')
        .map(({ name, lang }) => ({
          id,
          spelling: name,
          language: primaryLanguage(lang),
          isPerson,
        })),
    ];
  });
}

/**
 * Whom the passages name, apart from whoever speaks and the words that say who that is. A spokesman
 * who does speak of whom he speaks for is added by hand.
 */
function listMentions(
  findMentions: MentionFinder,
  { actor, identified, on_behalf_of, role, mentions }: SeedStatement,
  citations: readonly StatementCitation[],
): string[] {
  const found = new Set<string>();
  for (const { exact, holds, language } of citations) {
    if (holds === 'speaker') continue;
    for (const part of role == null ? [exact] : exact.split(role)) {
      for (const id of findMentions(part, primaryLanguage(language))) found.add(id);
    }
  }
  for (const id of [actor, identified?.actor, on_behalf_of]) found.delete(id ?? '');
  for (const id of mentions.add) found.add(id);
  for (const id of mentions.remove) found.delete(id);
  return [...found].sort(compare);
}

/**
 * A disputed document disputes what is known only through it: the statements that the dispute
 * names, by default those of the disputer.
 */
function attribute(
  id: string,
  citations: readonly StatementCitation[],
  speakers: ReadonlyMap<string, string>,
  { relations, references }: CompileContext,
): Statement['attribution'] {
  const vias = new Set(citations.map(({ via }) => via?.id));
  const [onlyVia] = vias.size === 1 ? vias : [];
  const isMeant = ({ scope = [] }: Relation) => scope.some((one) => one.id === id);
  const incoming = [
    ...relations.of('statement', id),
    ...(onlyVia === undefined ? [] : relations.of('source', onlyVia).filter(isMeant)),
  ].filter(
    ({ type, direction, id: by }) =>
      direction === 'incoming' && by !== id && statusByRelation[type] !== undefined,
  );
  // Whoever does it twice, by the statement and by its source, counts once, with the stronger word.
  const rank = ({ type }: Relation) =>
    statusPrecedence.indexOf(statusByRelation[type] as AttributionStatus);
  const by = new Map<string, Relation>();
  for (const relation of incoming) {
    const known = by.get(relation.id);
    if (!known || rank(relation) < rank(known)) by.set(relation.id, relation);
  }
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
