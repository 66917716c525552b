// A parameter that was replaced: it goes on, and both the document and the answer say so.
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerJson } from '../../src/http/exchange/answer.ts';
import { buildDocument } from '../../src/http/openapi/document.ts';
import { deprecate, warnOfDeprecated } from '../../src/http/query/deprecation.ts';
import { parseParameters, parseQueryString } from '../../src/http/query/parameters.ts';
import { route } from '../../src/http/routes/route.ts';

const speaker = z.string().optional().meta({ description: 'Who speaks.', example: 'peskov' });
const query = z.strictObject({
  actor: speaker,
  speaker: deprecate(speaker, '2026-12-01', 'use `actor`.'),
  talker: deprecate(speaker, '2026-06-01', 'use `actor`.'),
});

const replaced = route({
  path: '/statements',
  operationId: 'listStatements',
  tag: 'statements',
  summary: 'Find statements',
  description: 'What was said.',
  query,
  success: { description: 'Statements.', type: 'application/json', schema: z.strictObject({}) },
  examples: {},
  answer: () => Promise.resolve(answerJson({})),
});

async function ask(search: string) {
  const app = fastify();
  app.get('/', { onRequest: warnOfDeprecated(query) }, () => ({}));
  const { statusCode, headers } = await app.inject(`/${search}`);
  await app.close();
  return [statusCode, headers.deprecation];
}

test.each([
  ['', undefined],
  ['?actor=peskov', undefined],
  ['?actor=speaker', undefined],
  ['?speaker=peskov', '@1796083200'],
  ['?actor=x&speaker=peskov', '@1796083200'],
  ['?actor=x%20y&spe%61ker=peskov', '@1796083200'],
  ['?speaker=peskov&talker=peskov', '@1780272000'],
])('an answer to "%s" has the header %s', async (search, header) => {
  expect(await ask(search)).toEqual([200, header]);
});

test('a route without deprecated parameters has no hook for them', () => {
  expect(warnOfDeprecated(z.strictObject({ actor: speaker }))).toEqual([]);
});

test('a deprecated parameter means what it meant', () => {
  expect(parseParameters(query, parseQueryString('speaker=peskov'))).toEqual({ speaker: 'peskov' });
});

test('the OpenAPI document says that it is deprecated, since when and what to use', async () => {
  const options = { version: '0', address: 'http://127.0.0.1:3000', snapshot: undefined };
  const document = await buildDocument([replaced], options);
  const parameters = document.paths?.['/statements']?.get?.parameters as object[];
  expect(parameters[0]).not.toHaveProperty('deprecated');
  expect(parameters[1]).toMatchObject({
    name: 'speaker',
    deprecated: true,
    description: 'Who speaks. Deprecated since 2026-12-01: use `actor`. Example: `peskov`.',
  });
  expect(parameters[1]).not.toHaveProperty('schema.deprecated');
});
