// Checked seeds → the public records, complete and in list order. Pure: the same seeds give the
// same records.
import type { Actor } from '../records/actor.ts';
import { noAuthority } from '../records/authority.ts';
import type { StoredEarlierText } from '../records/earlier-text.ts';
import type { Event } from '../records/event.ts';
import { valuesOf } from '../records/fields.ts';
import type { Source } from '../records/source.ts';
import type { Statement } from '../records/statement.ts';
import { pathOfText } from '../records/text-name.ts';
import type { Topic } from '../records/topic.ts';
import type { Records } from '../store/sqlite/records.ts';
import { scriptOf } from '../text/scripts.ts';
import type { Passages } from './check/passages.ts';
import { buildContext, type CompileContext } from './compile/context.ts';
import { dateKey, explainDate } from './compile/dates.ts';
import { compileEarlierTexts } from './compile/earlier-texts.ts';
import type { References } from './compile/embedded-records.ts';
import { encodeAddress, resolveEvidence } from './compile/evidence.ts';
import { sortChanges } from './compile/memory.ts';
import { compilePast } from './compile/past.ts';
import { collectRoles } from './compile/roles.ts';
import { compileStatements } from './compile/statements.ts';
import { compileTexts } from './compile/texts.ts';
import type { Seeds } from './model.ts';
import { instantOf } from './moments.ts';
import type { ActorFile, SourceFile } from './parse/schema.ts';
import { compare } from './problem.ts';
import { hashSha256 } from './sha256.ts';

/** Records of curated seeds fit in memory. */
export type CompiledRecords = Records & { statements: Statement[]; sources: Source[] };

/** @throws Error when the seeds have problems that checkSeeds would have reported */
export function compileSeeds(seeds: Seeds, passages: Passages): CompiledRecords {
  const context = buildContext(seeds, passages);
  const statements = compileStatements(context);
  const earlierTexts = compileEarlierTexts(seeds);
  const records = {
    statements,
    actors: compileActors(context, statements),
    events: compileEvents(context, statements),
    sources: compileSources(context, statements, earlierTexts),
    topics: compileTopics(context, statements),
    caveats: context.caveats.list,
  };
  const { tombstones, formerIds, erased, changes } = compilePast(seeds);
  for (const topic of records.topics) context.memory.note('topic', topic);
  const { domain, since } = seeds.dataset?.value.authority ?? {};
  return {
    ...records,
    authority: domain === undefined ? noAuthority : `${domain},${since}`,
    tombstones,
    formerIds,
    erased,
    changes: sortChanges([...changes, ...context.memory.changes]),
    ...compileTexts(seeds, records),
    earlierTexts,
  };
}

function compileActors(context: CompileContext, statements: Statement[]): Actor[] {
  const { seeds, references, caveats, memory } = context;
  const counts = countBy(statements, valuesOf('statements', 'actor'));
  const roles = collectRoles(seeds);
  const actors = [...seeds.actors].sort(byKey).map(([id, { value }]) => ({
    ...references.actor(id),
    names: value.names.map(({ name, lang, kind }) => ({
      name,
      lang,
      script: scriptOf(name),
      kind,
    })),
    roles: (roles.get(id) ?? []).map((role) => describeRole(role, references)),
    member_of: value.member_of == null ? null : references.actor(value.member_of),
    part_of: value.part_of.map(references.actor),
    identifiers: value.identifiers,
    caveats: caveats.of('actor', id),
    statements: { count: counts.get(id) ?? 0, url: `/statements?actor=${id}` },
  }));
  return actors.map((actor) => memory.remember('actor', actor));
}

function describeRole(role: ActorFile['roles'][number], references: References) {
  const { title, organization, source, speaks_for, from, until, evidence } = role;
  return {
    title,
    organization: organization == null ? null : references.actor(organization),
    source,
    speaks_for: speaks_for == null ? null : references.actor(speaks_for),
    from: from ?? null,
    until: until ?? null,
    evidence: evidence.map(resolveEvidence),
  };
}

function compileEvents(context: CompileContext, statements: Statement[]): Event[] {
  const { seeds, references, relations, caveats, memory } = context;
  const counts = countBy(statements, (statement) => statement.events.map(({ id }) => id));
  const events = [...seeds.events].map(([id, { value }]): Event => {
    const { name, kind, place, status, parent } = value;
    return memory.remember('event', {
      ...references.event(id),
      name,
      kind,
      when: explainDate(value.when),
      place,
      status,
      participants: value.participants.map((actor) => references.actor(actor)),
      parent: parent == null ? null : references.event(parent),
      citations: value.citations.map(({ source }, index) =>
        references.citation(`event ${id} ${index}`, source),
      ),
      relations: relations.of('event', id),
      caveats: caveats.of('event', id),
      statements: { count: counts.get(id) ?? 0, url: `/statements?event=${id}` },
    });
  });
  return events.sort((a, b) => compare(dateKey(a.when), dateKey(b.when)) || compare(a.id, b.id));
}

function compileSources(
  context: CompileContext,
  statements: Statement[],
  earlierTexts: ReadonlyMap<string, readonly StoredEarlierText[]>,
): Source[] {
  const { seeds, references, relations, caveats, memory } = context;
  const counts = countBy(statements, ({ citations }) => [
    ...new Set(citations.map(({ source }) => source.id)),
  ]);
  return [...seeds.sources.keys()].sort(compare).map((id) => {
    const { source, article } = seeds.sources.get(id) ?? {};
    if (!source) throw new Error(`source ${id} was not checked`);
    const { held, published, checked } = source.value;
    return memory.remember('source', {
      ...references.source(id),
      ...describeOrigin(source.value),
      held,
      text: held ? source.value.text : null,
      published: explainDate(published),
      checked: checked == null ? null : { by: checked.by, on: instantOf(checked.on) },
      ...describeText(id, article),
      earlier_texts: (earlierTexts.get(id) ?? []).map(({ name, sha256, until }) => ({
        sha256,
        until,
        url: `/sources/${id}${pathOfText(name)}`,
      })),
      relations: relations.of('source', id),
      caveats: caveats.of('source', id),
      statements: { count: counts.get(id) ?? 0, url: `/statements?source=${id}` },
    });
  });
}

function describeText(id: string, article: string | undefined) {
  if (article === undefined) return { sha256: null, words: null, text_url: null };
  return {
    sha256: hashSha256(article),
    words: article.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    text_url: `/sources/${id}/text`,
  };
}

/** Who wrote it and where it comes from. */
function describeOrigin({ author, agency, platform, accessed, archived_url }: SourceFile) {
  return {
    author,
    agency: agency ?? null,
    platform: platform ?? null,
    archived_url: archived_url == null ? null : encodeAddress(archived_url),
    accessed: accessed ?? null,
  };
}

function compileTopics({ seeds }: CompileContext, statements: Statement[]): Topic[] {
  const counts = countBy(statements, (statement) => statement.topics.map(({ id }) => id));
  const topics = seeds.topics.map(({ value: { id, name } }) => ({
    id,
    name,
    url: `/topics/${id}`,
    statements: { count: counts.get(id) ?? 0, url: `/statements?topic=${id}` },
  }));
  return topics.sort((a, b) => compare(a.id, b.id));
}

function countBy(statements: Statement[], keys: (statement: Statement) => string[]) {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    for (const key of keys(statement)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compare(a[0], b[0]);
}
