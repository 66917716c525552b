// Checked seeds → the public records, complete and in list order. Pure: the same seeds give the
// same records.
import type { Actor } from '../records/actor.ts';
import { noAuthority } from '../records/authority.ts';
import type { StoredChange } from '../records/change.ts';
import type { StoredEarlierText } from '../records/earlier-text.ts';
import type { Event } from '../records/event.ts';
import { RecordKind, type RecordOf, type Resource, resourceNames } from '../records/resources.ts';
import type { Source } from '../records/source.ts';
import { pathOfText } from '../records/text-name.ts';
import type { Topic } from '../records/topic.ts';
import type { Records } from '../store/sqlite/records.ts';
import { scriptOf } from '../text/scripts.ts';
import { buildContext, type CompileContext } from './compile/context.ts';
import { dateKey, explainDate } from './compile/dates.ts';
import { compileEarlierTexts } from './compile/earlier-texts.ts';
import type { References } from './compile/embedded-records.ts';
import { encodeAddress, resolveEvidence } from './compile/evidence.ts';
import { sortChanges } from './compile/memory.ts';
import { compilePast } from './compile/past.ts';
import { collectRoles } from './compile/roles.ts';
import { compileStatements } from './compile/statements.ts';
import { compileInTurn, type InTurn } from './compile/stream.ts';
import { compileTexts } from './compile/texts.ts';
import type { Seeds } from './model.ts';
import { instantOf } from './moments.ts';
import type { Entry } from './parse/entry.ts';
import type { ActorFile, EventFile, SourceFile } from './parse/schema.ts';
import { compare } from './problem.ts';
import { hashSha256 } from './sha256.ts';

/** All records at once, as tests and small seeds can have them. */
export type CompiledRecords = Records & {
  [R in Resource]: RecordOf<R>[];
} & { changes: StoredChange[] };

/** @throws Error when the seeds have problems that checkSeeds would have reported */
export function compileSeeds(seeds: Seeds): CompiledRecords {
  const sources = new Map([...seeds.sources].map(([id, seed]) => [id, { ...seed }]));
  const streamed = streamRecords({ ...seeds, sources, claimed: { ...seeds.claimed } });
  const lists = resourceNames.map((resource) => [resource, [...streamed[resource]]]);
  return { ...streamed, ...Object.fromEntries(lists), changes: [...streamed.changes] };
}

/**
 * All but topics are compiled while they are gone through, which can be done once; changes are
 * known after all records. Of the sources, the seeds keep nothing but the texts.
 * @throws Error when the seeds have problems that checkSeeds would have reported
 */
export function streamRecords(seeds: Seeds): Records {
  const context = buildContext(seeds);
  const earlierTexts = compileEarlierTexts(seeds);
  const { tombstones, formerIds, erased, changes } = compilePast(seeds);
  const topics = compileTopics(context);
  for (const topic of topics) context.memory.note('topic', topic);
  const { domain, since } = seeds.dataset?.value.authority ?? {};
  const actors = compileActors(context);
  const events = compileEvents(context);
  const texts = compileTexts(seeds);
  const statements = compileStatements(context);
  const sources = compileSources(context, earlierTexts);
  letGo(seeds);
  return {
    statements: compileInTurn(statements),
    actors: compileInTurn(actors),
    events: compileInTurn(events),
    sources: compileInTurn(sources),
    topics,
    caveats: compileInTurn(context.caveats.all),
    authority: domain === undefined ? noAuthority : `${domain},${since}`,
    tombstones,
    formerIds,
    erased,
    changes: {
      *[Symbol.iterator]() {
        yield* sortChanges([...changes, ...context.memory.changes]);
      },
    },
    ...texts,
    earlierTexts,
  };
}

/** Of what is compiled in turn, and of where ids are claimed. */
function letGo({ sources, claimed }: Seeds): void {
  for (const seed of sources.values()) {
    seed.source = undefined;
    for (const list of ['caveats', 'statements', 'reports', 'dismissed'] as const) seed[list] = [];
  }
  for (const kind of RecordKind.options) claimed[kind] = new Map();
}

function compileActors(context: CompileContext): InTurn<string, Actor> {
  const { seeds, references, caveats, memory, counts } = context;
  const roles = collectRoles(seeds);
  const compile = (id: string): Actor => {
    const { value } = seeds.actors.get(id) as Entry<ActorFile>;
    return memory.remember('actor', {
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
      statements: { count: counts.actor(id), url: `/statements?actor=${id}` },
    });
  };
  return { items: [...seeds.actors.keys()].sort(compare), compile };
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

function compileEvents(context: CompileContext): InTurn<string, Event> {
  const { seeds, references, relations, caveats, memory, counts } = context;
  const compileEvent = (id: string): Event => {
    const { value } = seeds.events.get(id) as Entry<EventFile>;
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
      citations: value.citations.map((quote) => references.citation(quote, quote.source)),
      relations: relations.of('event', id),
      caveats: caveats.of('event', id),
      statements: { count: counts.event(id), url: `/statements?event=${id}` },
    });
  };
  const keys = [...seeds.events].map(([id, { value }]) => ({
    id,
    key: dateKey(explainDate(value.when)),
  }));
  keys.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
  return { items: keys.map(({ id }) => id), compile: compileEvent };
}

function compileSources(
  { seeds, references, relations, caveats, memory, counts }: CompileContext,
  earlierTexts: ReadonlyMap<string, readonly StoredEarlierText[]>,
): InTurn<{ id: string; value: SourceFile }, Source> {
  const items = [...seeds.sources.values()].map(({ id, source }) => {
    if (!source) throw new Error(`source ${id} was not checked`);
    return { id, value: { ...source.value, note: null } };
  });
  const compile = ({ id, value }: { id: string; value: SourceFile }): Source => {
    const { held, text, published, checked } = value;
    return memory.remember('source', {
      ...references.source(id),
      ...describeOrigin(value),
      held,
      text: held ? text : null,
      published: explainDate(published),
      checked: checked == null ? null : { by: checked.by, on: instantOf(checked.on) },
      ...describeText(id, seeds.sources.get(id)?.article),
      earlier_texts: (earlierTexts.get(id) ?? []).map(({ name, sha256, until }) => ({
        sha256,
        until,
        url: `/sources/${id}${pathOfText(name)}`,
      })),
      relations: relations.of('source', id),
      caveats: caveats.of('source', id),
      statements: { count: counts.source(id), url: `/statements?source=${id}` },
    });
  };
  return { items: items.sort((a, b) => compare(a.id, b.id)), compile };
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

function compileTopics({ seeds, counts }: CompileContext): Topic[] {
  const topics = seeds.topics.map(({ value: { id, name } }) => ({
    id,
    name,
    url: `/topics/${id}`,
    statements: { count: counts.topic(id), url: `/statements?topic=${id}` },
  }));
  return topics.sort((a, b) => compare(a.id, b.id));
}
