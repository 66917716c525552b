// The OpenAPI 3.1 document: made from the routes, with real answers as examples.
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { recordsLicence } from '../../records/licence.ts';
import { Problem } from '../../records/problem.ts';
import { Id } from '../../records/reference.ts';
import type { Snapshot } from '../../store/store.ts';
import { ApiError, notReadyDetail } from '../exchange/problem.ts';
import type { Route } from '../routes/route.ts';
import {
  type Examples,
  failureExample,
  listExamples,
  listLost,
  type ShownExample,
} from './examples.ts';

export interface DocumentOptions {
  version: string;
  address: string;
  /** The snapshot that answers the examples; undefined while there is no dataset. */
  snapshot: Snapshot | undefined;
}

const tags = [
  { name: 'statements', description: 'Who said what, when, and where it was printed.' },
  { name: 'actors', description: 'Who speaks and who is mentioned.' },
  { name: 'events', description: 'What happened, is planned, is alleged or is denied.' },
  { name: 'sources', description: 'The documents and their stored texts.' },
  { name: 'topics', description: 'What statements are about.' },
  { name: 'timeline', description: 'Events and statements in one list by date.' },
  { name: 'changes', description: 'What was added, corrected, denied or withdrawn, and when.' },
  { name: 'caveats', description: 'What is doubtful about the sources.' },
  { name: 'lookup', description: 'Whose words are these?' },
  { name: 'dataset', description: 'Coverage and version.' },
  { name: 'formats', description: 'The same lists and records for other tools.' },
  { name: 'service', description: 'For operators.' },
];

const description = `A curated database of public statements. Every statement is tied to the verbatim passage of a
source that carries it: \`exact\` equals the code points \`start\` to \`end\` of the text at
\`/sources/{id}/text\`. Whether a claim is true is never rated. No key is needed.

- **Names**: a parameter that takes a name takes an id or any spelling in any script; the answer
  says in \`resolved\` how it was understood. An unknown or ambiguous name is a 400 with
  suggestions, never an empty list.
- **Several values**: repeat a parameter or join values with commas for "or"; different
  parameters mean "and".
- **Pages**: follow \`page.next\` (also \`Link: rel="next"\`) until it is null; \`page.total\` is exact.
  A walk goes on when a new version is published meanwhile. By \`sort=id\` it meets whatever stands
  throughout exactly once; in another order a record that was corrected may be missed or come twice.
- **Memory**: an id that was cited never becomes a 404. Of a withdrawn record it is a 410 with the
  reason and what stands in its place, of a renamed one a 308 to its new address, of one that was
  split a 300 that names its parts. As a value of a filter a former id means the record of today.
- **The past**: \`as_of=\` with a version (\`dataset.version\` of an answer) gives the answer as it
  was; with a past day it leads there by a 303. A version whose file is no longer kept is a 410;
  \`/timemap\` lists those that are (Memento, RFC 7089).
- **Caching**: answers carry a strong \`ETag\`; send it as \`If-None-Match\` to get a 304.
- **Errors** are RFC 9457 problem details; \`errors\` names each bad parameter and suggests what
  may have been meant. Every path also answers HEAD and OPTIONS; other methods are a 405.
- **Browsers** may call it from any origin (CORS).`;

const successHeaders = z.object({
  ETag: z.string().meta({
    header: { id: 'ETag' },
    description: 'Send it back as If-None-Match to get a 304.',
  }),
  'Cache-Control': z.string().meta({
    header: { id: 'CacheControl' },
    description: 'How long the answer may be reused.',
  }),
});

const retryHeaders = z.object({
  'Retry-After': z.string().meta({
    header: { id: 'RetryAfter' },
    description: 'Seconds to wait before asking again.',
  }),
});

export async function buildDocument(routes: readonly Route[], options: DocumentOptions) {
  const paths: Record<string, { get: ZodOpenApiOperationObject }> = {};
  const { snapshot, address } = options;
  const lost = snapshot && (await listLost(snapshot));
  for (const route of routes) {
    const examples = snapshot && lost && (await listExamples(route, { snapshot, address }, lost));
    paths[route.path] = { get: describeOperation(route, examples) };
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'On Record',
      version: options.version,
      description,
      contact: { name: 'On Record', url: options.address },
      license: {
        name: `MIT for the program, ${recordsLicence.name} for the editorial records`,
        identifier: `MIT AND ${recordsLicence.name}`,
      },
    },
    servers: [{ url: options.address, description: 'This service.' }],
    security: [],
    tags: tags.filter(({ name }) => routes.some(({ tag }) => tag === name)),
    paths,
  });
  for (const { get } of Object.values(document.paths ?? {})) {
    for (const parameter of get?.parameters ?? []) tidyParameter(parameter as Parameter);
  }
  tidyTuples(document.components?.schemas);
  return document;
}

function describeOperation(
  route: Route,
  examples: Examples | undefined,
): ZodOpenApiOperationObject {
  const { operationId, summary, description, tag, id, query } = route;
  const params = id !== undefined && z.strictObject({ id: Id.meta({ example: id }) });
  return {
    operationId,
    summary,
    description,
    tags: [tag],
    requestParams: { ...(params && { path: params }), query },
    responses: describeResponses(route, examples),
  };
}

function describeResponses(route: Route, examples: Examples | undefined) {
  const { id, success } = route;
  const headers = success.cached === false ? anewHeaders : successHeaders;
  const shown = examples?.get(200);
  const internal = failureExample(route, new ApiError('internal', 'Internal error.'));
  const notReady = failureExample(route, new ApiError('not_ready', notReadyDetail));
  const responses: Record<string, ZodOpenApiResponseObject> = {
    200: {
      description: success.description,
      headers: z.object({ ...headers.shape, ...success.headers?.shape }),
      content: {
        [success.type]: { schema: success.schema, ...(shown && { examples: shown }) },
      },
    },
    ...(route.hasPage && { 303: seeOther }),
    ...(success.cached !== false && { 304: notModified }),
    400: problem('A parameter is unknown or has a bad value.', examples?.get(400)),
    ...(id !== undefined && {
      300: problem('It was split into several records; `choices` names them.', examples?.get(300)),
      308: permanentRedirect,
      404: problem('There is no such record.', examples?.get(404)),
      410: problem('It was withdrawn; `withdrawal` says when and why.', examples?.get(410)),
    }),
    ...(!route.withoutDataset && {
      503: { ...problem('There is no dataset yet.', notReady), headers: retryHeaders },
    }),
    default: problem('Any other failure.', internal),
  };
  return responses;
}

const anewHeaders = successHeaders.pick({ 'Cache-Control': true });

const seeOther: ZodOpenApiResponseObject = {
  id: 'SeeOther',
  description: 'The page of the record, for a client that prefers `text/html`.',
  headers: z.object({ Location: z.string() }),
};

const permanentRedirect: ZodOpenApiResponseObject = {
  id: 'PermanentRedirect',
  description: 'The record has another id now.',
  headers: z.object({ Location: z.string() }),
};

const notModified: ZodOpenApiResponseObject = {
  id: 'NotModified',
  description: 'The copy that the client has is still valid.',
  headers: successHeaders,
};

function problem(
  description: string,
  examples: Readonly<Record<string, ShownExample>> | undefined,
): ZodOpenApiResponseObject {
  const content = { schema: Problem, ...(examples && { examples }) };
  return { description, content: { 'application/problem+json': content } };
}

export interface Parameter {
  in: string;
  required?: boolean;
  description?: string;
  deprecated?: boolean;
  example?: unknown;
  examples?: Record<string, { summary: string; value: unknown }>;
  schema: {
    type?: string;
    description?: string;
    deprecated?: boolean;
    example?: unknown;
    items?: { enum?: unknown; $ref?: string };
  };
}

/** What is said of a parameter stands beside its schema, where every tool finds it. */
function tidyParameter(parameter: Parameter): void {
  const { schema } = parameter;
  const { example } = schema;
  delete schema.example;
  if (schema.deprecated) parameter.deprecated = true;
  delete schema.deprecated;
  if (schema.description === parameter.description) delete schema.description;
  if (parameter.in === 'path') parameter.description ??= 'The id of the record, as shown in lists.';
  if (example === undefined) return;
  parameter.example = schema.type === 'integer' ? Number(example) : example;
  if (!parameter.required) parameter.description += ` Example: \`${example}\`.`;
}

/** A tuple says its length and what else could be in it, which linters of older drafts ask for. */
function tidyTuples(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { prefixItems } = schema as { prefixItems?: unknown[] };
  if (Array.isArray(prefixItems)) {
    const { length } = prefixItems;
    Object.assign(schema, { items: prefixItems[0], minItems: length, maxItems: length });
  }
  for (const inner of Object.values(schema)) tidyTuples(inner);
}
