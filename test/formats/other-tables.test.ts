// One row of the tables of actors, sources, topics and caveats, each cell stated.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Caveat } from '../../src/records/caveat.ts';
import type { RecordOf, Resource } from '../../src/records/resources.ts';
import type { Source } from '../../src/records/source.ts';
import { encodeAs } from '../support/formats.ts';
import { buildCitation, buildDate, buildPerson } from '../support/records.ts';

const here = 'http://127.0.0.1:3000';

const memory = {
  added: '2026-11-25T00:00:00Z',
  modified: '2026-12-02T00:00:00Z',
  revision: 2,
  corrections: [{ on: '2026-12-02T00:00:00Z', what: 'name', was: 'x', note: null }],
} as unknown as Pick<Source, 'added' | 'modified' | 'revision' | 'corrections'>;

const remembered = { ...memory, revision: '2', corrections: 'name 2026-12-02T00:00:00Z: x' };

const read = <R extends Resource>(resource: R, record: RecordOf<R>) =>
  parse(encodeAs('.csv', resource, [record]), { columns: true }) as Record<string, string>[];

const caveats = ['no-day', 'typo'].map((id) => ({ id })) as never;

test('an actor', () => {
  const person = buildPerson('Dmitry Peskov', 'Peskov', 'Песков');
  const actor = {
    ...person,
    ...memory,
    label: { en: 'Dmitry Peskov', fr: 'Dmitri Peskov' },
    roles: [{ title: 'porte-parole' }, { title: 'spokesman' }] as never,
    member_of: { id: 'kremlin' } as never,
    part_of: [{ id: 'kremlin' }, { id: 'russia' }] as never,
    identifiers: [{ scheme: 'wikidata', value: 'Q1' }],
    caveats,
    statements: { count: 7, url: '' },
  };
  expect(read('actors', actor)).toEqual([
    {
      id: 'peskov',
      url: `${here}/actors/peskov`,
      kind: 'person',
      name: 'Dmitry Peskov',
      names: 'Peskov; Песков',
      roles: 'porte-parole; spokesman',
      member_of: 'kremlin',
      identifiers: 'wikidata:Q1',
      statements: '7',
      part_of: 'kremlin; russia',
      caveats: 'no-day; typo',
      page: `${here}/actors/peskov.html`,
      name_fr: 'Dmitri Peskov',
      ...remembered,
    },
  ]);
  expect(read('actors', { ...actor, member_of: null })).toMatchObject([{ member_of: '' }]);
});

test('a source', () => {
  const source: Source = {
    id: 'post',
    url: `${here}/sources/post`,
    kind: 'post',
    held: true,
    text: 'quotes',
    title: 'A post',
    publisher: 'Gazette',
    author: 'Anna',
    agency: 'Wire',
    platform: 'Telegram',
    published: buildDate('2025-12-03', { printed: 'mercredi' }),
    language: 'fr',
    original_url: 'https://post.example/1',
    archived_url: 'https://archive.example/1',
    accessed: '2026-01-02',
    origin: 'first',
    sha256: 'abc',
    words: 12,
    text_url: `${here}/sources/post/text`,
    earlier_texts: [],
    relations: [],
    caveats,
    statements: { count: 3, url: '' },
    ...memory,
  } as unknown as Source;
  expect(read('sources', source)).toEqual([
    {
      id: 'post',
      url: `${here}/sources/post`,
      kind: 'post',
      held: 'true',
      title: 'A post',
      publisher: 'Gazette',
      original_url: 'https://post.example/1',
      language: 'fr',
      published: '2025-12-03',
      published_earliest: '2025-12-03',
      published_latest: '2025-12-03',
      published_basis: 'explicit',
      published_printed: 'mercredi',
      sha256: 'abc',
      words: '12',
      text_url: `${here}/sources/post/text`,
      caveats: 'no-day; typo',
      statements: '3',
      page: `${here}/sources/post.html`,
      ...remembered,
      author: 'Anna',
      agency: 'Wire',
      platform: 'Telegram',
      archived_url: 'https://archive.example/1',
      accessed: '2026-01-02',
      origin: 'first',
      text: 'quotes',
    },
  ]);
});

test('a topic', () => {
  const topic = { id: 'gas', name: { en: 'Gas', fr: 'Gaz' }, url: `${here}/topics/gas` };
  expect(read('topics', { ...topic, statements: { count: 2, url: '' } })).toEqual([
    {
      id: 'gas',
      url: `${here}/topics/gas`,
      name_en: 'Gas',
      name_fr: 'Gaz',
      statements: '2',
      page: `${here}/topics/gas.html`,
    },
  ]);
});

test('a caveat', () => {
  const caveat: Caveat = {
    id: 'typo',
    url: `${here}/caveats/typo`,
    source: 'gazette',
    kind: 'wording',
    severity: 'minor',
    explanation: { en: 'A typo.', fr: 'Une coquille.' },
    affects: [
      { kind: 'statement', id: 'a', url: '' },
      { kind: 'actor', id: 'b', url: '' },
    ],
    citations: [buildCitation(), buildCitation({ url: `${here}/sources/other/text#char=1,2` })],
    evidence: [{ url: 'https://a.example/' }, { url: 'https://b.example/' }],
    ...memory,
  } as unknown as Caveat;
  expect(read('caveats', caveat)).toEqual([
    {
      id: 'typo',
      url: `${here}/caveats/typo`,
      source: 'gazette',
      kind: 'wording',
      severity: 'minor',
      explanation_en: 'A typo.',
      explanation_fr: 'Une coquille.',
      affects: 'statement:a; actor:b',
      passages: `${here}/sources/gazette-2025-12-03/text#char=13,38; ${here}/sources/other/text#char=1,2`,
      evidence: 'https://a.example/; https://b.example/',
      page: `${here}/caveats/typo.html`,
      ...remembered,
    },
  ]);
});
