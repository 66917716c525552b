// Changes as a table and as a feed: one of which everything is known, and one of which nothing is.
import { expect, test } from 'vitest';
import { type ChangeFeed, encodeChangeFeed } from '../../src/formats/changes-atom.ts';
import { encodeChangeHeader, encodeChangeRow } from '../../src/formats/changes-csv.ts';
import { type Change, ChangeKind } from '../../src/records/change.ts';

const here = 'http://127.0.0.1:3000';

const full: Change = {
  on: '2026-02-01T00:00:00Z',
  kind: 'corrected',
  record: {
    kind: 'statement',
    id: 'a',
    label: { en: 'Says <it>.', fr: 'Le dit.' },
    url: `${here}/statements/a`,
  },
  what: 'date',
  by: {
    kind: 'source',
    id: 's',
    label: { en: 'The source', fr: 'La source' },
    url: `${here}/sources/s`,
  },
  was: '=2025',
  note: { en: 'Read anew.', fr: 'Relu.' },
};

const bare: Change = {
  on: '2026-01-01T00:00:00Z',
  kind: 'withdrawn',
  record: { kind: 'actor', id: 'b', label: null, url: `${here}/actors/b` },
  what: null,
  by: null,
  was: null,
  note: null,
};

test('a row has what is known of a change, and guards what a spreadsheet would run', () => {
  const header =
    'on,kind,record_kind,record,label_en,label_fr,what,was,by_kind,by,note_en,note_fr,url,page\r\n';
  expect(encodeChangeHeader({ bom: false })).toBe(header);
  expect(encodeChangeHeader({ bom: true })).toBe(`\ufeff${header}`);
  const row = (was: string) =>
    `2026-02-01T00:00:00Z,corrected,statement,a,Says <it>.,Le dit.,date,${was},source,s,` +
    `Read anew.,Relu.,${here}/statements/a,${here}/statements/a.html\r\n`;
  expect(encodeChangeRow(full, { raw: false })).toBe(row("'=2025"));
  expect(encodeChangeRow(full, { raw: true })).toBe(row('=2025'));
  expect(encodeChangeRow(bare, { raw: false })).toBe(
    `2026-01-01T00:00:00Z,withdrawn,actor,b,,,,,,,,,${here}/actors/b,${here}/actors/b.html\r\n`,
  );
});

const feed: ChangeFeed = {
  address: here,
  authority: 'on-record.example,2026-11-25',
  list: '/changes.atom?actor=a',
  self: `${here}/changes.atom?actor=a&limit=2`,
  json: `${here}/changes?actor=a`,
  next: null,
  title: 'Changes',
  newest: '2025-12-24T00:00:00Z',
};

test('an entry says what happened, by what, what stood there before and why', () => {
  const tag = 'tag:on-record.example,2026-11-25:';
  const lines = encodeChangeFeed([full, bare], { ...feed, next: `${here}/next` }).split('\n');
  expect(lines).toEqual([
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${tag}changes.atom?actor=a</id>`,
    '  <title type="text">Changes</title>',
    '  <updated>2026-02-01T00:00:00Z</updated>',
    `  <author><name>On Record</name><uri>${here}/</uri></author>`,
    `  <link rel="self" type="application/atom+xml" href="${feed.self.replace('&', '&amp;')}"/>`,
    `  <link rel="related" type="application/json" href="${here}/changes?actor=a"/>`,
    `  <link rel="next" type="application/atom+xml" href="${here}/next"/>`,
    '  <generator>On Record</generator>',
    '  <entry>',
    `    <id>${tag}changes/statement/a/2026-02-01T00:00:00Z/corrected/date/source/s</id>`,
    '    <title type="text">Corrected (date): Says &lt;it&gt;.</title>',
    '    <published>2026-02-01T00:00:00Z</published>',
    '    <updated>2026-02-01T00:00:00Z</updated>',
    `    <link rel="alternate" type="text/html" href="${here}/statements/a.html"/>`,
    `    <link rel="related" type="application/json" href="${here}/statements/a"/>`,
    `    <link rel="via" type="text/html" href="${here}/sources/s.html"/>`,
    `    <category term="corrected" scheme="${here}/changes"/>`,
    '    <content type="text">Corrected (date): Says &lt;it&gt;.',
    'By the source: The source',
    'Before: =2025',
    'Read anew.</content>',
    '  </entry>',
    '  <entry>',
    `    <id>${tag}changes/actor/b/2026-01-01T00:00:00Z/withdrawn</id>`,
    '    <title type="text">Withdrawn: b</title>',
    '    <published>2026-01-01T00:00:00Z</published>',
    '    <updated>2026-01-01T00:00:00Z</updated>',
    `    <link rel="alternate" type="text/html" href="${here}/actors/b.html"/>`,
    `    <link rel="related" type="application/json" href="${here}/actors/b"/>`,
    `    <category term="withdrawn" scheme="${here}/changes"/>`,
    '    <content type="text">Withdrawn: b</content>',
    '  </entry>',
    '</feed>',
    '',
  ]);
});

test('a feed without entries was updated with the last change of all, or never', () => {
  const updated = (newest: string | null) =>
    /<updated>(.*)<\/updated>/.exec(encodeChangeFeed([], { ...feed, newest }))?.[1];
  expect(updated('2025-12-24T00:00:00Z')).toBe('2025-12-24T00:00:00Z');
  expect(updated(null)).toBe('1970-01-01T00:00:00Z');
  expect(encodeChangeFeed([], feed)).not.toContain('"next"');
});

test('whoever changed a withdrawn record goes by its id', () => {
  const by = {
    kind: 'statement',
    id: 'lost',
    label: null,
    url: `${here}/statements/lost`,
  } as const;
  expect(encodeChangeFeed([{ ...bare, by }], feed)).toContain('By the statement: lost');
});

test('each kind of change has words of its own', () => {
  const titles = ChangeKind.options.map(
    (kind) =>
      /<title type="text">([^:]*): b</.exec(encodeChangeFeed([{ ...bare, kind }], feed))?.[1],
  );
  expect(titles).toEqual([
    'Added',
    'Corrected',
    'Reported by another source',
    'Relation added',
    'Confirmed',
    'Disputed',
    'Denied',
    'Called misattributed',
    'Retracted',
    'Attribution changed',
    'Caveat added',
    'Caveat corrected',
    'Caveat withdrawn',
    'Source corrected',
    'Renamed',
    'Withdrawn',
    'Reinstated',
  ]);
});
