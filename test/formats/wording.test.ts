// What formats say about a statement in words: whole, and never more than is known.
import { describe, expect, test } from 'vitest';
import { headline, listNotes, nameSource, shorten } from '../../src/formats/wording.ts';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs } from '../support/formats.ts';
import { buildCitation, buildSource, buildStatement } from '../support/records.ts';

const note = (overrides: Partial<Statement>) => listNotes(buildStatement(overrides));
const printed = 'Printed in Le gaz en question, paragraph 2, La Gazette, published 2025-12-03.';

test('the headline is who said what', () => {
  expect(headline(buildStatement())).toBe('Dmitry Peskov: Says that gas will cost more.');
});

test('a document goes by its title, else by what it is', () => {
  expect(nameSource(buildSource())).toBe('Le gaz en question');
  expect(nameSource(buildSource({ title: null, kind: 'plan', id: 'p' }))).toBe('[Untitled plan p]');
});

test.each([
  ['direct', 'Direct quote.'],
  ['mixed', 'Partial quote.'],
  ['indirect', 'Paraphrase: the wording is the source’s.'],
] as const)('what is %s is told as "%s"', (form, words) => {
  expect(note({ form })).toEqual([
    `${words} Dmitry Peskov (porte-parole du Kremlin), 2025-12-02.`,
    printed,
  ]);
});

test('without role, principal and date nothing is put in their place', () => {
  const { actor } = buildStatement();
  expect(note({ actor: { ...actor, role: null }, said: null })[0]).toBe(
    'Direct quote. Dmitry Peskov, date not known.',
  );
});

describe('where it was printed', () => {
  const printedIn = (citation: Parameters<typeof buildCitation>[0]) =>
    note({ citations: [buildCitation(citation)] })[1];

  test('by an unknown publisher on an unknown day', () => {
    expect(printedIn({ source: buildSource({ publisher: null, published: null }) })).toBe(
      'Printed in Le gaz en question, paragraph 2.',
    );
  });

  test('of several passages, each place once, in their order', () => {
    const citations = [2, 2, 1, 2].map((paragraph) => buildCitation({ paragraph }));
    const first = printed.replace('paragraph 2', 'paragraph 1');
    expect(note({ citations }).slice(1)).toEqual([printed, first]);
  });

  test.each([
    ['Wire', 'A wire', 'Wire'],
    [null, 'A wire', 'A wire'],
    [null, null, '[Untitled article wire]'],
  ])('by way of what %s published as %s', (publisher, title, name) => {
    expect(printedIn({ via: buildSource({ id: 'wire', publisher, title }) })).toBe(
      printed.replace('03.', `03, which took it from ${name}.`),
    );
  });
});

describe('who disputes that it was said', () => {
  const by = (...names: string[]) =>
    names.map((name) => ({
      statement: 'x',
      type: 'disputes' as const,
      url: '/statements/x',
      actor: { ...buildStatement().actor, name },
    }));

  test('nobody, where it is only reported', () => {
    expect(note({})).toHaveLength(2);
  });

  test('each once, in order', () => {
    const attribution = { status: 'disputed', by: by('Kyiv', 'NATO', 'Kyiv') } as const;
    expect(note({ attribution: attribution as never })[2]).toBe(
      'Attribution disputed by Kyiv, NATO.',
    );
  });

  test('somebody without a name here', () => {
    const attribution = { status: 'disputed', by: [] } as const;
    expect(note({ attribution: attribution as never })[2]).toBe('Attribution disputed.');
  });
});

test('each caveat is a line of its own, at the end', () => {
  const caveat = (severity: 'major' | 'minor', en: string) => ({
    id: 'c',
    kind: 'date' as const,
    severity,
    explanation: { en, fr: 'x' },
    url: '/caveats/c',
  });
  const caveats = [caveat('major', 'No day.'), caveat('minor', 'A typo.')];
  expect(note({ caveats }).slice(2)).toEqual([
    'Caveat (major): No day.',
    'Caveat (minor): A typo.',
  ]);
});

test.each([
  ['what fits stays', 'one two', 7, 'one two'],
  ['what does not is cut between words', 'one two three', 9, 'one two…'],
  ['a word that just fits is left out: nobody knows where it ends', 'one two three', 8, 'one…'],
  ['a single long word is cut inside', 'abcdefgh', 5, 'abcd…'],
  ['blanks are one, and none at the ends', '  one \n\t two  ', 7, 'one two'],
  ['a character beyond 16 bits is one', '🎉🎉🎉', 3, '🎉🎉🎉'],
  ['and is never cut in two', '🎉🎉🎉🎉', 3, '🎉🎉…'],
])('%s', (_what, text, length, shortened) => {
  expect(shorten(text, length)).toBe(shortened);
});

test.each([
  ['ar', 'arabic'],
  ['de', 'german'],
  ['en', 'english'],
  ['en-GB', 'english'],
  ['es', 'spanish'],
  ['fr', 'french'],
  ['he', 'hebrew'],
  ['it', 'italian'],
  ['nl', 'dutch'],
  ['pl', 'polish'],
  ['pt', 'portuguese'],
  ['ru', 'russian'],
  ['tr', 'turkish'],
  ['uk', 'ukrainian'],
  ['und', undefined],
])('babel calls the language %s %s', (language, name) => {
  const citations = [buildCitation({ language })];
  const text = encodeAs('.bib', 'statements', [buildStatement({ citations })]);
  expect(/langid = \{(.*)\}/.exec(text)?.[1]).toBe(name);
});
