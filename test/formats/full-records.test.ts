// A statement of which everything is known, as linked data and as references.
import { expect, test } from 'vitest';
import { encodeFull as encode, notes } from '../support/full-statement.ts';

const here = 'http://127.0.0.1:3000';

test('JSON-LD', () => {
  const document = JSON.parse(encode('.jsonld'));
  expect(document['@graph']).toEqual([
    {
      '@type': 'Claim',
      '@id': `${here}/statements/peskov-2025-12-03-gas`,
      identifier: 'peskov-2025-12-03-gas',
      url: `${here}/statements/peskov-2025-12-03-gas.html`,
      text: 'Le gaz coûtera plus cher.',
      inLanguage: 'fr',
      abstract: [
        { '@language': 'en', '@value': 'Says that gas will cost more.' },
        { '@language': 'fr', '@value': 'Dit que le gaz coûtera plus cher.' },
      ],
      'dcterms:created': { '@type': 'edtf', '@value': '2025-12' },
      dateCreated: { '@type': 'xsd:gYearMonth', '@value': '2025-12' },
      about: [
        {
          '@type': 'DefinedTerm',
          termCode: 'energy',
          name: [
            { '@language': 'en', '@value': 'Energy' },
            { '@language': 'fr', '@value': 'Énergie' },
          ],
        },
        {
          '@type': 'Event',
          '@id': `${here}/events/call`,
          name: [
            { '@language': 'en', '@value': 'A call' },
            { '@language': 'fr', '@value': 'Un appel' },
          ],
        },
      ],
      mentions: [
        { '@type': 'Organization', '@id': `${here}/actors/kremlin`, name: 'Name of kremlin' },
        { '@type': 'Person', '@id': `${here}/actors/aide`, name: 'Name of aide' },
      ],
      audience: [{ '@type': 'Audience', '@id': `${here}/actors/press`, name: 'Name of press' }],
      comment: [
        {
          '@type': 'Comment',
          '@id': `${here}/caveats/typo`,
          text: [
            { '@language': 'en', '@value': 'A typo.' },
            { '@language': 'fr', '@value': 'Une coquille.' },
          ],
        },
      ],
      dateModified: '2026-11-25T00:00:00Z',
      author: {
        '@type': 'Person',
        '@id': `${here}/actors/peskov`,
        name: 'Dmitry Peskov',
        sameAs: ['http://www.wikidata.org/entity/Q1'],
      },
      appearance: [
        {
          '@type': 'VideoObject',
          '@id': `${here}/sources/film`,
          name: 'Le gaz en question',
          publisher: { '@type': 'Organization', name: 'La Gazette' },
          datePublished: { '@type': 'xsd:gYear', '@value': '2025' },
          inLanguage: 'fr',
          hasPart: {
            '@type': 'Clip',
            startOffset: 751,
            endOffset: 760,
            url: 'https://film.example/1#t=751,760',
          },
        },
        {
          '@type': 'Book',
          '@id': `${here}/sources/book`,
          name: 'Le gaz en question',
          publisher: { '@type': 'Organization', name: 'La Gazette' },
          inLanguage: 'fr',
          hasPart: {
            '@type': 'CreativeWork',
            position: 12,
            url: 'https://book.example/1.pdf#page=12',
          },
        },
        {
          '@type': 'AudioObject',
          '@id': `${here}/sources/song`,
          name: 'Le gaz en question',
          publisher: { '@type': 'Organization', name: 'La Gazette' },
          datePublished: '2025-12-03',
          inLanguage: 'fr',
          url: 'https://song.example/1',
          hasPart: { '@type': 'Clip', startOffset: 5 },
        },
      ],
    },
  ]);
});

test('Web Annotation', () => {
  const { first, ...collection } = JSON.parse(encode('/annotations.jsonld'));
  const { items, ...page } = first;
  expect(collection).toEqual({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${here}/statements.x?actor=peskov`,
    type: 'AnnotationCollection',
    label: 'On Record: statements (actor: peskov)',
    total: 3,
  });
  expect(page).toEqual({
    id: `${here}/statements.x?actor=peskov#items`,
    type: 'AnnotationPage',
    startIndex: 0,
  });
  expect(items[0]).toEqual({
    id: `${here}/statements.x?actor=peskov#1`,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      {
        type: 'SpecificResource',
        source: `${here}/statements/peskov-2025-12-03-gas`,
        purpose: 'linking',
      },
      {
        type: 'TextualBody',
        value: 'Says that gas will cost more.',
        language: 'en',
        format: 'text/plain',
        purpose: 'describing',
      },
      {
        type: 'TextualBody',
        value: 'Dit que le gaz coûtera plus cher.',
        language: 'fr',
        format: 'text/plain',
        purpose: 'describing',
      },
    ],
    target: [
      {
        type: 'SpecificResource',
        source: `${here}/sources/film/text`,
        language: 'fr',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'Le gaz coûtera plus cher.',
            prefix: 'Il l’a dit : ',
            suffix: ' Puis il partit.',
          },
          { type: 'TextPositionSelector', start: 13, end: 38 },
          {
            type: 'FragmentSelector',
            conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
            value: 'char=13,38',
          },
        ],
      },
      {
        type: 'SpecificResource',
        source: 'https://film.example/1',
        selector: {
          type: 'FragmentSelector',
          conformsTo: 'http://www.w3.org/TR/media-frags/',
          value: 't=751,760',
        },
      },
    ],
  });
  expect(items[1].target[1]).toEqual({
    type: 'SpecificResource',
    source: 'https://book.example/1.pdf',
    selector: {
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc8118',
      value: 'page=12',
    },
  });
  expect(items[2].target.type).toBe('SpecificResource');
});

test('what references say of a place', () => {
  const lines = (suffix: string, pattern: RegExp) =>
    encode(suffix)
      .split(/\r?\n/)
      .filter((line) => pattern.test(line));
  const annotation = `${notes.join(' ')} On Record: ${here}/statements/peskov-2025-12-03-gas.html`;
  expect(lines('.ris', /^(TY|SP|N1|DA)/)).toEqual([
    'TY  - VIDEO',
    'DA  - 2025///',
    'N1  - 00:12:31–00:12:40',
    `N1  - ${annotation}`,
    'TY  - BOOK',
    'DA  - 2025/12/31/2025-12?',
    'SP  - 12',
    `N1  - ${annotation}`,
    'TY  - SOUND',
    'DA  - 2025/12/03/',
    'N1  - 00:00:05',
    `N1  - ${annotation}`,
  ]);
  expect(lines('.bib', /^@|pages|note|organization/)).toEqual([
    '@online{peskov-2025-12-03-gas,',
    '  organization = {La Gazette},',
    '  note = {00:12:31–00:12:40},',
    '@online{peskov-2025-12-03-gas-2,',
    '  organization = {La Gazette},',
    '  pages = {12},',
    '@online{peskov-2025-12-03-gas-3,',
    '  organization = {La Gazette},',
    '  note = {00:00:05},',
  ]);
  expect(JSON.parse(encode('.csl.json'))).toMatchObject([
    { type: 'broadcast', note: '00:12:31–00:12:40', issued: { 'date-parts': [[2025]] } },
    {
      type: 'book',
      page: '12',
      issued: {
        'date-parts': [
          [2025, 12, 1],
          [2025, 12, 31],
        ],
        circa: true,
      },
    },
    { type: 'broadcast', note: '00:00:05', issued: { 'date-parts': [[2025, 12, 3]] } },
  ]);
});
