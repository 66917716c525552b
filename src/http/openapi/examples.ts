// Examples in the document: requests with the real answers from the dataset being served, refusals
// included. Nothing here is written by hand.
import type { z } from 'zod';
import { type ApiError, type Problem, toApiError } from '../exchange/problem.ts';
import { type Answer, isLong, type Route } from '../routes/route.ts';

export interface Example {
  /** The request, such as `GET /statements?actor=peskov`. */
  summary: string;
  value: unknown;
}

/** By status, then by name. */
export type Examples = ReadonlyMap<number, Readonly<Record<string, Example>>>;

type Ask = (url: string) => Promise<Answer>;

const isRefusal = (status: number) => status >= 400 && status < 500;

/** What a route answers to its examples, and to the same requests with a slip in them. */
export async function listExamples(route: Route, ask: Ask): Promise<Examples> {
  const found = new Map<number, Record<string, Example>>();
  const add = async (name: string, url: string, isWanted: (status: number) => boolean) => {
    const { status, value } = await answer(url, ask);
    if (!isWanted(status) || value === undefined) return false;
    const example = { summary: `GET ${decodeURI(url)}`, value };
    found.set(status, { ...found.get(status), [name.replaceAll(' ', '-')]: example });
    return true;
  };
  // A dataset need not hold the curated records: an example that is refused is left out.
  for (const [name, url] of Object.entries(route.examples)) {
    await add(name, url, (status) => status === 200);
  }
  for (const [name, urls] of Object.entries(listSlips(route))) {
    for (const url of urls) if (await add(name, url, isRefusal)) break;
  }
  return found;
}

/** A failure that no request brings about on purpose. */
export function failureExample(route: Route, failure: ApiError): Record<string, Example> {
  const [url = route.path] = Object.values(route.examples);
  return { [failure.code]: { summary: `GET ${decodeURI(url)}`, value: problemOf(url, failure) } };
}

async function answer(url: string, ask: Ask): Promise<{ status: number; value: unknown }> {
  try {
    const { body, type } = await ask(url);
    if (isLong(body)) return { status: 200, value: undefined };
    const text = body.toString();
    const isJson = /^application\/([\w.-]+\+)?json\b/.test(type);
    return { status: 200, value: isJson ? JSON.parse(text) : text };
  } catch (error) {
    const failure = toApiError(error);
    if (failure.code === 'internal') throw error;
    return { status: failure.status, value: problemOf(url, failure) };
  }
}

function problemOf(url: string, failure: ApiError): Problem {
  const [path = '/'] = url.split('?');
  return failure.toProblem(path);
}

/** An id, a value and the name of a parameter that each lack their last letter. */
function listSlips({ path, params, query, examples }: Route): Record<string, string[]> {
  const [first = path] = Object.values(examples);
  const [bare = path] = first.split('?');
  const known = Object.keys(query.shape).find((name) => name.length > 2) ?? 'verbose_';
  return {
    'unknown id': listExampleValues(params).map(([name, id]) =>
      path.replace(`{${name}}`, id.slice(0, -1)),
    ),
    'unknown value': listExampleValues(query).map(
      ([name, value]) => `${bare}?${name}=${encodeURIComponent(value.slice(0, -1))}`,
    ),
    'unknown parameter': [`${bare}?${known.slice(0, -1)}=1`],
  };
}

/** Parameters with an example of what they take, in order. */
function listExampleValues(parameters: z.ZodObject): [string, string][] {
  return Object.entries(parameters.shape).flatMap(([name, schema]) => {
    const { example } = (schema as z.ZodType).meta() ?? {};
    const [value] = [example].flat();
    return typeof value === 'string' ? [[name, value] satisfies [string, string]] : [];
  });
}
