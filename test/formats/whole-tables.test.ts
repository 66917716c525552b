// One row of the tables of statements and of events, each cell stated, and what each format offers.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { formats } from '../../src/formats/table.ts';
import type { ActorReference } from '../../src/records/reference.ts';
import type { Relation, Statement } from '../../src/records/statement.ts';
import { encodeAs } from '../support/formats.ts';
import {
  buildCitation,
  buildDate,
  buildEvent,
  buildSource,
  buildStatement,
} from '../support/records.ts';

const here = 'http://127.0.0.1:3000';

const actor = (id: string): ActorReference => {
  const name = `Name of ${id}`;
  return { id, kind: 'person', name, label: { en: name, fr: name }, url: `${here}/actors/${id}` };
};

const relations: Relation[] = [
  { type: 'denies', direction: 'outgoing', kind: 'event', id: 'call' },
  { type: 'confirms', direction: 'incoming', kind: 'statement', id: 'putin-yes' },
].map((one) => ({ ...one, label: { en: 'x', fr: 'x' }, url: `${here}/${one.id}` }) as Relation);

const caveats: Statement['caveats'] = ['no-day', 'typo'].map((id) => ({
  id,
  kind: 'date',
  severity: 'minor',
  explanation: { en: 'x', fr: 'x' },
  url: `${here}/caveats/${id}`,
}));

const corrections = [
  { on: '2026-12-01T00:00:00Z', what: 'date', was: '2025-12-01', note: null },
  { on: '2026-12-02T00:00:00Z', what: 'topics', was: null, note: null },
] as Statement['corrections'];

const memory = {
  added: '2026-11-25T00:00:00Z',
  modified: '2026-12-02T00:00:00Z',
  revision: '3',
  corrections: 'date 2026-12-01T00:00:00Z: 2025-12-01; topics 2026-12-02T00:00:00Z: ',
};

const readRows = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

test('a statement of two citations is two rows', () => {
  const source = buildSource({
    id: 'text',
    title: null,
    publisher: null,
    published: buildDate('2025-12?', { basis: 'inferred', printed: 'décembre' }),
    original_url: 'https://kremlin.example/1',
  });
  const statement = buildStatement({
    identified: { actor: actor('lavrov') } as NonNullable<Statement['identified']>,
    on_behalf_of: actor('kremlin'),
    voice: [
      { actor: actor('peskov'), by: 'speaker' },
      { actor: actor('kremlin'), by: 'on_behalf_of' },
    ] as Statement['voice'],
    audience: [actor('afp'), actor('tass')],
    said: buildDate('2025-12-02', { printed: 'mardi' }),
    events: [{ id: 'call' }, { id: 'talks' }] as Statement['events'],
    topics: [
      { id: 'energy', name: { en: 'Energy', fr: 'Énergie' } },
      { id: 'gas', name: { en: 'Gas', fr: 'Gaz' } },
    ],
    mentions: [actor('trump'), actor('putin')],
    relations,
    caveats,
    corrections,
    modified: memory.modified,
    revision: 3,
    citations: [
      buildCitation(),
      buildCitation({ source, via: buildSource({ id: 'wire' }), exact: 'Un autre.', paragraph: 7 }),
    ],
  });
  const both = {
    statement: 'peskov-2025-12-03-gas',
    url: `${here}/statements/peskov-2025-12-03-gas`,
    text: 'Le gaz coûtera plus cher.',
    language: 'fr',
    summary_en: 'Says that gas will cost more.',
    summary_fr: 'Dit que le gaz coûtera plus cher.',
    form: 'direct',
    act: 'prediction',
    actor: 'peskov',
    actor_name: 'Dmitry Peskov',
    actor_kind: 'person',
    role: 'porte-parole du Kremlin',
    on_behalf_of: 'kremlin',
    audience: 'afp; tass',
    said: '2025-12-02',
    said_earliest: '2025-12-02',
    said_latest: '2025-12-02',
    said_basis: 'explicit',
    said_printed: 'mardi',
    events: 'call; talks',
    topics: 'energy; gas',
    mentions: 'trump; putin',
    attribution: 'reported',
    relations: 'denies event:call; <confirms statement:putin-yes',
    caveats: 'no-day; typo',
    start: '13',
    end: '38',
    page: `${here}/statements/peskov-2025-12-03-gas.html`,
    identified: 'lavrov',
    voice: 'peskov; kremlin',
    actor_name_fr: 'Dmitri Peskov',
    ...memory,
    locator_time: '',
    locator_page: '',
    locator_url: '',
  };
  expect(readRows(encodeAs('.csv', 'statements', [statement]))).toEqual([
    {
      ...both,
      citation: '1',
      source: 'gazette-2025-12-03',
      source_title: 'Le gaz en question',
      source_publisher: 'La Gazette',
      published: '2025-12-03',
      published_earliest: '2025-12-03',
      published_latest: '2025-12-03',
      published_basis: 'explicit',
      published_printed: '',
      source_url: '',
      via: '',
      exact: 'Le gaz coûtera plus cher.',
      paragraph: '2',
      passage_url: `${here}/sources/gazette-2025-12-03/text#char=13,38`,
      passage_page: `${here}/sources/gazette-2025-12-03.html#char=13,38`,
    },
    {
      ...both,
      citation: '2',
      source: 'text',
      source_title: '',
      source_publisher: '',
      published: '2025-12?',
      published_earliest: '2025-12-01',
      published_latest: '2025-12-31',
      published_basis: 'inferred',
      published_printed: 'décembre',
      source_url: 'https://kremlin.example/1',
      via: 'wire',
      exact: 'Un autre.',
      paragraph: '7',
      passage_url: `${here}/sources/text/text#char=13,38`,
      passage_page: `${here}/sources/text.html#char=13,38`,
    },
  ]);
});

test('an event is one row, and what is not known is empty', () => {
  const known = buildEvent({ participants: [actor('putin'), actor('trump')], relations, caveats });
  const unknown = buildEvent({ id: 'b', when: null, place: null, status: 'denied' });
  const rows = readRows(encodeAs('.csv', 'events', [known, unknown]));
  expect(rows).toMatchObject([
    {
      id: '2025-12-02-talks',
      url: `${here}/events/2025-12-02-talks`,
      name_en: 'Talks in Moscow',
      name_fr: 'Entretiens à Moscou',
      kind: 'meeting',
      status: 'occurred',
      when: '2025-12-02',
      when_earliest: '2025-12-02',
      when_latest: '2025-12-02',
      when_basis: 'explicit',
      when_printed: '',
      place_en: 'Moscow',
      place_fr: 'Moscou',
      participants: 'putin; trump',
      parent: '',
      sources: 'gazette-2025-12-03',
      relations: 'denies event:call; <confirms statement:putin-yes',
      caveats: 'no-day; typo',
      statements: '0',
      page: `${here}/events/2025-12-02-talks.html`,
      revision: '1',
      corrections: '',
    },
    { when: '', when_earliest: '', when_basis: '', place_en: '', place_fr: '', status: 'denied' },
  ]);
});

const everything = ['statements', 'actors', 'events', 'sources', 'topics', 'caveats'];

test.each([
  ['.csv', 'all', ['list', 'record'], ['raw', 'bom'], everything],
  ['.ndjson', 'all', ['list'], undefined, everything],
  ['.atom', 'page', ['list'], undefined, ['statements']],
  ['.feed.json', 'page', ['list'], undefined, ['statements']],
  ['.jsonld', 'page', ['list', 'record'], undefined, ['statements']],
  ['/annotations.jsonld', 'page', ['record'], undefined, ['statements']],
  ['.csl.json', 'page', ['list', 'record'], undefined, ['statements']],
  ['.bib', 'page', ['list', 'record'], undefined, ['statements']],
  ['.ris', 'page', ['list', 'record'], undefined, ['statements']],
  ['.ninjs.json', 'page', ['list', 'record'], undefined, ['statements']],
  ['.ics', 'all', ['list', 'record'], ['lang'], ['events']],
  ['.approximate.ics', 'all', ['list'], ['lang'], ['events']],
])('%s is offered of %s records, as %j, with the options %j, for %j', (suffix, ...offered) => {
  const format = formats.find((one) => one.suffix === suffix);
  const { extent, paths, options, encode } = format ?? {};
  expect([extent, paths, options, Object.keys(encode as object)]).toEqual(offered);
});
