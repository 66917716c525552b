// One record in each format, from its first line to its last, as the definition of the format and
// we have it: what a program elsewhere reads must not change unnoticed.
import { expect, test } from 'vitest';
import { encodeAs } from '../support/formats.ts';
import { buildCitation, buildPerson, buildSource, buildStatement } from '../support/records.ts';

const here = 'http://127.0.0.1:3000';

/** Printed in an article, and in an untitled transcript that came by way of an agency. */
const statement = buildStatement({
  form: 'mixed',
  on_behalf_of: {
    id: 'kremlin',
    kind: 'organization',
    name: 'Kremlin',
    label: { en: 'Kremlin', fr: 'Kremlin' },
    url: `${here}/actors/kremlin`,
  },
  citations: [
    buildCitation(),
    buildCitation({
      exact: 'Un autre.',
      source: buildSource({
        id: 'text',
        kind: 'transcript',
        title: null,
        publisher: null,
        published: null,
        original_url: 'https://kremlin.example/1',
      }),
      via: buildSource({ id: 'wire', title: 'A wire', publisher: 'Wire' }),
    }),
  ],
});

const actors = new Map([['peskov', buildPerson('Dmitry Peskov', 'Peskov')]]);
const encode = (suffix: string) => encodeAs(suffix, 'statements', [statement], { actors });

const page = `${here}/statements/peskov-2025-12-03-gas.html`;
const note =
  'Partial quote. Dmitry Peskov (porte-parole du Kremlin), speaking for Kremlin, 2025-12-02. ' +
  'Printed in Le gaz en question, paragraph 2, La Gazette, published 2025-12-03. ' +
  'Printed in [Untitled transcript text], paragraph 2, which took it from Wire.';
const annotation = `${note} On Record: ${page}`;

test('BibTeX', () => {
  expect(encode('.bib').split('\n')).toEqual([
    '@article{peskov-2025-12-03-gas,',
    '  author = {Peskov, Dmitry},',
    '  title = {{Le gaz coûtera plus cher.}},',
    '  journaltitle = {La Gazette},',
    '  titleaddon = {Le gaz en question},',
    '  date = {2025-12-03},',
    '  year = {2025},',
    '  langid = {french},',
    `  url = {${here}/sources/gazette-2025-12-03.html#char=13,38},`,
    '  abstract = {Le gaz coûtera plus cher.},',
    '  keywords = {Energy},',
    `  annotation = {${annotation}},`,
    '}',
    '',
    '@online{peskov-2025-12-03-gas-2,',
    '  author = {Peskov, Dmitry},',
    '  title = {{Un autre.}},',
    '  titleaddon = {[Untitled transcript text]},',
    '  date = {2025-12-02},',
    '  year = {2025},',
    '  langid = {french},',
    '  url = {https://kremlin.example/1},',
    '  abstract = {Un autre.},',
    '  keywords = {Energy},',
    `  annotation = {${annotation}},`,
    '}',
    '',
    '',
  ]);
});

test('RIS', () => {
  expect(encode('.ris').split('\r\n')).toEqual([
    'TY  - NEWS',
    'ID  - peskov-2025-12-03-gas',
    'AU  - Peskov, Dmitry',
    'TI  - Le gaz coûtera plus cher.',
    'T2  - La Gazette',
    'T3  - Le gaz en question',
    'PY  - 2025',
    'DA  - 2025/12/03/',
    'LA  - fr',
    `UR  - ${here}/sources/gazette-2025-12-03.html#char=13,38`,
    'AB  - Le gaz coûtera plus cher.',
    'KW  - Energy',
    `N1  - ${annotation}`,
    'DB  - On Record',
    `L2  - ${page}`,
    'ER  - ',
    '',
    'TY  - SLIDE',
    'ID  - peskov-2025-12-03-gas-2',
    'AU  - Peskov, Dmitry',
    'TI  - Un autre.',
    'T2  - [Untitled transcript text]',
    'PY  - 2025',
    'DA  - 2025/12/02/',
    'LA  - fr',
    'UR  - https://kremlin.example/1',
    'AB  - Un autre.',
    'KW  - Energy',
    `N1  - ${annotation}`,
    'DB  - On Record',
    `L2  - ${page}`,
    'ER  - ',
    '',
    '',
  ]);
});

test('CSL-JSON', () => {
  const both = {
    author: [{ family: 'Peskov', given: 'Dmitry' }],
    'event-date': { 'date-parts': [[2025, 12, 2]] },
    language: 'fr',
    source: 'On Record',
    keyword: 'Energy',
    annote: annotation,
  };
  expect(JSON.parse(encode('.csl.json'))).toEqual([
    {
      ...both,
      id: 'peskov-2025-12-03-gas',
      type: 'article-newspaper',
      title: 'Le gaz coûtera plus cher.',
      'container-title': 'La Gazette',
      'part-title': 'Le gaz en question',
      publisher: 'La Gazette',
      issued: { 'date-parts': [[2025, 12, 3]] },
      abstract: 'Le gaz coûtera plus cher.',
      URL: `${here}/sources/gazette-2025-12-03.html#char=13,38`,
    },
    {
      ...both,
      id: 'peskov-2025-12-03-gas-2',
      type: 'speech',
      title: 'Un autre.',
      'container-title': '[Untitled transcript text]',
      issued: { 'date-parts': [[2025, 12, 2]] },
      abstract: 'Un autre.',
      URL: 'https://kremlin.example/1',
    },
  ]);
});

test('JSON-LD', () => {
  const wire = {
    '@type': 'Article',
    '@id': `${here}/sources/wire`,
    name: 'A wire',
    publisher: { '@type': 'Organization', name: 'Wire' },
    datePublished: '2025-12-03',
    inLanguage: 'fr',
  };
  const graph = JSON.parse(encode('.jsonld'))['@graph'];
  expect(graph).toEqual([
    expect.objectContaining({
      '@type': 'Quotation',
      '@id': `${here}/statements/peskov-2025-12-03-gas`,
      identifier: 'peskov-2025-12-03-gas',
      url: page,
      text: 'Le gaz coûtera plus cher.',
      inLanguage: 'fr',
      abstract: [
        { '@language': 'en', '@value': 'Says that gas will cost more.' },
        { '@language': 'fr', '@value': 'Dit que le gaz coûtera plus cher.' },
      ],
      'dcterms:created': { '@type': 'edtf', '@value': '2025-12-02' },
      dateCreated: '2025-12-02',
      about: [
        {
          '@type': 'DefinedTerm',
          termCode: 'energy',
          name: [
            { '@language': 'en', '@value': 'Energy' },
            { '@language': 'fr', '@value': 'Énergie' },
          ],
        },
      ],
      isPartOf: [
        { ...wire, '@id': `${here}/sources/gazette-2025-12-03`, name: 'Le gaz en question' },
        {
          '@type': 'CreativeWork',
          '@id': `${here}/sources/text`,
          name: 'text',
          inLanguage: 'fr',
          url: 'https://kremlin.example/1',
          isBasedOn: wire,
        },
      ].map((source) =>
        source['@type'] === 'Article'
          ? { ...source, publisher: { '@type': 'Organization', name: 'La Gazette' } }
          : source,
      ),
    }),
  ]);
});

test('ninjs', () => {
  const item = JSON.parse(encodeAs('.ninjs.json', 'statements', [statement], { single: true }));
  expect(item.body_html).toBe(
    `<blockquote lang="fr" cite="${page.replace('.html', '')}">` +
      '<p>Le gaz coûtera plus cher.</p></blockquote>' +
      '<p>Dmitry Peskov (porte-parole du Kremlin) — ' +
      'Le gaz en question; [Untitled transcript text]</p>',
  );
  expect(item).toMatchObject({
    uri: 'tag:on-record.example,2026-11-25:statements/peskov-2025-12-03-gas',
    type: 'text',
    mimetype: 'text/plain',
    representationtype: 'complete',
    pubstatus: 'usable',
    language: 'fr',
    headline_en: 'Dmitry Peskov: Says that gas will cost more.',
    headline_fr: 'Dmitri Peskov : Dit que le gaz coûtera plus cher.',
    description_text: 'Dit que le gaz coûtera plus cher.',
    body_text: 'Le gaz coûtera plus cher.',
    ednote: note.replaceAll('. Printed', '.\nPrinted'),
    infosource: [
      {
        name: 'La Gazette',
        rel: 'source',
        scheme: `${here}/sources`,
        code: 'gazette-2025-12-03',
      },
      {
        name: '[Untitled transcript text]',
        rel: 'source',
        scheme: `${here}/sources`,
        code: 'text',
      },
    ],
  });
});
