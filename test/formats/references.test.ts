// BibTeX, RIS and CSL-JSON: read back by independent parsers, whatever the text.
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/records/actor.ts';
import type { SourceKind } from '../../src/records/citation.ts';
import { dividePersonName } from '../../src/records/person-name.ts';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import {
  buildCitation,
  buildDate,
  buildPerson,
  buildSource,
  buildStatement,
  hostileText,
} from '../support/records.ts';

const suffixes = ['.csl.json', '.bib', '.ris'] as const;

/** What a reference manager understands. */
function read(suffix: string, statements: readonly Statement[], people: readonly Actor[] = []) {
  const actors = new Map(people.map((actor) => [actor.id, actor]));
  return new Cite(encodeAs(suffix, 'statements', statements, { actors })).data;
}

function readOne(suffix: string, overrides: Partial<Statement>, people: readonly Actor[] = []) {
  return read(suffix, [buildStatement(overrides)], people)[0] as Record<string, unknown>;
}

function published(edtf: string): Partial<Statement> {
  return { citations: [buildCitation({ source: buildSource({ published: buildDate(edtf) }) })] };
}

/** The parser calls the author of a RIS record of type NEWS its reporter, and leaves it a text. */
function authorsOf({ author, reporter }: Record<string, unknown>): unknown {
  if (typeof reporter !== 'string') return author;
  const [family, given] = reporter.split(', ');
  return [given === undefined ? { literal: family } : { family, given }];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.each(suffixes)('%s', (suffix) => {
  it('a parser reads the words as printed in what the publisher is known for', () => {
    expect(readOne(suffix, {})).toMatchObject({
      id: 'peskov-2025-12-03-gas',
      title: 'Le gaz coûtera plus cher.',
      'container-title': 'La Gazette',
      abstract: 'Le gaz coûtera plus cher.',
      keyword: 'Energy',
    });
  });

  it('a person has the family name that a curator gave', () => {
    const item = readOne(suffix, {}, [buildPerson('Dmitry Peskov', 'Peskov')]);
    expect(authorsOf(item)).toEqual([{ family: 'Peskov', given: 'Dmitry' }]);
  });

  it('a name that nobody has divided stays in one piece', () => {
    const [author] = authorsOf(readOne(suffix, {})) as [Record<string, string>];
    expect(Object.values(author)).toEqual(['Dmitry Peskov']);
  });

  it('hostile text arrives as the same text', () => {
    const source = buildSource({ title: hostileText, publisher: 'Tom & Jerry {ltd}' });
    const citations = [buildCitation({ source, exact: hostileText })];
    const item = readOne(suffix, { citations });
    expect(oneLine(item.abstract as string)).toBe(oneLine(hostileText));
    expect(item['container-title']).toBe('Tom & Jerry {ltd}');
  });

  it('any printable passage leaves the entries behind it intact', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, (exact) => {
        const statements = [
          buildStatement({ citations: [buildCitation({ exact })] }),
          buildStatement({ id: 'second' }),
        ];
        const items = read(suffix, statements);
        expect(items.map(({ id }) => id)).toEqual(['peskov-2025-12-03-gas', 'second']);
        expect(items[1]?.abstract).toBe('Le gaz coûtera plus cher.');
      }),
      { numRuns: 60 },
    );
  });

  it('the address is that of publication, else of the passage here', () => {
    const source = buildSource({ original_url: 'https://gazette.example/a_b%20c?d=1&e=~' });
    const item = readOne(suffix, { citations: [buildCitation({ source })] });
    expect(item.URL).toBe('https://gazette.example/a_b%20c?d=1&e=~');
    expect(readOne(suffix, {}).URL).toMatch(/\/sources\/gazette-2025-12-03\.html#char=13,38$/);
  });

  it('a document without title goes by a description in brackets', () => {
    const source = buildSource({ title: null, publisher: null });
    const text = encodeAs(suffix, 'statements', [
      buildStatement({ citations: [buildCitation({ source })] }),
    ]);
    expect(text).toContain('[Untitled article gazette-2025-12-03]');
  });

  it('every citation of the curated statements is read, each under an id of its own', () => {
    const statements = readCurated('statements');
    const items = read(suffix, statements);
    expect(items).toHaveLength(statements.flatMap(({ citations }) => citations).length);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const passages = statements.flatMap(({ citations }) => citations.map(({ exact }) => exact));
    expect(items.map((item) => oneLine(item.abstract as string))).toEqual(passages.map(oneLine));
  });

  it('an annotation says how it was said and what is doubtful', () => {
    const explanation = { en: 'The weekday is wrong.', fr: 'Le jour est faux.' };
    const caveats = [
      { id: 'c', kind: 'date', severity: 'major', explanation, url: '/caveats/c' } as const,
    ];
    const statement = buildStatement({ caveats, form: 'indirect' });
    const text = encodeAs(suffix, 'statements', [statement]);
    const annotation = { '.csl.json': /"annote":"(.*?)"/, '.bib': /annotation = \{(.*)\}/ };
    expect((annotation[suffix as '.bib'] ?? /N1 {2}- (.*)/).exec(text)?.[1]).toMatch(
      /^Paraphrase.*Caveat \(major\): The weekday is wrong\. On Record: http.*-gas\.html$/,
    );
    // Bibliographies print it.
    expect(text).not.toMatch(/"note"|\bnote =/);
  });
});

describe.each<[SourceKind, publisher: string | null, csl: string, ris: string, bib: string]>([
  ['article', 'La Gazette', 'article-newspaper', 'NEWS', 'article'],
  ['article', null, 'article-newspaper', 'NEWS', 'online'],
  ['transcript', 'Kremlin', 'speech', 'SLIDE', 'online'],
  ['report', 'Rand', 'report', 'RPRT', 'online'],
  ['plan', null, 'document', 'GEN', 'online'],
])('what is printed in a source of kind %s by %s', (kind, publisher, ...types) => {
  const [csl, ris, bib] = types;
  const source = buildSource({ kind, publisher });
  const statements = [buildStatement({ citations: [buildCitation({ source })] })];
  it(`is ${csl}, ${ris}, @${bib}`, () => {
    expect(JSON.parse(encodeAs('.csl.json', 'statements', statements))[0].type).toBe(csl);
    expect(encodeAs('.ris', 'statements', statements)).toMatch(new RegExp(`^TY  - ${ris}\r`));
    expect(encodeAs('.bib', 'statements', statements)).toMatch(new RegExp(`^@${bib}\\{`));
  });
});

describe('a person’s name is divided', () => {
  it.each([
    ['Dmitry Peskov', ['Peskov'], { family: 'Peskov', given: 'Dmitry' }],
    ['Xi Jinping', ['Xi'], { family: 'Xi', given: 'Jinping' }],
    [
      'Ursula von der Leyen',
      ['Leyen', 'von der Leyen'],
      { family: 'von der Leyen', given: 'Ursula' },
    ],
    ['Dmitry Peskov', ['Песков'], undefined],
    ['Lula', ['Lula'], undefined],
  ])('%s with the family names %j as %j', (name, families, divided) => {
    expect(dividePersonName(buildPerson(name, ...families))).toEqual(divided);
  });
  it('unless it is none', () => {
    const actor = { ...buildPerson('Bank Rossiya', 'Rossiya'), kind: 'organization' } as const;
    expect(dividePersonName(actor)).toBeUndefined();
  });
});

describe('dates of references', () => {
  it.each<[edtf: string, dateParts: number[][], circa: true | undefined]>([
    ['2025-12-03', [[2025, 12, 3]], undefined],
    ['2025-12', [[2025, 12]], undefined],
    ['2025', [[2025]], undefined],
    ['2025-12-03?', [[2025, 12, 3]], true],
    [
      '2025-11-25/2025-11-26',
      [
        [2025, 11, 25],
        [2025, 11, 26],
      ],
      undefined,
    ],
    ['2025-11-25/..', [[2025, 11, 25]], true],
    ['../2025-11-25', [[2025, 11, 25]], true],
    [
      '2025-12-XX',
      [
        [2025, 12, 1],
        [2025, 12, 31],
      ],
      true,
    ],
    ['2025-12-03T10:30:00Z', [[2025, 12, 3]], undefined],
  ])('CSL-JSON: %s', (edtf, dateParts, circa) => {
    const [item] = JSON.parse(
      encodeAs('.csl.json', 'statements', [buildStatement(published(edtf))]),
    );
    expect(item.issued).toEqual({ 'date-parts': dateParts, ...(circa && { circa }) });
  });

  it.each([
    ['2025-12-03', '2025-12-03'],
    ['2025-12-03?', '2025-12-03?'],
    ['2025-11-25/2025-11-26', '2025-11-25/2025-11-26'],
    ['2025-11-25/..', '2025-11-25~'],
    ['../2025-11-25', '2025-11-25~'],
    ['[2025-12-01,2025-12-03]', undefined],
    ['2025-12-XX', undefined],
  ])('BibTeX: %s is the date %s beside the year', (edtf, expected) => {
    const text = encodeAs('.bib', 'statements', [buildStatement(published(edtf))]);
    expect(/^ {2}date = \{(.*)\},$/m.exec(text)?.[1]).toBe(expected);
    expect(text).toContain('  year = {2025},\n');
  });

  it.each([
    ['2025-12-03', '2025/12/03/'],
    ['2025-12', '2025/12//'],
    ['2025', '2025///'],
    ['2025-11-25/2025-11-26', '2025/11/26/2025-11-25 to 2025-11-26'],
  ])('RIS: %s is %s', (edtf, expected) => {
    const text = encodeAs('.ris', 'statements', [buildStatement(published(edtf))]);
    expect(/^DA {2}- (.*)\r$/m.exec(text)?.[1]).toBe(expected);
  });

  it.each(suffixes)('%s: without any date there is none', (suffix) => {
    const citations = [buildCitation({ source: buildSource({ published: null }) })];
    expect(readOne(suffix, { citations, said: null }).issued).toBeUndefined();
  });
});

describe('ris', () => {
  it('every line is a tag of two characters, from TY to ER', () => {
    const broken = buildCitation({ exact: 'a\nER  - \nTY  - CHAP\rb\u2028c' });
    const statements = [...readCurated('statements'), buildStatement({ citations: [broken] })];
    const text = encodeAs('.ris', 'statements', statements);
    const records = text.trimEnd().split('\r\n\r\n');
    expect(records).toHaveLength(statements.flatMap(({ citations }) => citations).length);
    for (const record of records) {
      // Whatever ends a line for some reader.
      const lines = record.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines[0]).toMatch(/^TY {2}- [A-Z]+$/);
      expect(lines.at(-1)?.trimEnd()).toBe('ER  -');
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- \S/);
    }
  });
});
