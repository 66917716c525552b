// What formats say of several statements, of uncertain dates and of each kind of actor.
import { describe, expect, test } from 'vitest';
import type { ActorReference } from '../../src/records/reference.ts';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs } from '../support/formats.ts';
import { buildCitation, buildDate, buildSource, buildStatement } from '../support/records.ts';

const printed = (id: string, edtf: string) =>
  buildStatement({
    ...{ id, added: null, modified: null },
    citations: [buildCitation({ source: buildSource({ published: buildDate(edtf) }) })],
  });
/** In list order, so that the newest is neither the first nor the last. */
const several = [
  printed('middle', '2025-12-03'),
  printed('newest', '2025-12-05'),
  printed('oldest', '2025-11-30'),
];
const json = (suffix: string, statements: readonly Statement[], single = false) =>
  JSON.parse(encodeAs(suffix, 'statements', statements, { single }));

test('of several reports the first and the last dated one count, whatever others are not', () => {
  const days = ['2025-12-04', null, '2025-12-02', '2025-12-03'];
  const citations = days.map((edtf) =>
    buildCitation({ source: buildSource({ published: edtf === null ? null : buildDate(edtf) }) }),
  );
  const [item] = json('.feed.json', [
    buildStatement({ added: null, modified: null, citations }),
  ]).items;
  expect([item.date_published, item.date_modified]).toEqual([
    '2025-12-02T00:00:00Z',
    '2025-12-04T00:00:00Z',
  ]);
});

describe('of several statements the newest day is', () => {
  test('when a feed was updated', () => {
    const feed = encodeAs('.atom', 'statements', several).split('<entry>')[0];
    expect(feed).toContain('<updated>2025-12-05T00:00:00Z</updated>');
  });

  test('the version of a package, which is empty without one', () => {
    const item = json('.ninjs.json', several);
    expect([item.versioncreated, item.firstcreated]).toEqual([
      '2025-12-05T00:00:00Z',
      '2025-12-05T00:00:00Z',
    ]);
    expect(json('.ninjs.json', []).versioncreated).toBe('2025-12-20T00:00:00Z');
  });

  test('told of each by itself', () => {
    const { associations } = json('.ninjs.json', several);
    const days = Object.entries<{ versioncreated: string }>(associations).map(([id, item]) => [
      id,
      item.versioncreated.slice(0, 10),
    ]);
    expect(days).toEqual([
      ['middle', '2025-12-03'],
      ['newest', '2025-12-05'],
      ['oldest', '2025-11-30'],
    ]);
  });
});

test('in a database that was never released, a statement was first printed on one day and last on another', () => {
  const citations = ['2025-12-04', '2025-12-01', '2025-12-09'].map((edtf) =>
    buildCitation({ source: buildSource({ id: `s${edtf}`, published: buildDate(edtf) }) }),
  );
  const item = json(
    '.ninjs.json',
    [buildStatement({ citations, added: null, modified: null })],
    true,
  );
  expect([item.firstcreated, item.versioncreated]).toEqual([
    '2025-12-01T00:00:00Z',
    '2025-12-09T00:00:00Z',
  ]);
});

describe('a date in JSON-LD', () => {
  const published = (edtf: string) =>
    json('.jsonld', [printed('a', edtf)], true).isPartOf[0].datePublished;
  const created = (edtf: string) =>
    json('.jsonld', [buildStatement({ said: buildDate(edtf) })], true);

  test.each([
    ['2025-12-03', '2025-12-03'],
    ['2025-12', { '@type': 'xsd:gYearMonth', '@value': '2025-12' }],
    ['2025', { '@type': 'xsd:gYear', '@value': '2025' }],
  ])('of %s is a date of schema.org', (edtf, value) => {
    expect(published(edtf)).toEqual(value);
    expect(created(edtf).dateCreated).toEqual(value);
  });

  test.each(['2025-12-03?', '2025-12~', '2025-12-XX', '2025-12-02/2025-12-03', '2025-12-02/..'])(
    'of %s is none, because it is not certain',
    (edtf) => {
      expect(published(edtf)).toBeUndefined();
      expect(created(edtf).dateCreated).toBeUndefined();
      expect(created(edtf)['dcterms:created']).toEqual({ '@type': 'edtf', '@value': edtf });
    },
  );
});

describe('an actor of the kind', () => {
  const kinds: [kind: ActorReference['kind'], type: string, list: string][] = [
    ['person', 'Person', 'person'],
    ['unnamed', 'Person', 'person'],
    ['organization', 'Organization', 'organisation'],
    ['government', 'Organization', 'organisation'],
  ];

  test.each(kinds)('%s is a %s in JSON-LD and a %s in ninjs', (kind, type, list) => {
    const label = { en: 'X', fr: 'X' };
    const actor = { id: 'x', kind, name: 'X', label, url: '/actors/x' };
    const mention = { ...actor, id: 'y', name: 'Y', url: '/actors/y' };
    const statement = buildStatement({ actor: { ...actor, role: null }, mentions: [mention] });
    const linked = json('.jsonld', [statement], true);
    expect(linked.spokenByCharacter['@type']).toBe(type);
    expect(linked.mentions.map((one: { '@type': string }) => one['@type'])).toEqual([type]);
    const item = json('.ninjs.json', [statement], true);
    const other = list === 'person' ? 'organisation' : 'person';
    expect(item[list]).toMatchObject([
      { name: 'X', rel: 'speaker', code: 'x' },
      { name: 'Y', rel: 'mentioned', code: 'y' },
    ]);
    expect(item[other]).toEqual([]);
  });
});

test('what is doubtful and who disputes it stand in the note to editors', () => {
  const explanation = { en: 'The weekday is wrong.', fr: 'Le jour est faux.' };
  const by = {
    type: 'denies' as const,
    statement: 'b',
    actor: {
      id: 'boris',
      kind: 'person' as const,
      name: 'Boris Ivanov',
      label: { en: 'Boris Ivanov', fr: 'Boris Ivanov' },
      url: '/actors/boris',
    },
    url: '/statements/b',
  };
  const item = json(
    '.ninjs.json',
    [
      buildStatement({
        attribution: { status: 'denied', by: [by, by] },
        caveats: [{ id: 'c', kind: 'date', severity: 'major', explanation, url: '/caveats/c' }],
      }),
    ],
    true,
  );
  expect(item.ednote.split('\n')).toEqual([
    'Direct quote. Dmitry Peskov (porte-parole du Kremlin), 2025-12-02.',
    'Printed in Le gaz en question, paragraph 2, La Gazette, published 2025-12-03.',
    'Attribution denied by Boris Ivanov.',
    'Caveat (major): The weekday is wrong.',
  ]);
});
