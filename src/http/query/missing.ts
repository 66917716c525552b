// Records that are not there: a refusal that names the ids that may have been meant.
import { type Resource, resources } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { ApiError } from '../exchange/problem.ts';

const shownLengthMax = 120;

/**
 * Names the record that is not there and the ids that may have been meant.
 * @throws ApiError not_found, always
 */
export async function notFound(snapshot: Snapshot, resource: Resource, id: string): Promise<never> {
  const shown = id.slice(0, shownLengthMax);
  const suggestions = await suggestIds(snapshot, resource, shown);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((near) => `"${near}"`).join(' or ')}?`
      : `see /${resource} for the list.`;
  const detail = `There is no ${resources[resource].singular} "${shown}"; ${advice}`;
  throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions }]);
}

/** A spelling in place of an id counts as a near miss: a record has one address. */
async function suggestIds(
  snapshot: Snapshot,
  resource: Resource,
  input: string,
): Promise<string[]> {
  const names = [input, ...(await snapshot.suggestNames(resource, input))];
  const matches = await Promise.all(names.map((name) => snapshot.resolveName(resource, name)));
  return [...new Set(matches.flat().map(({ id }) => id))].slice(0, 3);
}
