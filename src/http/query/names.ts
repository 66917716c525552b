// Names in a query: any spelling → one id, or a 400 that suggests. Never a silent guess.
import { z } from 'zod';
import type { Resolved } from '../../records/list.ts';
import type { Dataset } from '../../store/sqlite/dataset.ts';
import type { Resource } from '../../store/sqlite/tables.ts';
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
