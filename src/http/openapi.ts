// The OpenAPI 3.1 document: made from the routes, with real answers as examples.
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { ApiError, Problem } from './problem.ts';
import type { Answer, Route } from './route.ts';

export interface DocumentOptions {
  version: string;
  address: string;
  /** Answers a path as the service would; undefined while there is no dataset. */
  ask: ((url: string) => Answer) | undefined;
}

const tags = [
  { name: 'statements', description: 'Who said what, when, and where it was printed.' },
  { name: 'actors', description: 'Who speaks and who is spoken of.' },
  { name: 'events', description: 'What happened, is planned, is alleged or is denied.' },
  { name: 'sources', description: 'The documents, and their texts as stored.' },
  { name: 'topics', description: 'What statements are about.' },
  { name: 'timeline', description: 'Events and statements in one order.' },
  { name: 'caveats', description: 'What is doubtful about the sources.' },
  { name: 'lookup', description: 'Whose words are these?' },
  { name: 'dataset', description: 'Coverage and version.' },
  { name: 'service', description: 'For those who run it.' },
];

const description =
  'A curated database of public statements. Every statement is tied to the verbatim passage of a ' +
  'source that carries it. Whether a claim is true is never rated. No key is needed.';

const successHeaders = z.object({
  ETag: z.string().meta({ description: 'Send it back as If-None-Match to get a 304.' }),
  'Cache-Control': z.string().meta({ description: 'How long the answer may be reused.' }),
});

export function buildDocument(routes: readonly Route[], options: DocumentOptions) {
  const paths: Record<string, { get: ZodOpenApiOperationObject }> = {};
  for (const route of routes) paths[route.path] = { get: describeOperation(route, options) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'On Record',
      version: options.version,
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: options.address, description: 'This service.' }],
    security: [],
    tags: tags.filter(({ name }) => routes.some(({ tag }) => tag === name)),
    paths,
  });
}

function describeOperation(route: Route, options: DocumentOptions): ZodOpenApiOperationObject {
  const { operationId, summary, description, tag, params, query, success } = route;
  const hasParams = Object.keys(params.shape).length > 0;
  const headers = success.cached === false ? undefined : successHeaders;
  const examples = options.ask && listExamples(route, options.ask);
  const responses: Record<string, ZodOpenApiResponseObject> = {
    200: {
      description: success.description,
      headers: z.object({ ...headers?.shape, ...success.headers?.shape }),
      content: { [success.type]: { schema: success.schema, ...(examples && { examples }) } },
    },
    ...(headers && {
      304: { description: 'Not modified.', headers: z.object({ ETag: successHeaders.shape.ETag }) },
    }),
    400: problem('A parameter is unknown or has a bad value; `errors` says which.'),
    ...(hasParams && { 404: problem('There is no such record.') }),
    503: problem('There is no dataset yet.'),
  };
  return {
    operationId,
    summary,
    description,
    tags: [tag],
    requestParams: { ...(hasParams && { path: params }), query },
    responses,
  };
}

function problem(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

/** A dataset need not hold the curated records; an example that is not there is left out. */
function listExamples({ examples, success }: Route, ask: (url: string) => Answer) {
  const found: Record<string, { summary: string; value: unknown }> = {};
  for (const [name, url] of Object.entries(examples)) {
    try {
      const text = ask(url).body.toString();
      const value: unknown = success.type === 'application/json' ? JSON.parse(text) : text;
      found[name.replaceAll(' ', '-')] = { summary: `GET ${decodeURI(url)}`, value };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  return found;
}
