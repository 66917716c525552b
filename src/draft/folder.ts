// Writes a draft as a folder of seeds: the source, its text, its statements with their marks, and
// files for actors that the database does not know. It never writes over anything.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, isMap, Scalar } from 'yaml';
import { createFolder } from '../disk/folders.ts';
import { Id } from '../records/reference.ts';
import { foldName } from '../text/names.ts';
import { findOccurrences } from '../text/passages.ts';
import type { Known } from './actors.ts';
import type { Article } from './article.ts';
import { listDoubts } from './caveats.ts';
import type { Speaker } from './context.ts';
import { DraftError } from './error.ts';
import { loadLexicon } from './lexicon.ts';
import { buildNeighbourFinder, type Neighbour, nameLink } from './neighbours.ts';
import { findOccasion, renderEvent } from './occasions.ts';
import { type Drafted, summarize } from './record.ts';
import { listUnits } from './units.ts';

export interface Draft {
  article: Article;
  drafted: readonly Drafted[];
  known: Known;
  /** The id of the source, when it is told. */
  id: string | undefined;
  out: string;
}

/** Returns what to tell the person who asked. @throws DraftError when something is there already */
export function writeDraft(draft: Draft): string {
  const id = draft.id ?? proposeId(draft.article);
  if (!Id.safeParse(id).success) {
    throw new DraftError(`--id: "${id}" cannot be an id; use lower-case words joined by hyphens`);
  }
  const folder = join(draft.out, id);
  if (existsSync(folder)) throw new DraftError(`${folder} is already there; choose another --id`);
  const newcomers = listNewcomers(draft, id);
  const near = findNear(draft);
  const events = listEvents(draft, near, id);
  const files = new Map([
    ['source.yaml', renderSource(draft)],
    ['article.txt', draft.article.text],
    ['statements.yaml', renderStatements(draft, { newcomers, events, near })],
    ...[...newcomers.values()].map((one): [string, string] => [`actors/${one.id}.yaml`, one.file]),
    ...[...events.values()].map((one): [string, string] => [`events/${one.id}.yaml`, one.file]),
  ]);
  for (const [name, text] of files) writeNew(join(folder, name), text);
  const { length } = draft.drafted;
  const statements = length === 1 ? '1 statement' : `${length} statements`;
  return `${folder}: ${statements} to decide; npm run review opens a page for it\n`;
}

/** @throws DraftError when the system refuses it */
function writeNew(path: string, text: string): void {
  try {
    createFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new DraftError(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/** From the title, else the first words, and the day. */
function proposeId({ title, text, published }: Article): string {
  const words = slug(title ?? text.slice(0, 80))
    .split('-')
    .slice(0, 5);
  return [...words, ...(published === null ? [] : [published])].join('-');
}

const slug = (text: string) =>
  foldName(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

interface Newcomer {
  id: string;
  file: string;
}

/** A file for each speaker who is no actor of the database, by their name. */
function listNewcomers({ drafted, known, article }: Draft, source: string): Map<string, Newcomer> {
  const ids = new Set(known.actors.map(({ id }) => id));
  const newcomers = new Map<string, Newcomer>();
  for (const { proposal, record } of drafted) {
    const { speaker } = proposal;
    if (!speaker || speaker.id !== null || newcomers.has(speaker.name)) continue;
    const family = slug(speaker.name.split(' ').at(-1) ?? '');
    const whole = slug(speaker.name);
    const id = [family, whole].find((one) => one !== '' && !ids.has(one)) ?? `${whole}-2`;
    if (!Id.safeParse(id).success || ids.has(id)) continue;
    ids.add(id);
    const role = drafted.find(
      (one) => one.record.actor_name === record.actor_name && one.record.role,
    );
    const file = renderActor(speaker, role?.record.role ?? null, article.language, source);
    newcomers.set(speaker.name, { id, file });
  }
  return newcomers;
}

/** A file for each occasion that the text prints with its day and no near statement has. */
function listEvents(
  { drafted, article }: Draft,
  near: ReadonlyMap<Drafted, readonly Neighbour[]>,
  source: string,
): Map<Drafted, Newcomer> {
  const lexicon = loadLexicon(article.language);
  const events = new Map<Drafted, Newcomer>();
  for (const one of drafted) {
    const { said, unit } = one.proposal;
    if (near.get(one)?.some(({ statement }) => statement.events.length > 0)) continue;
    const occasion = findOccasion(one.proposal, article.text, lexicon);
    const id = occasion && `${occasion.day}-${slug(occasion.name)}`;
    if (!occasion || !said || !Id.safeParse(id).success) continue;
    const quote = article.text.slice(unit.start, unit.end);
    const place = { language: article.language, source };
    const known = [...events.values()].find((event) => event.id === id);
    events.set(
      one,
      known ?? { id: id as string, file: renderEvent(occasion, { quote, said }, place) },
    );
  }
  return events;
}

function renderActor(speaker: Speaker, role: string | null, lang: string, source: string): string {
  const { name, isNamed, isPerson } = speaker;
  const kind = isNamed ? (isPerson ? 'person' : 'organization') : 'unnamed';
  const document = new Document({
    kind,
    name,
    names: [{ name, lang, kind: 'full' }],
    ...(role !== null && isNamed ? { roles: [{ title: role, source }] } : {}),
  });
  const spelling = document.getIn(['names', 0]);
  if (isMap(spelling)) spelling.flow = true;
  return document.toString({ lineWidth: 0 });
}

function renderSource({ article, drafted }: Draft): string {
  const { title, publisher, address, author, language, published, text } = article;
  const facts = { title, publisher, url: address, published };
  const missing = Object.keys(facts).filter((key) => facts[key as keyof typeof facts] === null);
  const { quotations } = listUnits(text, loadLexicon(language));
  const doubts = listDoubts(
    text,
    quotations,
    drafted.map(({ proposal }) => proposal),
  );
  const document = new Document({
    kind: 'article',
    held: true,
    title,
    publisher,
    url: address,
    ...(author.length > 0 ? { author } : {}),
    language,
    published: published === null ? null : { edtf: published, basis: 'explicit' },
    draft: true,
    ...(missing.length > 0 ? { note: `Still to be found: ${missing.join(', ')}.` } : {}),
  });
  if (doubts.length > 0) {
    const lines = doubts.map((doubt) => ` - ${doubt.replace(/\s+/g, ' ')}`);
    document.comment = [' Perhaps caveats:', ...lines].join('\n');
  }
  return document.toString({ lineWidth: 0 });
}

function findNear({ drafted, known }: Draft): Map<Drafted, Neighbour[]> {
  const names = known.actors.flatMap(({ spellings, roles }) => [...spellings, ...roles]);
  const find = buildNeighbourFinder(known.statements, names);
  return new Map(drafted.map((one) => [one, find(one.record.quote, one.record.actor)]));
}

function renderStatements(draft: Draft, around: Omit<Surroundings, 'ids'>): string {
  const ids = new Map<string, number>();
  const notes = draft.drafted.map((one) => describeLinks(one, around.near.get(one) ?? []));
  const items = draft.drafted.map((drafted) => buildStatement(draft, drafted, { ...around, ids }));
  const document = new Document({ statements: items }, { aliasDuplicateObjects: false });
  const list = document.get('statements') as {
    items: { commentBefore?: string; spaceBefore?: boolean }[];
  };
  for (const [index, item] of list.items.entries()) {
    if (notes[index]) item.commentBefore = notes[index] as string;
    item.spaceBefore = index > 0;
  }
  return document.toString({ lineWidth: 0 });
}

/** The candidates with their reason; a comment, as nothing of it is known. */
function describeLinks({ record }: Drafted, near: readonly Neighbour[]): string {
  return near
    .map(({ statement, shared }) => {
      const words = shared.slice(0, 4).join(', ');
      const link = nameLink(record, statement);
      return ` ${link} ${statement.id} (${statement.act}): both have ${words}`;
    })
    .join('\n');
}

interface Surroundings {
  newcomers: ReadonlyMap<string, Newcomer>;
  events: ReadonlyMap<Drafted, Newcomer>;
  near: ReadonlyMap<Drafted, readonly Neighbour[]>;
  /** Those that are taken, and the last number behind each. */
  ids: Map<string, number>;
}

function buildStatement({ article }: Draft, drafted: Drafted, around: Surroundings) {
  const { record, proposal } = drafted;
  const { speaker, said } = proposal;
  const actor = (speaker && (speaker.id ?? around.newcomers.get(speaker.name)?.id)) ?? null;
  const [nearest] = around.near.get(drafted) ?? [];
  const events = listEventIds(actor, nearest, around.events.get(drafted));
  const summary = { en: '', fr: '', [article.language]: summarize(proposal, article) ?? '' };
  const quote = new Scalar(record.quote);
  quote.type = 'BLOCK_LITERAL';
  const { start } = proposal;
  const isTwice = findOccurrences(article.text, record.quote, undefined, 2).length > 1;
  return omitEmpty({
    id: chooseId(actor ?? 'unknown', record, around.ids),
    actor,
    role: record.role !== null && record.quote.includes(record.role) ? record.role : undefined,
    on_behalf_of: record.on_behalf_of ?? undefined,
    audience: record.audience.length > 0 ? record.audience : undefined,
    form: record.form,
    act: record.act,
    said: said ? { edtf: said.edtf, basis: said.basis, printed: said.printed } : null,
    events: events.length > 0 ? events : undefined,
    topics: nearest?.statement.topics ?? [],
    summary,
    quote,
    prefix: isTwice ? article.text.slice(0, start).slice(-30).trimStart() : undefined,
    draft: [...record.draft, ...(events.length > 0 ? ['events'] : [])],
  });
}

/** Those of the nearest statement of the same actor, and a new one. */
function listEventIds(
  actor: string | null,
  nearest: Neighbour | undefined,
  added: Newcomer | undefined,
): string[] {
  const known = nearest?.statement.actor === actor ? nearest.statement.events : [];
  return [...known, ...(added ? [added.id] : [])];
}

const omitEmpty = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** The speaker, the day if it is known, and two words of what is said. */
function chooseId(actor: string, { quote, said }: Drafted['record'], ids: Map<string, number>) {
  const words = slug(quote)
    .split('-')
    .filter((word) => word.length > 4 && !actor.includes(word));
  const base = [actor, ...(said === null ? [] : [said]), ...words.slice(-2)].join('-');
  let id = base;
  let count = ids.get(base) ?? 1;
  while (ids.has(id)) id = `${base}-${++count}`;
  ids.set(base, count);
  if (id !== base) ids.set(id, 1);
  return id;
}
