// A statement of which everything is known, in what others take in: feeds and news items.
import { expect, test } from 'vitest';
import { encodeFull as encode, notes } from '../support/full-statement.ts';

const here = 'http://127.0.0.1:3000';

const item = {
  uri: 'tag:on-record.example,2026-11-25:statements/peskov-2025-12-03-gas',
  type: 'text',
  mimetype: 'text/plain',
  representationtype: 'complete',
  profile: 'on-record-statement',
  version: '1795564800',
  firstcreated: '2026-11-25T00:00:00Z',
  versioncreated: '2026-11-25T00:00:00Z',
  pubstatus: 'usable',
  usageterms: 'The passage belongs to its publisher and is quoted with its source.',
  ednote: notes.join('\n'),
  language: 'fr',
  title: 'peskov-2025-12-03-gas',
  slugline: 'peskov-2025-12-03-gas',
  headline: 'Dmitri Peskov : Dit que le gaz coûtera plus cher.',
  headline_en: 'Dmitry Peskov: Says that gas will cost more.',
  headline_fr: 'Dmitri Peskov : Dit que le gaz coûtera plus cher.',
  byline: 'Dmitry Peskov',
  description_text: 'Dit que le gaz coûtera plus cher.',
  body_text: 'Le gaz coûtera plus cher.',
  body_html: `<blockquote lang="fr" cite="${here}/statements/peskov-2025-12-03-gas"><p>Le gaz coûtera plus cher.</p></blockquote><p>Dmitry Peskov (porte-parole du Kremlin) — Le gaz en question</p>`,
  person: [
    { name: 'Dmitry Peskov', rel: 'speaker', scheme: `${here}/actors`, code: 'peskov' },
    { name: 'Name of aide', rel: 'mentioned', scheme: `${here}/actors`, code: 'aide' },
  ],
  organisation: [
    { name: 'Name of kremlin', rel: 'mentioned', scheme: `${here}/actors`, code: 'kremlin' },
  ],
  subject: [{ name: 'Energy', rel: 'about', scheme: `${here}/topics`, code: 'energy' }],
  event: [{ name: 'A call', rel: 'about', scheme: `${here}/events`, code: 'call' }],
  genre: [{ name: 'Quote', scheme: 'http://cv.iptc.org/newscodes/genre/', code: 'Quote' }],
  infosource: [
    { name: 'La Gazette', rel: 'source', scheme: `${here}/sources`, code: 'film' },
    { name: 'La Gazette', rel: 'source', scheme: `${here}/sources`, code: 'book' },
    { name: 'La Gazette', rel: 'source', scheme: `${here}/sources`, code: 'song' },
  ],
};

const canceled = {
  uri: 'tag:on-record.example,2026-11-25:statements/lost',
  type: 'text',
  mimetype: 'text/plain',
  representationtype: 'incomplete',
  profile: 'on-record-statement',
  version: '1798070400',
  firstcreated: '2026-12-24T00:00:00Z',
  versioncreated: '2026-12-24T00:00:00Z',
  pubstatus: 'canceled',
  ednote: 'Not <said>.',
  language: 'en',
  title: 'lost',
  slugline: 'lost',
  headline: 'Canceled: lost',
  body_html: '<p>Not &lt;said&gt;.</p>',
};

test('ninjs', () => {
  const { associations, ...list } = JSON.parse(encode('.ninjs.json'));
  expect(list).toEqual({
    $standard: {
      name: 'ninjs',
      version: '1.3',
      schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_1.3.json',
    },
    uri: `${here}/statements.x?actor=peskov`,
    type: 'composite',
    representationtype: 'complete',
    profile: 'on-record-statements',
    version: '1798070400',
    firstcreated: '2026-12-24T00:00:00Z',
    versioncreated: '2026-12-24T00:00:00Z',
    pubstatus: 'usable',
    language: 'en',
    headline: 'On Record: statements (actor: peskov)',
  });
  expect(associations).toEqual({ 'peskov-2025-12-03-gas': item, lost: canceled });
});

test('JSON Feed', () => {
  expect(JSON.parse(encode('.feed.json'))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'On Record: statements (actor: peskov)',
    home_page_url: `${here}/statements.html?actor=peskov`,
    feed_url: `${here}/statements.x?actor=peskov`,
    description: 'Who said what, when, and where exactly it was printed.',
    user_comment:
      'date_published is when a statement was added here, date_modified when it last changed.',
    next_url: `${here}/next?a=1&b=2`,
    language: 'en',
    authors: [{ name: 'On Record', url: `${here}/` }],
    _on_record: {
      deleted: [
        {
          id: 'tag:on-record.example,2026-11-25:statements/lost',
          date_deleted: '2026-12-24T00:00:00Z',
          reason: 'Not <said>.',
        },
      ],
    },
    items: [
      {
        id: 'tag:on-record.example,2026-11-25:statements/peskov-2025-12-03-gas',
        url: `${here}/statements/peskov-2025-12-03-gas.html`,
        external_url: 'https://song.example/1',
        title: 'Dmitry Peskov: Says that gas will cost more.',
        content_text: 'Le gaz coûtera plus cher.',
        summary: notes.join(' '),
        date_published: '2026-11-25T00:00:00Z',
        date_modified: '2026-11-25T00:00:00Z',
        tags: ['Dmitry Peskov', 'Energy'],
        language: 'fr',
        _on_record: {
          about: `${here}/docs`,
          statement: `${here}/statements/peskov-2025-12-03-gas`,
          revision: 1,
          actor: 'peskov',
          said: '2025-12',
          form: 'indirect',
          attribution: 'disputed',
        },
      },
    ],
  });
});

test('Atom', () => {
  expect(encode('.atom').split('\n')).toEqual([
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">',
    '  <id>tag:on-record.example,2026-11-25:statements.x?actor=peskov</id>',
    '  <title type="text">On Record: statements (actor: peskov)</title>',
    '  <updated>2026-12-24T00:00:00Z</updated>',
    `  <author><name>On Record</name><uri>${here}/</uri></author>`,
    `  <link rel="self" type="application/atom+xml" href="${here}/statements.x?actor=peskov"/>`,
    `  <link rel="alternate" type="text/html" href="${here}/statements.html?actor=peskov"/>`,
    `  <link rel="related" type="application/json" href="${here}/statements?actor=peskov"/>`,
    `  <link rel="next" type="application/atom+xml" href="${here}/next?a=1&amp;b=2"/>`,
    '  <generator>On Record</generator>',
    '  <at:deleted-entry ref="tag:on-record.example,2026-11-25:statements/lost" when="2026-12-24T00:00:00Z"><at:comment>Not &lt;said&gt;.</at:comment></at:deleted-entry>',
    '  <entry>',
    '    <id>tag:on-record.example,2026-11-25:statements/peskov-2025-12-03-gas</id>',
    '    <title type="text">Dmitry Peskov: Says that gas will cost more.</title>',
    '    <published>2026-11-25T00:00:00Z</published>',
    '    <updated>2026-11-25T00:00:00Z</updated>',
    `    <link rel="alternate" type="text/html" href="${here}/statements/peskov-2025-12-03-gas.html"/>`,
    `    <link rel="related" type="application/json" href="${here}/statements/peskov-2025-12-03-gas"/>`,
    `    <link rel="via" type="text/plain" href="${here}/sources/film/text#char=13,38"/>`,
    `    <link rel="via" type="text/plain" href="${here}/sources/book/text#char=13,38"/>`,
    `    <link rel="via" type="text/plain" href="${here}/sources/song/text#char=13,38"/>`,
    '    <link rel="via" type="text/html" href="https://film.example/1#t=751,760"/>',
    '    <link rel="via" type="text/html" href="https://book.example/1.pdf#page=12"/>',
    `    <category term="peskov" scheme="${here}/actors" label="Dmitry Peskov"/>`,
    `    <category term="energy" scheme="${here}/topics" label="Energy"/>`,
    `    <summary type="text">${notes[0]}`,
    ...notes.slice(1, -1),
    `${notes.at(-1)}</summary>`,
    '    <content type="text" xml:lang="fr">Le gaz coûtera plus cher.</content>',
    '  </entry>',
    '</feed>',
    '',
  ]);
});
