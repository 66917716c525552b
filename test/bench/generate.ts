// A synthetic dataset of any size: French-like sentences, Zipf-distributed speakers, words and
// topics. Every record is a function of its number, so nothing is held in memory and the same
// size always gives the same bytes.
import { createHash } from 'node:crypto';
import type { Actor } from '../../src/records/actor.ts';
import { noAuthority } from '../../src/records/authority.ts';
import type { StoredChange } from '../../src/records/change.ts';
import type { SourceReference, StatementCitation } from '../../src/records/citation.ts';
import type { UncertainDate } from '../../src/records/dates.ts';
import type { Event } from '../../src/records/event.ts';
import type { Memory } from '../../src/records/memory.ts';
import type { ActorReference } from '../../src/records/reference.ts';
import type { Source } from '../../src/records/source.ts';
import {
  type Statement,
  StatementAct,
  type StatementEvent,
  StatementForm,
} from '../../src/records/statement.ts';
import type { Topic } from '../../src/records/topic.ts';
import type { Records } from '../../src/store/sqlite/records.ts';

const statementsPerSource = 10;
const topicCount = 40;
const days = 3650;
const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2016, 0, 1);

/** A number in [0, 1) that depends on nothing but its arguments (splitmix32). */
function random(seed: number, salt: number): number {
  let x = (Math.imul(seed, 0x9e3779b9) + Math.imul(salt + 1, 0x85ebca6b)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

/** A rank below `count`; rank r is about 1/(r+1) as likely as rank 0. */
function zipf(count: number, uniform: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** uniform) - 1);
}

const syllables =
  'né go cia tion ter ri toi re pré si dent mi nis tre ac cord paix guer ra té'.split(' ');
const words = buildWords(100_000);

function buildWords(count: number): string[] {
  const common = 'de la le les des à et en que du pour une sur avec dans négociations'.split(' ');
  const made = new Set(common);
  for (let i = 0; made.size < count; i++) {
    const length = 2 + Math.floor(random(i, 1) * 4);
    const parts = Array.from(
      { length },
      (_, part) => syllables[Math.floor(random(i, part + 2) * syllables.length)],
    );
    made.add(parts.join(''));
  }
  return [...made];
}

/** Which words a million draws give: drawing beforehand is faster. */
const drawn = new Uint32Array(1 << 20).map((_, at) => zipf(words.length, at / 2 ** 20));

function drawWord(uniform: number): string {
  return words[drawn[Math.floor(uniform * drawn.length)] as number] as string;
}

/** Remembers the last few: a text is cited many times in a row. */
function rememberFew(most: number, write: (number: number) => string) {
  const recent = new Map<number, string>();
  return (number: number): string => {
    const known = recent.get(number);
    if (known !== undefined) return known;
    if (recent.size > most) recent.clear();
    const made = write(number);
    recent.set(number, made);
    return made;
  };
}

const sentence = rememberFew(100, writeSentence);

function writeSentence(number: number): string {
  const length = 12 + Math.floor(random(number, 50) * 20);
  let chosen = drawWord(random(number, 60));
  for (let index = 1; index < length; index++) chosen += ` ${drawWord(random(number, 60 + index))}`;
  return `Selon la source, « ${chosen} », a-t-il déclaré.`;
}

/** A few words in place of an editor's. */
function summarize(number: number): string {
  return [70, 71, 72, 73, 74, 75].map((salt) => drawWord(random(number, salt))).join(' ');
}

/** The same build code as for the curated seeds takes these records. */
export function generateRecords(size: number): Records {
  const actorCount = Math.min(20_000, 40 + Math.floor(size / 20));
  const eventCount = 10 + Math.floor(size / 100);
  const sourceCount = Math.ceil(size / statementsPerSource);
  const dayOf = (number: number) => dateOf(Math.floor((number * days) / (size + 1)));

  const actor = (rank: number): ActorReference => ({
    id: actorId(rank),
    kind: 'person',
    name: `Locuteur ${rank}`,
    label: both(`Locuteur ${rank}`),
    url: `/actors/${actorId(rank)}`,
  });
  const event = (rank: number): (typeof StatementEvent)['_output'] => {
    const id = `event-${rank}`;
    return { id, name: both(`Événement ${rank}`), url: `/events/${id}` };
  };
  const source = (rank: number): SourceReference => ({
    id: sourceId(rank),
    kind: 'article',
    title: `Article ${rank}`,
    publisher: null,
    published: dayOf(rank * statementsPerSource + 1),
    language: 'fr',
    original_url: null,
    origin: sourceId(rank),
    url: `/sources/${sourceId(rank)}`,
  });
  /** The sentences of a source: its own statements, then one of the source before it. */
  const sentencesOf = (rank: number): number[] => {
    const first = rank * statementsPerSource + 1;
    const own = Array.from({ length: statementsPerSource }, (_, index) => first + index);
    return [...own.filter((number) => number <= size), ...(rank > 0 ? [first - 1] : [])];
  };
  const textOf = rememberFew(10, (rank) => sentencesOf(rank).map(sentence).join('\n'));
  const cite = (rank: number, number: number): StatementCitation => {
    const text = textOf(rank);
    const exact = sentence(number);
    const start = text.indexOf(exact);
    const end = start + exact.length;
    const paragraph = sentencesOf(rank).indexOf(number);
    return {
      source: source(rank),
      via: null,
      language: 'fr',
      exact,
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
      start,
      end,
      paragraph: paragraph + 1,
      locator: null,
      holds: 'claim',
      url: `/sources/${sourceId(rank)}/text#char=${start},${end}`,
    };
  };
  const statement = (number: number): Statement => {
    const rank = Math.floor((number - 1) / statementsPerSource);
    const repeated = number % statementsPerSource === 0 && number < size;
    const speaker = zipf(actorCount, random(number, 1));
    const topic = zipf(topicCount, random(number, 2));
    const mentioned = zipf(actorCount, random(number, 3));
    const citations = [cite(rank, number), ...(repeated ? [cite(rank + 1, number)] : [])];
    const id = statementId(number);
    return {
      id,
      url: `/statements/${id}`,
      text: (citations[0] as StatementCitation).exact,
      language: 'fr',
      summary: both(`Says about topic ${topic}: ${summarize(number)}.`),
      form: pick(StatementForm.options, random(number, 4)),
      act: pick(StatementAct.options, random(number, 5)),
      actor: { ...actor(speaker), role: 'porte-parole' },
      identified: null,
      on_behalf_of: null,
      voice: [{ actor: actor(speaker), by: 'speaker' }],
      audience: [],
      said: { ...dayOf(number), note: null, evidence: [] },
      said_note: null,
      events: random(number, 6) < 0.5 ? [event(zipf(eventCount, random(number, 7)))] : [],
      topics: [{ id: topicId(topic), name: both(topicId(topic)) }],
      mentions: mentioned === speaker ? [] : [actor(mentioned)],
      attribution: { status: 'reported', by: [] },
      citations,
      relations: [],
      caveats: [],
      ...addedOn(dayOf(number)),
    };
  };
  return {
    statements: sequence(size, (index) => statement(index + 1)),
    actors: generateActors(actorCount, actor),
    events: Array.from({ length: eventCount }, (_, rank): Event => generateEvent(event(rank))),
    sources: sequence(sourceCount, (rank): Source => {
      const { id, published, ...rest } = source(rank);
      return {
        ...rest,
        id,
        author: [],
        earlier_texts: [],
        agency: null,
        platform: null,
        archived_url: null,
        accessed: null,
        held: true,
        text: 'public',
        language: 'fr',
        published: published && { ...published, note: null, evidence: [] },
        checked: null,
        sha256: createHash('sha256').update(textOf(rank)).digest('hex'),
        words: null,
        text_url: `/sources/${id}/text`,
        relations: [],
        caveats: [],
        statements: { count: statementsPerSource, url: `/statements?source=${id}` },
        ...addedOn(dayOf(rank * statementsPerSource + 1)),
      };
    }),
    topics: Array.from({ length: topicCount }, (_, rank): Topic => generateTopic(rank)).sort(byId),
    caveats: [],
    changes: sequence(size, (index) => addition(statementId(index + 1), dayOf(index + 1))),
    tombstones: [],
    formerIds: [],
    erased: [],
    authority: noAuthority,
    earlierTexts: { get: () => undefined },
    texts: { get: (id) => textOf(Number(id.slice('source-'.length))) },
    passages: new Map(),
  };
}

function generateActors(count: number, actor: (rank: number) => ActorReference): Actor[] {
  return Array.from({ length: count }, (_, rank): Actor => {
    const reference = actor(rank);
    const { id, name } = reference;
    return {
      ...reference,
      names: [{ name, lang: 'fr', script: 'Latn', kind: 'full' }],
      roles: [],
      member_of: null,
      part_of: [],
      identifiers: [],
      caveats: [],
      statements: { count: 0, url: `/statements?actor=${id}` },
      ...addedOn(dateOf(0)),
    };
  }).sort(byId);
}

function generateEvent(reference: {
  id: string;
  name: { en: string; fr: string };
  url: string;
}): Event {
  return {
    ...reference,
    kind: 'meeting',
    when: null,
    place: null,
    status: 'occurred',
    participants: [],
    parent: null,
    citations: [],
    relations: [],
    caveats: [],
    statements: { count: 0, url: `/statements?event=${reference.id}` },
    ...addedOn(dateOf(0)),
  };
}

/** Published on the day of its words, and never changed. */
function addedOn({ edtf }: UncertainDate): Memory {
  const on = `${edtf}T00:00:00Z`;
  return { added: on, modified: on, revision: 1, corrections: [] };
}

function addition(id: string, { edtf }: UncertainDate): StoredChange {
  const on = `${edtf}T00:00:00Z`;
  const record = { kind: 'statement', id } as const;
  return { on, kind: 'added', record, what: null, by: null, was: null, note: null };
}

function generateTopic(rank: number): Topic {
  const id = topicId(rank);
  const statements = { count: 0, url: `/statements?topic=${id}` };
  return { id, name: both(id), url: `/topics/${id}`, statements };
}

/** Ids that sort as their numbers do, which is the order of the records. */
function statementId(number: number): string {
  return `statement-${String(number).padStart(8, '0')}`;
}

function sourceId(rank: number): string {
  return `source-${String(rank).padStart(7, '0')}`;
}

function actorId(rank: number): string {
  return rank === 0 ? 'peskov' : `actor-${rank}`;
}

function topicId(rank: number): string {
  return `topic-${rank}`;
}

function dateOf(day: number): UncertainDate {
  const edtf = new Date(firstDayMs + day * dayMs).toISOString().slice(0, 10);
  return { edtf, earliest: edtf, latest: edtf, basis: 'explicit', printed: null };
}

function both(text: string) {
  return { en: text, fr: text };
}

function pick<T>(options: readonly T[], uniform: number): T {
  return options[Math.floor(uniform * options.length)] as T;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function sequence<T>(length: number, make: (index: number) => T) {
  return {
    length,
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index++) yield make(index);
    },
  };
}
