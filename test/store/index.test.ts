// What finds the curated records, compared with a naive look at their documents.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src/publication/manifest.ts';
import { boundLists } from '../../src/records/embedded-lists.ts';
import type { Event } from '../../src/records/event.ts';
import { listFamilyNames } from '../../src/records/person-name.ts';
import { type Resource, resourceNames } from '../../src/records/resources.ts';
import type { Statement } from '../../src/records/statement.ts';
import { openFile } from '../../src/store/sqlite/file.ts';
import type { Records } from '../../src/store/sqlite/records.ts';
import { foldName } from '../../src/text/names.ts';
import { publishCurated } from '../support/curated.ts';

const { folder, manifest, records } = publishCurated();
const client = openFile(join(folder, fileName(manifest)));
afterAll(() => client.close());

type Item<R extends Resource> = Records[R] extends Iterable<infer T> ? T : never;
type Fields = { [R in Resource]: Record<string, (record: Item<R>) => (string | undefined)[]> };

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const isCertain = (date: { edtf: string } | null) => date && !/[?~%]/.test(date.edtf);
const month = ({ said }: Statement) =>
  said?.earliest && isCertain(said) && said.earliest.slice(0, 7) === said.latest?.slice(0, 7)
    ? [said.earliest.slice(0, 7)]
    : [];

const changed = ({ modified }: { modified: string | null }) => [modified ?? undefined];

/** `fr-CA` is found under `fr`, too. */
const prefixes = (tag: string) =>
  tag.split('-').map((_, index, parts) => parts.slice(0, index + 1).join('-'));

const fields: Fields = {
  statements: {
    changed_since: changed,
    actor: ({ actor, identified }) => [actor.id, identified?.actor.id],
    voice: ({ voice }) => voice.map(({ actor }) => actor.id),
    on_behalf_of: ({ on_behalf_of }) => [on_behalf_of?.id],
    audience: ({ audience }) => ids(audience),
    mentions: ({ mentions }) => ids(mentions),
    event: ({ events }) => ids(events),
    source: ({ citations }) => citations.map(({ source }) => source.id),
    via: ({ citations }) => citations.map(({ via }) => via?.id),
    language: ({ citations }) => citations.flatMap(({ language }) => prefixes(language)),
    topic: ({ topics }) => ids(topics),
    form: ({ form }) => [form],
    act: ({ act }) => [act],
    status: ({ attribution }) => [attribution.status],
    relation: ({ relations }) =>
      relations.flatMap(({ type, direction }) => (direction === 'outgoing' ? [type] : [])),
    related_to: ({ relations }) => ids(relations),
    caveat: ({ caveats }) =>
      caveats.length === 0
        ? ['none']
        : ['any', ...caveats.map(({ severity }) => severity)].filter((value) => value !== 'minor'),
    has_caveat: ({ caveats }) => [caveats.length > 0 ? 'true' : 'false'],
    min_sources: ({ citations }) =>
      ['1', '2', '3', '4', '5'].slice(
        0,
        new Set(citations.map(({ source }) => source.origin)).size,
      ),
    said: ({ said }) => [said ? 'known' : 'unknown'],
    dated: ({ said }) => [said ? 'true' : 'false'],
    certain: ({ said }) => [isCertain(said) ? 'true' : undefined],
    month,
  },
  actors: { changed_since: changed, kind: ({ kind }) => [kind] },
  events: {
    changed_since: changed,
    kind: ({ kind }) => [kind],
    status: ({ status }) => [status],
    actor: ({ participants }) => ids(participants),
    source: ({ citations }) => citations.map(({ source }) => source.id),
    dated: ({ when }) => [when ? 'true' : 'false'],
    certain: ({ when }) => [isCertain(when) ? 'true' : undefined],
  },
  sources: {
    changed_since: changed,
    kind: ({ kind }) => [kind],
    language: ({ language }) => (language === null ? [] : prefixes(language)),
    publisher: ({ publisher }) => [publisher?.toLowerCase()],
    held: ({ held }) => [held ? 'true' : 'false'],
  },
  topics: {},
  caveats: {
    changed_since: changed,
    source: ({ source }) => [source],
    cites: ({ citations }) => citations.map(({ source }) => source.id),
    kind: ({ kind }) => [kind],
    severity: ({ severity }) => [severity],
    statement: ({ affects }) => ids(affects.filter(({ kind }) => kind === 'statement')),
    event: ({ affects }) => ids(affects.filter(({ kind }) => kind === 'event')),
    actor: ({ affects }) => ids(affects.filter(({ kind }) => kind === 'actor')),
  },
};

const int32s = (bytes: Buffer) =>
  Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(4 * index));

describe.each(resourceNames)('%s', (resource) => {
  const list = [...records[resource]] as Item<typeof resource>[];

  test('are found by each value of each field, and by no other', () => {
    const pairs = Object.entries(fields[resource]).flatMap(([field, valuesOf]) =>
      list.flatMap((record, index) => {
        const values = new Set((valuesOf as (record: unknown) => string[])(record));
        values.delete(undefined as never);
        return [...values].map((value) => ({ key: `${field} = ${value}`, number: index + 1 }));
      }),
    );
    const expected = Object.fromEntries(
      [...Map.groupBy(pairs, ({ key }) => key)].map(([key, found]) => [
        key,
        found.map(({ number }) => number),
      ]),
    );
    const rows = client
      .prepare<[string], { field: string; value: string; count: number; numbers: Buffer }>(
        'SELECT field, value, count, numbers FROM _postings WHERE resource = ?',
      )
      .all(resource);
    const found = rows.map(({ field, value, numbers }) => [`${field} = ${value}`, int32s(numbers)]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(found).toHaveLength(rows.length);
    for (const { count, numbers } of rows) expect(count).toBe(numbers.length / 4);
  });

  test('are in the order of the documents, each under its number', () => {
    const stored = client
      .prepare<[string], string>(
        `SELECT v.document FROM ${resource} JOIN v_documents AS v USING (id)
         WHERE v.resource = ? ORDER BY number`,
      )
      .pluck()
      .all(resource);
    expect(stored).toEqual(list.map((record) => JSON.stringify(boundLists(resource, record))));
    expect(client.prepare(`SELECT max(number) FROM ${resource}`).pluck().get()).toBe(list.length);
  });
});

test('days are those of the documents: undated, open, or days since 1970', () => {
  const day = (text: string | null, open: number) =>
    text === null ? open : (Date.parse(text) - Date.parse('1970-01-01')) / 86_400_000;
  const dates = {
    statements: [...records.statements].map(({ said }: Statement) => said),
    events: records.events.map(({ when }: Event) => when),
  };
  const column = client.prepare('SELECT days FROM _day_columns WHERE resource = ? AND name = ?');
  column.pluck();
  const undated = -2147483648;
  for (const [resource, list] of Object.entries(dates)) {
    expect(int32s(column.get(resource, 'earliest') as Buffer)).toEqual([
      undated,
      ...list.map((date) => (date ? day(date.earliest, -2147483647) : undated)),
    ]);
    expect(int32s(column.get(resource, 'latest') as Buffer)).toEqual([
      undated,
      ...list.map((date) => (date ? day(date.latest, 2147483647) : undated)),
    ]);
  }
});

test('spellings are the ids and names of actors, events, sources and topics, folded', () => {
  const named = {
    actors: records.actors.map((actor) => [
      actor.id,
      actor.name,
      actor.label.fr,
      ...actor.names.map(({ name }) => name),
      ...listFamilyNames(actor),
    ]),
    events: records.events.map(({ id, name }) => [id, name.en, name.fr]),
    sources: records.sources.map(({ id, title, publisher }) => [id, title, publisher]),
    topics: records.topics.map(({ id, name }) => [id, name.en, name.fr]),
  };
  const expected = Object.entries(named).flatMap(([kind, list]) =>
    list.flatMap(([id, ...names]) =>
      [id, ...names].flatMap((name) => (name == null ? [] : [`${kind} ${id} ${foldName(name)}`])),
    ),
  );
  const found = client.prepare("SELECT kind || ' ' || id || ' ' || folded FROM spellings").pluck();
  expect(found.all().sort()).toEqual([...new Set(expected)].sort());
});
