// BibTeX, RIS and CSL-JSON: read back by independent parsers, whatever the text.
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/records/statement.ts';
import { encodeAs, readCurated } from '../support/formats.ts';
import {
  buildCitation,
  buildDate,
  buildSource,
  buildStatement,
  hostileText,
} from '../support/records.ts';

const suffixes = ['.csl.json', '.bib', '.ris'] as const;

/** What a reference manager understands. */
function read(suffix: string, statements: readonly Statement[]) {
  return new Cite(encodeAs(suffix, 'statements', statements)).data;
}

function readOne(suffix: string, overrides: Partial<Statement>) {
  return read(suffix, [buildStatement(overrides)])[0] as Record<string, unknown>;
}

function published(edtf: string): Partial<Statement> {
  return { citations: [buildCitation({ source: buildSource({ published: buildDate(edtf) }) })] };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.each(suffixes)('%s', (suffix) => {
  it('a parser reads the words as a part of their document', () => {
    expect(readOne(suffix, {})).toMatchObject({
      id: 'peskov-2025-12-03-gas',
      type: 'chapter',
      title: 'Le gaz coûtera plus cher.',
      'container-title': 'Le gaz en question',
      publisher: 'La Gazette',
      abstract: 'Le gaz coûtera plus cher.',
      language: 'fr',
      keyword: 'Energy',
    });
  });

  it('the speaker’s name stays in one piece', () => {
    const [author] = readOne(suffix, {}).author as [Record<string, string>];
    expect(Object.values(author)).toEqual(['Dmitry Peskov']);
  });

  it('hostile text arrives as the same text', () => {
    const source = buildSource({ title: hostileText, publisher: 'Tom & Jerry {ltd}' });
    const citations = [buildCitation({ source, exact: hostileText })];
    const item = readOne(suffix, { citations });
    expect(oneLine(item.abstract as string)).toBe(oneLine(hostileText));
    expect(oneLine(item['container-title'] as string)).toBe(oneLine(hostileText));
    expect(item.publisher).toBe('Tom & Jerry {ltd}');
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
    expect(readOne(suffix, {}).URL).toMatch(/\/sources\/gazette-2025-12-03\/text#char=13,38$/);
  });

  it('a document without title goes by a description in brackets', () => {
    const source = buildSource({ title: null, publisher: null });
    const item = readOne(suffix, { citations: [buildCitation({ source })] });
    expect(item['container-title']).toBe('[Untitled article gazette-2025-12-03]');
    expect(item.publisher).toBeUndefined();
  });

  it('every citation of the curated statements is read, each under an id of its own', () => {
    const statements = readCurated('statements');
    const items = read(suffix, statements);
    expect(items).toHaveLength(statements.flatMap(({ citations }) => citations).length);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const passages = statements.flatMap(({ citations }) => citations.map(({ exact }) => exact));
    expect(items.map((item) => oneLine(item.abstract as string))).toEqual(passages.map(oneLine));
  });

  it('a note says how it was said and what is doubtful', () => {
    const explanation = { en: 'The weekday is wrong.', fr: 'Le jour est faux.' };
    const caveats = [
      { id: 'c', kind: 'date', severity: 'major', explanation, url: '/caveats/c' } as const,
    ];
    expect(readOne(suffix, { caveats, form: 'indirect' }).note).toMatch(
      /^Paraphrase.*Caveat \(major\): The weekday is wrong\.$/,
    );
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
    ['2025-11-25/..', '2025-11-25/'],
    ['../2025-11-25', undefined],
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
    const text = encodeAs('.ris', 'statements', readCurated('statements'));
    for (const record of text.trimEnd().split('\r\n\r\n')) {
      const lines = record.split('\r\n');
      expect(lines[0]).toBe('TY  - CHAP');
      expect(lines.at(-1)?.trimEnd()).toBe('ER  -');
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- \S/);
    }
  });
});
