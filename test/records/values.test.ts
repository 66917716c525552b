// By which values records are found and counted, field by field, as the registry says.
import { expect, test } from 'vitest';
import type { Caveat } from '../../src/records/caveat.ts';
import { type FieldName, findFilter, formFields, valuesOf } from '../../src/records/fields.ts';
import {
  labelSource,
  type RecordOf,
  type Resource,
  resources,
} from '../../src/records/resources.ts';
import type { Source } from '../../src/records/source.ts';
import type { Statement } from '../../src/records/statement.ts';
import {
  buildCitation,
  buildDate,
  buildEvent,
  buildPerson,
  buildSource,
  buildStatement,
} from '../support/records.ts';

const valuesIn =
  <R extends Resource>(resource: R) =>
  (name: FieldName<R>, record: RecordOf<R>) =>
    valuesOf(resource, name)(record);

const ofStatement = valuesIn('statements');
const said = (name: FieldName<'statements'>, overrides: Partial<Statement> = {}) =>
  ofStatement(name, buildStatement(overrides));

const named = (...ids: string[]) => ids.map((id) => ({ id })) as never;
const caveats = (...severities: string[]) => severities.map((severity) => ({ severity })) as never;

test('a statement is found by all who are or may be its speaker', () => {
  expect(said('actor')).toEqual(['peskov']);
  expect(said('actor', { identified: { actor: { id: 'anna' } } as never })).toEqual([
    'peskov',
    'anna',
  ]);
  const voice = [{ actor: { id: 'peskov' } }, { actor: { id: 'kremlin' } }] as never;
  expect(said('voice', { voice })).toEqual(['peskov', 'kremlin']);
  expect(said('on_behalf_of', { on_behalf_of: { id: 'kremlin' } as never })).toEqual(['kremlin']);
  expect(said('on_behalf_of')).toEqual([]);
});

test('a statement is found by whom and what it names', () => {
  expect(said('mentions', { mentions: named('a', 'b') })).toEqual(['a', 'b']);
  expect(said('audience', { audience: named('a') })).toEqual(['a']);
  expect(said('event', { events: named('call') })).toEqual(['call']);
  expect(said('topic')).toEqual(['energy']);
  expect(said('form')).toEqual(['direct']);
  expect(said('act')).toEqual(['prediction']);
  expect(said('status')).toEqual(['reported']);
  expect(said('id')).toEqual(['peskov-2025-12-03-gas']);
  expect(said('changed_since')).toEqual(['2026-11-25T00:00:00Z']);
  expect(said('changed_since', { modified: null })).toEqual([]);
});

test('a statement is found by each document, its language and what it took it from', () => {
  const citations = [
    buildCitation({ language: 'fr-CA' }),
    buildCitation({ source: buildSource({ id: 'b' }), via: buildSource({ id: 'wire' }) }),
    buildCitation({ source: buildSource({ id: 'c', origin: 'b' }) }),
  ];
  expect(said('source', { citations })).toEqual(['gazette-2025-12-03', 'b', 'c']);
  expect(said('language', { citations })).toEqual(['fr', 'fr-CA', 'fr', 'fr']);
  expect(said('via', { citations })).toEqual(['wire']);
  // Two of them print the same words: it has one source and a second one.
  expect(said('min_sources', { citations })).toEqual(['1', '2']);
});

test('a statement is found by its relations: their kind only where it has them itself', () => {
  const relations = [
    { type: 'denies', direction: 'outgoing', id: 'a' },
    { type: 'confirms', direction: 'incoming', id: 'b' },
  ] as never;
  expect(said('relation', { relations })).toEqual(['denies']);
  expect(said('related_to', { relations })).toEqual(['a', 'b']);
});

test.each([
  [[], ['none'], ['false']],
  [['minor'], ['any'], ['true']],
  [['minor', 'major'], ['any', 'major'], ['true']],
])('with caveats %j it is found as %j', (severities, presence, flag) => {
  expect(said('caveat', { caveats: caveats(...severities) })).toEqual(presence);
  expect(said('has_caveat', { caveats: caveats(...severities) })).toEqual(flag);
});

test.each([
  [null, ['unknown'], ['false'], [], []],
  ['2025-12-02', ['known'], ['true'], ['true'], ['2025-12']],
  ['2025-12', ['known'], ['true'], ['true'], ['2025-12']],
  ['2025-12-30/2025-12-31', ['known'], ['true'], ['true'], ['2025-12']],
  ['2025-12-31/2026-01-01', ['known'], ['true'], ['true'], []],
  ['2025-12-02/..', ['known'], ['true'], ['true'], []],
  ['../2025-12-02', ['known'], ['true'], ['true'], []],
  ['2025-12-02~', ['known'], ['true'], [], []],
])('said on %s it is found as %j, dated %j, certain %j, in the month %j', (edtf, ...found) => {
  const date = edtf === null ? null : buildDate(edtf);
  const names = ['said', 'dated', 'certain', 'month'] as const;
  expect(names.map((name) => said(name, { said: date }))).toEqual(found);
});

test('an event is found by who takes part, who reports it, what it is and when', () => {
  const of = valuesIn('events');
  const event = buildEvent({ participants: named('a', 'b') });
  expect(of('actor', event)).toEqual(['a', 'b']);
  expect(of('source', event)).toEqual(['gazette-2025-12-03']);
  expect(of('kind', event)).toEqual(['meeting']);
  expect(of('status', event)).toEqual(['occurred']);
  const dated = (when: string | null) => {
    const one = buildEvent({ when: when === null ? null : buildDate(when) });
    return [...of('dated', one), ...of('certain', one)];
  };
  expect(dated('2025-12-02')).toEqual(['true', 'true']);
  expect(dated('2025-12-02?')).toEqual(['true']);
  expect(dated(null)).toEqual(['false']);
});

test('an actor is found by its kind', () => {
  expect(valuesIn('actors')('kind', buildPerson('Anna'))).toEqual(['person']);
});

test('a source is found by its publisher in any case, its language and whether it is held', () => {
  const of = (name: FieldName<'sources'>, source: Partial<Source>) =>
    valuesIn('sources')(name, source as Source);
  expect(of('publisher', { publisher: 'La Gazette' })).toEqual(['la gazette']);
  expect(of('publisher', { publisher: null })).toEqual([]);
  expect(of('language', { language: 'fr-CA' })).toEqual(['fr', 'fr-CA']);
  expect(of('language', { language: null })).toEqual([]);
  expect(of('held', { held: true })).toEqual(['true']);
  expect(of('held', { held: false })).toEqual(['false']);
  expect(of('kind', { kind: 'book' })).toEqual(['book']);
});

test('a caveat is found by what it is about, what it affects and what shows it', () => {
  const caveat = {
    source: 'gazette',
    citations: [buildCitation({ source: buildSource({ id: 'herald' }) })],
    affects: [
      { kind: 'statement', id: 's' },
      { kind: 'event', id: 'e' },
      { kind: 'actor', id: 'a' },
    ],
    kind: 'date',
    severity: 'major',
  } as unknown as Caveat;
  const names = ['source', 'cites', 'statement', 'event', 'actor', 'kind', 'severity'] as const;
  expect(names.map((name) => valuesIn('caveats')(name, caveat))).toEqual([
    ['gazette'],
    ['herald'],
    ['s'],
    ['e'],
    ['a'],
    ['date'],
    ['major'],
  ]);
});

test('records are called and found by these names', () => {
  const person = {
    ...buildPerson('Anna Marin', 'Marin'),
    label: { en: 'Anna Marin', fr: 'Anne Marin' },
  };
  expect(resources.actors.spellings?.(person)).toEqual(['Anna Marin', 'Anne Marin', 'Marin']);
  expect(resources.actors.label(person)).toEqual({ en: 'Anna Marin', fr: 'Anne Marin' });
  const event = buildEvent();
  expect(resources.events.spellings?.(event)).toEqual(['Talks in Moscow', 'Entretiens à Moscou']);
  expect(resources.events.label(event)).toEqual(event.name);
  expect(resources.events.date?.(event)).toBe(event.when);
  const source = buildSource() as unknown as Source;
  expect(resources.sources.spellings?.(source)).toEqual(['Le gaz en question', 'La Gazette']);
  const topic = { id: 'gas', name: { en: 'Gas', fr: 'Gaz' } } as RecordOf<'topics'>;
  expect(resources.topics.spellings?.(topic)).toEqual(['Gas', 'Gaz']);
  expect(resources.topics.label(topic)).toEqual(topic.name);
  const statement = buildStatement();
  expect(resources.statements.label(statement)).toEqual(statement.summary);
  expect(resources.statements.date?.(statement)).toBe(statement.said);
});

test.each([
  [{}, 'Le gaz en question'],
  [{ title: null }, 'La Gazette'],
  [{ title: null, publisher: null }, 'gazette-2025-12-03'],
])('a source with %j is called %s', (overrides, name) => {
  expect(labelSource(buildSource(overrides))).toEqual({ en: name, fr: name });
});

test('the form of filters asks for who, what and how, in this order', () => {
  expect(formFields).toEqual([
    'actor',
    'voice',
    'topic',
    'event',
    'act',
    'status',
    'form',
    'source',
    'caveat',
    'language',
  ]);
});

test('a parameter is found by its name, and by no other', () => {
  expect(findFilter('statements', 'actor')).toMatchObject({ by: 'name', of: 'actors' });
  expect(findFilter('statements', 'month')).toBeUndefined();
  expect(findFilter('topics', 'actor')).toBeUndefined();
});
