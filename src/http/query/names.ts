// Names in a query: any spelling → one id, or a 400 that suggests. Never a silent guess.
import type { Resolved } from '../../records/list.ts';
import type { Past } from '../../records/past.ts';
import type { ParameterError } from '../../records/problem.ts';
import type { Resource } from '../../records/resources.ts';
import type { Named, Snapshot } from '../../store/store.ts';
import { badParameters } from '../exchange/problem.ts';
import { explainWithdrawal } from './missing.ts';

/** What a parameter was given as names or ids of records. */
export interface NameInputs {
  parameter: string;
  resource: Resource;
  inputs: readonly string[];
}

/**
 * The ids that names stand for, and what to tell the client about it.
 * @throws ApiError bad_request with suggestions for a name that is unknown or ambiguous
 */
export async function resolveNames(snapshot: Snapshot, names: readonly NameInputs[]) {
  const errors: ParameterError[] = [];
  const ids: Record<string, string[]> = {};
  const resolved: Record<string, Resolved[]> = {};
  for (const { parameter, resource, inputs } of names) {
    const entries: Omit<Resolved, 'label'>[] = [];
    for (const input of inputs) {
      const { matches, past } = await findMatches(snapshot, resource, input);
      const [match] = matches;
      if (match && matches.length === 1) entries.push({ input, ...match });
      else errors.push(await explain(snapshot, { parameter, resource, input, matches, past }));
    }
    const labels = await snapshot.findLabels(
      resource,
      entries.map(({ id }) => id),
    );
    resolved[parameter] = entries.map((entry, index) => ({
      ...entry,
      label: labels[index] ?? { en: entry.id, fr: entry.id },
    }));
    ids[parameter] = [...new Set(entries.map(({ id }) => id))].sort();
  }
  if (errors.length > 0) throw badParameters(errors);
  return { ids, resolved };
}

/** A current id wins over a former one, and that over any other spelling. */
async function findMatches(snapshot: Snapshot, resource: Resource, input: string) {
  const matches = await snapshot.resolveName(resource, input);
  if (matches.length === 1 && matches[0]?.id === input) return { matches, past: undefined };
  const past = await snapshot.findPast(resource, input);
  if (!past || !('holders' in past)) return { matches, past };
  return { matches: past.holders.map((id) => ({ id, spelling: input })), past };
}

/** A name that stands for no record or for several. */
interface Unresolved {
  parameter: string;
  resource: Resource;
  input: string;
  matches: readonly Named[];
  past: Past | undefined;
}

async function explain(
  snapshot: Snapshot,
  { parameter, resource, input, matches, past }: Unresolved,
): Promise<ParameterError> {
  if (matches.length > 1) {
    const candidates = matches.map(({ id }) => id);
    const detail = `${parameter}: "${input}" could be ${candidates.join(' or ')}; use the id.`;
    return { parameter, detail, suggestions: candidates };
  }
  if (past && !('holders' in past)) {
    return explainWithdrawal(past, parameter);
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
