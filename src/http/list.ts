// Lists: names resolved to ids, a page found, the envelope put around its bytes.
import { z } from 'zod';
import { encodeCursor, parseCursor } from '../domain/cursor.ts';
import type { Resolved } from '../domain/list.ts';
import type { Dataset, ListQuery } from '../store/dataset.ts';
import type { Resource } from '../store/tables.ts';
import { badParameters, type ParameterError } from './problem.ts';
import { type Answer, type Context, jsonType } from './route.ts';

export const pageSizeMax = 100;

/** The parameters of every list. */
export const paging = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
    .transform(Number)
    .pipe(z.int().max(pageSizeMax, `must be at most ${pageSizeMax}`))
    .default(20)
    .meta({
      override: { type: 'integer', minimum: 1, maximum: pageSizeMax, default: 20 },
      description: `Records a page, 1 to ${pageSizeMax}.`,
      example: 5,
    }),
  cursor: z
    .string()
    .optional()
    .meta({ description: 'Where to continue; from `page.next` of the previous answer.' }),
};

/** A parameter that takes ids or any spelling of a name. */
export function nameParameter(description: string, example: string) {
  return z
    .array(z.string())
    .optional()
    .meta({
      description: `${description} An id or any spelling; several values mean "or".`,
      example: [example],
    });
}

/** A parameter that takes one of a closed list of values. */
export function oneOf<T extends z.ZodType>(value: T, description: string, example: string) {
  return z
    .array(value)
    .optional()
    .meta({ description: `${description} Several values mean "or".`, example: [example] });
}

export type Names = Readonly<Record<string, { resource: Resource; inputs: string[] | undefined }>>;

/**
 * The ids that names stand for, and what to tell the client about it.
 * @throws ApiError bad_request with suggestions for a name that is unknown or ambiguous
 */
export function resolveNames(dataset: Dataset, names: Names) {
  const errors: ParameterError[] = [];
  const ids: Record<string, string[] | undefined> = {};
  const resolved: Record<string, Resolved[]> = {};
  for (const [parameter, { resource, inputs }] of Object.entries(names)) {
    if (inputs === undefined) continue;
    const entries = inputs.map((input) => {
      const found = dataset.resolveName(resource, input);
      if (found.length === 1) return [{ input, ...(found[0] as { id: string; spelling: string }) }];
      errors.push(
        unresolved(
          dataset,
          resource,
          parameter,
          input,
          found.map(({ id }) => id),
        ),
      );
      return [];
    });
    resolved[parameter] = entries.flat();
    ids[parameter] = [...new Set(entries.flat().map(({ id }) => id))].sort();
  }
  if (errors.length > 0) throw badParameters(errors);
  return { ids, resolved };
}

function unresolved(
  dataset: Dataset,
  resource: Resource,
  parameter: string,
  input: string,
  candidates: string[],
): ParameterError {
  if (candidates.length > 1) {
    const detail = `${parameter}: "${input}" could be ${candidates.join(' or ')}; use the id.`;
    return { parameter, detail, suggestions: candidates };
  }
  const suggestions = dataset.suggestNames(resource, input);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((name) => `"${name}"`).join(' or ')}?`
      : `see /${resource} for what there is.`;
  return {
    parameter,
    detail: `${parameter}: nothing is called "${input}"; ${advice}`,
    suggestions,
  };
}

interface ListRequest extends Omit<ListQuery, 'after'> {
  cursor: string | undefined;
  resolved?: Readonly<Record<string, Resolved[]>>;
}

/** A page in its envelope, with `Link: rel="next"` (RFC 8288) when there is more. */
export function answerList(
  { dataset, url, address }: Pick<Context<unknown, unknown>, 'dataset' | 'url' | 'address'>,
  { cursor, resolved = {}, ...query }: ListRequest,
): Answer {
  const fingerprint = JSON.stringify([query.resource, query.direction, query.filters, query.days]);
  const after = readCursor(cursor, dataset.version, fingerprint);
  const page = dataset.listDocuments({ ...query, after });
  const next =
    page.next === undefined
      ? null
      : nextAddress(address, url, {
          version: dataset.version,
          query: hashText(fingerprint),
          after: page.next,
        });
  const tail = JSON.stringify({
    page: { limit: query.limit, total: page.total, next },
    resolved,
    dataset: { version: dataset.version },
  });
  return {
    body: Buffer.concat([
      Buffer.from('{"data":['),
      page.documents,
      Buffer.from(`],${tail.slice(1)}`),
    ]),
    type: jsonType,
    ...(next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } }),
  };
}

function readCursor(text: string | undefined, version: string, fingerprint: string) {
  if (text === undefined) return undefined;
  const fail = (detail: string) =>
    badParameters([{ parameter: 'cursor', detail: `cursor: ${detail}`, suggestions: [] }]);
  const cursor = parseCursor(text);
  if (!cursor) throw fail('this is not a cursor; take page.next from an answer.');
  if (cursor.version !== version) {
    throw fail(`it belongs to dataset ${cursor.version}, now it is ${version}; start again.`);
  }
  if (cursor.query !== hashText(fingerprint)) {
    throw fail('it belongs to another query; use it with the same parameters.');
  }
  return cursor.after;
}

function nextAddress(address: string, url: string, cursor: Parameters<typeof encodeCursor>[0]) {
  const next = new URL(url, 'http://unused');
  next.searchParams.set('cursor', encodeCursor(cursor));
  return `${address}${next.pathname}${next.search}`;
}

/** FNV-1a: tells queries apart, protects nothing. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
