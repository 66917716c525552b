// The OpenAPI document as tests use it: its operations, the requests that its examples show, and
// a check of real answers against its schemas.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Service } from './service.ts';

interface Example {
  summary: string;
  value: unknown;
}

interface MediaType {
  schema: object;
  examples?: Record<string, Example>;
}

interface Parameter {
  in: 'path' | 'query';
  name: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema: { type?: string; items?: object };
}

interface Response {
  description: string;
  headers?: Record<string, { required?: boolean; description?: string; $ref?: string }>;
  content?: Record<string, MediaType>;
  $ref?: string;
}

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: Parameter[];
  responses: Record<string, Response>;
}

interface Described {
  path: string;
  operation: Operation;
  /** Whether a cursor walks its pages. */
  isPaged: boolean;
  /** Whether its pages come in the JSON envelope. */
  isList: boolean;
  /** What the examples of its 200 ask for. */
  requests: { name: string; url: string; status: string; value: unknown }[];
}

interface Answered {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  text: string;
}

export interface ApiDocument {
  raw: OpenApi;
  operations: Described[];
  /** Everything in which an answer to this URL differs from what is documented. */
  check: (url: string, answer: Answered) => string[];
}

export interface OpenApi {
  openapi: string;
  info: { version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Response & { required?: boolean }>>;
}

export async function readDocument(service: Service): Promise<ApiDocument> {
  return parseDocument(await service.read<OpenApi>('/openapi.json'));
}

/** Everything in which the real answers differ from what is documented. */
export async function findFaults(
  service: Service,
  document: ApiDocument,
  urls: readonly string[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const url of urls) {
    const { status, headers, body: text } = await service.sendRaw(url);
    const answered = { status, headers: headers as Record<string, string>, text };
    faults.push(...document.check(url, answered).map((fault) => `${url}: ${fault}`));
  }
  return faults;
}

export function parseDocument(raw: OpenApi): ApiDocument {
  const operations = Object.entries(raw.paths).map(([path, { get: operation }]) => {
    if (!operation) throw new Error(`${path} has no GET`);
    const isPaged = operation.parameters?.some(({ name }) => name === 'cursor') ?? false;
    const isList = isPaged && operation.operationId.startsWith('list');
    return { path, operation, isPaged, isList, requests: listRequests(operation) };
  });
  return { raw, operations, check: buildCheck(raw, operations) };
}

/** A summary such as `GET /statements?actor=peskov` is the request of its example. */
function listRequests({ responses }: Operation): Described['requests'] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([name, { summary, value }]) => {
        return { name, url: encodeShown(summary.replace(/^GET /, '')), status, value };
      }),
    ),
  );
}

/** An address that is shown readable; what has to stay encoded in it still is. */
function encodeShown(url: string): string {
  return url.replace(/[^\x21-\x7e]+|["<>]/g, encodeURIComponent);
}

function buildCheck(raw: OpenApi, operations: readonly Described[]) {
  const ajv = new Ajv2020({ allErrors: false, strict: true, strictTypes: false });
  // The document is not a schema itself, only the place that its schemas are found in.
  ajv.addVocabulary([...Object.keys(raw), 'example', 'discriminator']);
  addFormats.default(ajv);
  ajv.addSchema(raw, 'document');
  const validators = new Map<string, ValidateFunction>();
  const validator = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer);
    if (known) return known;
    const made = ajv.compile({ $ref: `document#${pointer}` });
    validators.set(pointer, made);
    return made;
  };
  const findOperation = operationFinder(operations);
  return (url: string, { status, headers, text }: Answered): string[] => {
    const [pathname = ''] = url.split('?');
    const operation = findOperation(pathname);
    if (!operation) return [`${pathname} is not documented`];
    const { path, operation: described } = operation;
    const code = String(status) in described.responses ? String(status) : 'default';
    const response = dereference(raw, described.responses[code]);
    if (!response) return [`${path} documents neither ${status} nor a default`];
    const checkBody = (type: string): string[] => {
      const media = ['responses', code, 'content', type, 'schema'].map(escapePointer).join('/');
      const validate = validator(`/paths/${escapePointer(path)}/get/${media}`);
      const body: unknown = /[/+]json$/.test(type) ? JSON.parse(text) : text;
      if (validate(body)) return [];
      return [ajv.errorsText(validate.errors, { dataVar: `${status} ${url}` })];
    };
    const problems = checkHeaders(raw, response, headers);
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    if (!response.content) return text === '' ? problems : [...problems, `${status} has a body`];
    if (!(type in response.content)) return [...problems, `${status} is not documented as ${type}`];
    return [...problems, ...checkBody(type)];
  };
}

/** The most special of those that fit: `/statements/{id}.csv` rather than `/statements/{id}`. */
function operationFinder(operations: readonly Described[]) {
  const patterns = operations.map(
    ({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/.]+')}$`),
  );
  return (pathname: string): Described | undefined => {
    const fitting = operations.filter((_operation, index) => patterns[index]?.test(pathname));
    return fitting.sort((a, b) => b.path.length - a.path.length)[0];
  };
}

function checkHeaders(raw: OpenApi, response: Response, headers: Answered['headers']): string[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, header]) => {
    const required = dereference(raw, header)?.required;
    return required && headers[name.toLowerCase()] === undefined ? [`no header ${name}`] : [];
  });
}

/** What a reference into the components points to. */
export function dereference<T extends { $ref?: string }>(
  raw: OpenApi,
  value: T | undefined,
): T | undefined {
  if (!value?.$ref) return value;
  const [kind = '', name = ''] = value.$ref.replace('#/components/', '').split('/');
  return raw.components[kind]?.[name] as T | undefined;
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}
