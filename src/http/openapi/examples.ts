// Examples in the document: requests with the real answers from the dataset being served, refusals
// included. Nothing here is written by hand.
import type { z } from 'zod';
import type { Change } from '../../records/change.ts';
import type { Problem } from '../../records/problem.ts';
import { resourceOf } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { isLong } from '../exchange/answer.ts';
import type { Reading } from '../exchange/documents.ts';
import { type ApiError, toApiError } from '../exchange/problem.ts';
import { answerRoute } from '../routes/answer.ts';
import { type Example, exampleUrl, type Route } from '../routes/route.ts';

export interface ShownExample {
  /** The request, such as `GET /statements?actor=peskov`. */
  summary: string;
  value: unknown;
}

/** By status, then by name. */
export type Examples = ReadonlyMap<number, Readonly<Record<string, ShownExample>>>;

/** More are not looked at for an example. */
const lostIdsMax = 50;

const isRefusal = (status: number) => status >= 400 && status < 500;

/** What a route answers to its examples, and to the same requests with a mistake in them. */
export async function listExamples(
  route: Route,
  reading: Reading,
  lost: LostRecords,
): Promise<Examples> {
  const shown = new Map<number, Record<string, ShownExample>>();
  const add = async (name: string, example: Example, isWanted: (status: number) => boolean) => {
    const { status, value } = await answer(route, reading, example);
    if (!isWanted(status) || value === undefined) return false;
    const entry = { summary: summarize(route, example), value };
    shown.set(status, { ...shown.get(status), [name.replaceAll(' ', '-')]: entry });
    return true;
  };
  // A dataset need not hold the curated records: an example that is refused is left out.
  for (const [name, example] of Object.entries(route.examples)) {
    await add(name, example, (status) => status === 200);
  }
  for (const [name, slips] of Object.entries(listSlips(route))) {
    for (const slip of slips) if (await add(name, slip, isRefusal)) break;
  }
  for (const id of listLostIds(route, lost.withdrawn)) {
    if (await add('withdrawn', { id }, (status) => status === 410)) break;
  }
  for (const id of listLostIds(route, lost.renamed)) {
    if (await add('split', { id }, (status) => status === 300)) break;
  }
  return shown;
}

/** The last changes after which nothing stands under an id, a few of each kind. */
export interface LostRecords {
  withdrawn: readonly Change[];
  renamed: readonly Change[];
}

export async function listLost(snapshot: Snapshot): Promise<LostRecords> {
  const list = async (kind: keyof LostRecords) => {
    const filters = { kind: [kind] };
    const query = { statements: undefined, filters, after: undefined, limit: lostIdsMax };
    const { documents } = await snapshot.listChanges(query);
    return JSON.parse(`[${documents}]`) as Change[];
  };
  return { withdrawn: await list('withdrawn'), renamed: await list('renamed') };
}

/** The ids of the resource of a route under which nothing stands. */
function listLostIds({ id, path }: Route, changes: readonly Change[]): string[] {
  if (id === undefined) return [];
  return changes
    .filter(({ record }) => path.startsWith(`/${resourceOf[record.kind]}/`))
    .flatMap(({ kind, record, was }) => (kind === 'renamed' ? (was ?? []) : record.id));
}

function summarize(route: Route, example: Example): string {
  return `GET ${decodeURI(exampleUrl(route, example))}`;
}

/** A failure that no request can provoke on purpose. */
export function failureExample(route: Route, failure: ApiError): Record<string, ShownExample> {
  const [example = {}] = Object.values(route.examples);
  const value = problemOf(exampleUrl(route, example), failure, '');
  return { [failure.code]: { summary: summarize(route, example), value } };
}

async function answer(
  route: Route,
  reading: Reading,
  example: Example,
): Promise<{ status: number; value: unknown }> {
  const url = exampleUrl(route, example);
  try {
    const { body, type } = await answerRoute(route, { ...reading, url, id: example.id });
    if (isLong(body)) return { status: 200, value: undefined };
    const text = body.toString();
    const isJson = /^application\/([\w.-]+\+)?json\b/.test(type);
    return { status: 200, value: isJson ? JSON.parse(text) : text };
  } catch (error) {
    const failure = toApiError(error);
    if (failure.code === 'internal') throw error;
    return { status: failure.status, value: problemOf(url, failure, reading.address) };
  }
}

function problemOf(url: string, failure: ApiError, address: string): Problem {
  const [path = '/'] = url.split('?');
  return failure.toProblem(path, address);
}

/** Misspells an id, a value and the name of a parameter by dropping their last letter. */
function listSlips({ id, query, examples }: Route): Record<string, Example[]> {
  const { query: _, ...bare } = Object.values(examples)[0] ?? {};
  const name = Object.keys(query.shape).find((key) => key.length > 2) ?? 'verbose_';
  return {
    'unknown id': id === undefined ? [] : [{ id: id.slice(0, -1) }],
    'unknown value': listExampleValues(query).map(([parameter, value]) => ({
      ...bare,
      query: `${parameter}=${encodeURIComponent(value.slice(0, -1))}`,
    })),
    'unknown parameter': [{ ...bare, query: `${name.slice(0, -1)}=1` }],
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
