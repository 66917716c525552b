// Family names: only what a curator has said, and what may be told from it.
import { expect, test } from 'vitest';
import type { Actor } from '../../src/records/actor.ts';
import { dividePersonName, listFamilyNames } from '../../src/records/person-name.ts';

type Entry = [name: string, kind: string, script?: string];

function build(name: string, ...entries: Entry[]): Actor {
  const names = entries.map(([one, kind, script = 'Latn']) => ({ name: one, kind, script }));
  return { kind: 'person', name, names } as unknown as Actor;
}

test.each<[string, Actor, object | undefined]>([
  [
    'at the end',
    build('Dmitry Peskov', ['Peskov', 'family']),
    { family: 'Peskov', given: 'Dmitry' },
  ],
  ['at the beginning', build('Wang Yi', ['Wang', 'family']), { family: 'Wang', given: 'Yi' }],
  [
    'the longest of several',
    build('Ursula von der Leyen', ['Leyen', 'family'], ['von der Leyen', 'family']),
    { family: 'von der Leyen', given: 'Ursula' },
  ],
  ['only as a whole word', build('Anna Xpeskov', ['peskov', 'family']), undefined],
  ['only as a whole word', build('Wangari Maathai', ['Wang', 'family']), undefined],
  ['none that a curator gave', build('Dmitry Peskov'), undefined],
  ['nothing but a family name', build('Dmitry Peskov', ['Peskov', 'alias']), undefined],
])('a name is divided: %s', (_, actor, parts) => {
  expect(dividePersonName(actor)).toEqual(parts);
});

test('only people have family names', () => {
  const office = { ...build('The Kremlin', ['Kremlin', 'family']), kind: 'organization' } as Actor;
  expect(dividePersonName(office)).toBeUndefined();
  expect(listFamilyNames(office)).toEqual([]);
});

test.each<[string, Actor, string[]]>([
  ['as curated', build('Dmitry Peskov', ['Peskov', 'family']), ['Peskov']],
  ['the last word where none is curated', build('Anna Maria Marin'), ['Marin']],
  ['none of a single word', build('Pelé'), []],
  ['not the word behind it', build('Donald Trump, Jr.'), ['Trump']],
  ['nor a number', build('John Smith III'), ['Smith']],
  [
    'the last word in a script that has none',
    build(
      'Dmitry Peskov',
      ['Peskov', 'family'],
      ['Dmitri Peskoff', 'full'],
      ['Дмитрий Песков', 'full', 'Cyrl'],
      ['Пресс-секретарь Кремля', 'alias', 'Cyrl'],
    ),
    ['Peskov', 'Песков'],
  ],
  [
    'the first where the curated one comes first',
    build('Wang Yi', ['Wang', 'family'], ['Ван И', 'full', 'Cyrl']),
    ['Wang', 'Ван'],
  ],
])('what a person may be called beside others: %s', (_, actor, names) => {
  expect(listFamilyNames(actor)).toEqual(names);
});
