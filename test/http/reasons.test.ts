// How a fact is known: the note and the evidence of a date, an office and an identification, why
// there is no date, and who held a source against its text.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/records/actor.ts';
import type { Event } from '../../src/records/event.ts';
import type { Source } from '../../src/records/source.ts';
import type { Statement } from '../../src/records/statement.ts';
import { actor, type Changes, event, source, statements } from '../support/seeds.ts';
import { openSmall, type Small } from '../support/small.ts';

const page = (word: string) =>
  `{ url: https://zarya.example/${word}, title: null, publisher: Zarya }`;
const dated = (word: string) => page(word).replace(' }', ', date: 2025-12-04 }');
const note = (word: string) => `{ en: English ${word}., fr: French ${word}. }`;

const changes: Changes = {
  [statements]: (text) =>
    text
      .replace(
        'said: { edtf: 2025-12-02, basis: inferred }',
        `said: { edtf: 2025-12-02, basis: external, note: ${note('said')}, evidence: [${dated('said')}] }
    identified: { actor: boris, evidence: [${dated('who')}] }`,
      )
      .replace('said: null', `said: null\n    said_note: ${note('undated')}`),
  [event]: (text) =>
    text.replace(
      'printed: 2 décembre }',
      `printed: 2 décembre, note: ${note('when')}, evidence: [${dated('when')}] }`,
    ),
  [source]: (text) =>
    text
      .replace(
        'décembre 2025 }',
        `décembre 2025, note: ${note('print')}, evidence: [${dated('print')}] }`,
      )
      .replace(
        'url: h',
        'checked: { by: C. Dubois, on: 2025-12-05T01:00:00+02:00 }\nnote: Secret.\nurl: h',
      ),
  [actor]: (text) =>
    text.replace(
      'source: gazette }',
      `source: gazette, speaks_for: ministry, from: 2012-05, until: 2026-01-31, evidence: [${dated('office')}] }`,
    ),
};

let small: Small;
beforeAll(async () => {
  small = await openSmall(changes);
});
afterAll(() => small.close());

const evidence = (word: string) => [
  { url: `https://zarya.example/${word}`, title: null, publisher: 'Zarya', date: '2025-12-04' },
];
const reason = (word: string) => ({
  note: { en: `English ${word}.`, fr: `French ${word}.` },
  evidence: evidence(word),
});

async function readPage(path: string): Promise<string> {
  const { statusCode, body } = await small.app.inject(path);
  expect(statusCode).toBe(200);
  return body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

describe('in JSON', () => {
  test('of a statement', async () => {
    const ready = await small.read<Statement>('/statements/anna-ready');
    expect(ready.said).toMatchObject(reason('said'));
    expect(ready.said_note).toBeNull();
    expect(ready.identified?.evidence).toEqual(evidence('who'));
    const untrue = await small.read<Statement>('/statements/boris-untrue');
    expect(untrue.said).toBeNull();
    expect(untrue.said_note).toEqual(reason('undated').note);
  });

  test('of an event, and of a source, which says who checked it and keeps its note', async () => {
    expect((await small.read<Event>('/events/meeting')).when).toMatchObject(reason('when'));
    const gazette = await small.read<Source>('/sources/gazette');
    expect(gazette.published).toMatchObject(reason('print'));
    expect(gazette.checked).toEqual({ by: 'C. Dubois', on: '2025-12-04T23:00:00Z' });
    expect(JSON.stringify(gazette)).not.toContain('Secret');
    expect((await small.read<Source>('/sources/herald')).checked).toBeNull();
  });

  test('of an office, but not of a source within a citation', async () => {
    const anna = await small.read<Actor>('/actors/anna');
    expect(anna.roles).toEqual([
      expect.objectContaining({
        from: '2012-05',
        until: '2026-01-31',
        evidence: evidence('office'),
      }),
    ]);
    const { citations } = await small.read<Statement>('/statements/anna-ready');
    expect(JSON.stringify(citations)).not.toContain('English print');
  });
});

describe('on pages', () => {
  test.each([
    ['/statements/anna-ready.html', '2 December 2025', 'English said. (Zarya, 2025-12-04)'],
    ['/statements/anna-ready.html?lang=fr', 'French said. (Zarya, 2025-12-04)'],
    ['/statements/anna-ready.html', 'Identified asBoris Ivanov (Zarya, 2025-12-04)'],
    ['/statements/boris-untrue.html', 'date not known — English undated.'],
    ['/events/meeting.html', 'English when. (Zarya, 2025-12-04)'],
    ['/sources/gazette.html', 'English print. (Zarya, 2025-12-04)'],
    ['/sources/gazette.html', 'Checked against the text byC. Dubois, 4 December 2025'],
    [
      '/actors/anna.html',
      'ministère, speaks for Ministry, May 2012 – 31 January 2026 (Zarya, 2025-12-04)',
    ],
  ])('%s', async (path, ...words) => {
    const text = await readPage(path);
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toContain('Secret');
  });

  test('a page elsewhere is a link', async () => {
    const { body } = await small.app.inject('/statements/anna-ready.html');
    expect(body).toContain('<a href="https://zarya.example/said" rel="noopener">Zarya</a>');
  });
});
