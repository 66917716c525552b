// Names in a query: any spelling → one id, or a 400 that suggests. Never a silent guess.
import { z } from 'zod';
import type { Resolved } from '../../records/list.ts';
import type { Resource } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { badParameters, type ParameterError } from '../exchange/problem.ts';

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

export type Names = Readonly<Record<string, { resource: Resource; inputs: string[] | undefined }>>;

/**
 * The ids that names stand for, and what to tell the client about it.
 * @throws ApiError bad_request with suggestions for a name that is unknown or ambiguous
 */
export async function resolveNames(snapshot: Snapshot, names: Names) {
  const errors: ParameterError[] = [];
  const ids: Record<string, string[] | undefined> = {};
  const resolved: Record<string, Resolved[]> = {};
  for (const [parameter, { resource, inputs }] of Object.entries(names)) {
    if (inputs === undefined) continue;
    const entries: Resolved[] = [];
    for (const input of inputs) {
      const matches = await snapshot.resolveName(resource, input);
      const [match] = matches;
      if (match && matches.length === 1) {
        entries.push({ input, ...match });
      } else {
        const candidates = matches.map(({ id }) => id);
        errors.push(await unresolved(snapshot, resource, parameter, input, candidates));
      }
    }
    resolved[parameter] = entries;
    ids[parameter] = [...new Set(entries.map(({ id }) => id))].sort();
  }
  if (errors.length > 0) throw badParameters(errors);
  return { ids, resolved };
}

async function unresolved(
  snapshot: Snapshot,
  resource: Resource,
  parameter: string,
  input: string,
  candidates: string[],
): Promise<ParameterError> {
  if (candidates.length > 1) {
    const detail = `${parameter}: "${input}" could be ${candidates.join(' or ')}; use the id.`;
    return { parameter, detail, suggestions: candidates };
  }
  const suggestions = await snapshot.suggestNames(resource, input);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((name) => `"${name}"`).join(' or ')}?`
      : `see /${resource} for the list.`;
  return {
    parameter,
    detail: `${parameter}: nothing is called "${input}"; ${advice}`,
    suggestions,
  };
}
