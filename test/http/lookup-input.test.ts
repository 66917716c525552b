// Whose words are these? What may be asked, and what holds whatever the words, over HTTP.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LookupAnswer } from '../../src/records/lookup.ts';
import { buildTestApp } from '../support/curated.ts';
import {
  articles,
  askLookup,
  citations,
  longestRun,
  standsSomewhere,
  vocabulary,
} from '../support/lookup.ts';
import { runs } from '../support/runs.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.close());

const known = citations[0]?.exact ?? '';

const ask = (text: string, parameters?: Record<string, string>) => askLookup(app, text, parameters);

describe('what is asked', () => {
  test.each([
    ['SQL', "'; DROP TABLE statements; --"],
    ['FTS5 operators', 'NEAR(a b) AND OR NOT col:x ^y* "z" + -'],
    ['an unclosed quotation mark', '"'],
    ['a backslash and a percent sign', '\\ 100% _ ?1 :a @b $c'],
  ])('may hold %s', async (_name, text) => {
    expect((await ask(text)).data).toEqual([]);
  });

  test('may have 2,000 characters in any script, and no more', async () => {
    for (const unit of ['мир ', '平和条約', '😀a b']) {
      await ask(
        unit
          .repeat(500)
          .slice(0, -1)
          .padEnd(unit.length * 500, 'x'),
      );
    }
    const answer = await request(app.server)
      .get('/lookup')
      .query({ text: 'a'.repeat(2001) });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].detail).toBe('text: is longer than 2000 characters.');
  });

  test.each([
    ['without text', {}],
    ['with an empty text', { text: '  ' }],
    ['with a limit of 21', { text: known, limit: '21' }],
    ['with a limit of 0', { text: known, limit: '0' }],
    ['with another parameter', { text: known, q: 'x' }],
    ['with a control character', { text: 'a\u0000b' }],
  ])('%s is a 400', async (_name, query) => {
    const answer = await request(app.server).get('/lookup').query(query);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).not.toEqual([]);
  });
});

const word = fc.oneof(fc.constantFrom(...vocabulary), fc.stringMatching(/^[a-zà-ÿ]{2,9}$/));

test('one word dropped, added or changed makes a passage near, in the right place', async () => {
  const change = fc.record({
    citation: fc.constantFrom(...citations),
    kind: fc.constantFrom('drop', 'add', 'change'),
    at: fc.nat(),
    word,
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ citation, kind, at, word }) => {
      const words = citation.exact.split(/(?<=[\s’'])/);
      const index = at % words.length;
      if (kind === 'drop') words.splice(index, 1);
      if (kind === 'add') words.splice(index, 0, `${word} `);
      if (kind === 'change') words.splice(index, 1, `${word} `);
      const text = words.join('');
      const { data } = await ask(text);
      expect(data[0]?.match, text).toBe(standsSomewhere(text) ? 'exact' : 'near');
      const right = data.find(({ passage }) => passage.source.id === citation.source);
      expect(
        right?.statements.map(({ id }) => id),
        text,
      ).toContain(citation.id);
    }),
    runs(60),
  );
});

test('any stretch of an article is exact in its place, however it is typed', async () => {
  const typing = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => text.replace(/[«»]/g, '"').replace(/’/g, "'"),
    (text) => text.replace(/\s+/g, '\n'),
    (text) => `“${text}”`,
  );
  const stretch = fc.record({
    article: fc.constantFrom(...articles),
    from: fc.nat(),
    length: fc.integer({ min: 5, max: 150 }),
    typing,
  });
  await fc.assert(
    fc.asyncProperty(stretch, async ({ article, from, length, typing }) => {
      const places = [...article.text.matchAll(/[\p{L}\p{N}]+/gu)];
      const first = places[from % places.length] as RegExpExecArray;
      const last = places[Math.min(places.length, (from % places.length) + length) - 1] ?? first;
      const text = article.text.slice(first.index, last.index + last[0].length).slice(0, 1900);
      fc.pre(!/[\p{L}\p{N}]$/u.test(text) || text.length < 1900);
      const { data, asked } = await ask(typing(text), { limit: '20' });
      if (asked.information < asked.minimum) return;
      const start = Array.from(article.text.slice(0, first.index)).length;
      const found = data.filter(
        ({ match, passage }) => match === 'exact' && passage.source.id === article.id,
      );
      expect(
        found.map(({ passage }) => passage.start),
        text,
      ).toContain(start);
    }),
    runs(60),
  );
});

test('words in no order are in no article', async () => {
  const salad = fc.array(fc.constantFrom(...vocabulary), { minLength: 5, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(salad, async (words) => {
      fc.pre(longestRun(words) <= 3);
      expect((await ask(words.join(' '))).data).toEqual([]);
    }),
    runs(60),
  );
});

test('an answer is a 200 or a 400', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }).map(encodeURIComponent),
    fc.string({ unit: 'grapheme', maxLength: 2100 }).map(encodeURIComponent),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => encodeBytes(bytes)),
    fc
      .array(fc.constantFrom('"', "'", '*', '(', ' OR ', ' NEAR/2 ', 'a', '^', ':', '-', '\\'))
      .map((parts) => encodeURIComponent(parts.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(text, async (encoded) => {
      const answer = await request(app.server).get(`/lookup?text=${encoded}`);
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) LookupAnswer.parse(answer.body);
    }),
    runs(60),
  );
});

function encodeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
