// Explains a missing record: what became of it, or which ids may have been meant.
import type { Past, Tombstone } from '../../records/past.ts';
import type { ParameterError } from '../../records/problem.ts';
import { type Resource, resources } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { ApiError } from '../exchange/problem.ts';

const shownLengthMax = 120;

/**
 * Says what became of the record, or names the ids that may have been meant.
 * @throws ApiError gone, moved, split, rolled_back or not_found, always
 */
export async function notFound(snapshot: Snapshot, resource: Resource, id: string): Promise<never> {
  const past = await snapshot.findPast(resource, id);
  if (past) throw toPastError(past);
  const { rolledBackFrom } = snapshot.manifest;
  if (rolledBackFrom !== undefined && (await snapshot.mayReturn(resource, id))) {
    throw withheld(resource, id, rolledBackFrom);
  }
  const shown = id.slice(0, shownLengthMax);
  const suggestions = await suggestIds(snapshot, resource, shown);
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.map((near) => `"${near}"`).join(' or ')}?`
      : `see /${resource} for the list.`;
  const detail = `There is no ${resources[resource].singular} "${shown}"; ${advice}`;
  throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions }]);
}

function toPastError(past: Past): ApiError {
  const { kind, id } = past.record;
  if (!('holders' in past)) return new ApiError('gone', describeWithdrawal(past), [], past);
  const list = past.holders.map((holder) => `"${holder}"`).join(' and ');
  return past.holders.length === 1
    ? new ApiError('moved', `The ${kind} "${id}" is now ${list}.`, [], past)
    : new ApiError('split', `The ${kind} "${id}" was split into ${list}.`, [], past);
}

/** An id that was there before the rollback, or that may have been. */
export function withheld(resource: Resource, id: string, version: string): ApiError {
  const { singular } = resources[resource];
  const detail =
    `Version ${version} was taken back. If it had a ${singular} "${id.slice(0, shownLengthMax)}", ` +
    'that is temporarily not served; try again later.';
  return new ApiError('rolled_back', detail);
}

/** When and why it was withdrawn, and what stands in its place. */
function describeWithdrawal({ record, on, reason, successors }: Tombstone): string {
  const { kind, id } = record;
  const list = successors.map((successor) => `"${successor.id}"`).join(' and ');
  const place = list === '' ? '' : ` In its place: ${list}.`;
  return `The ${kind} "${id}" was withdrawn on ${on.slice(0, 10)}: ${reason.en}${place}`;
}

/** For a parameter that was given the id of a withdrawn record. */
export function explainWithdrawal(past: Tombstone, parameter: string): ParameterError {
  const suggestions = past.successors.map(({ id }) => id);
  return { parameter, detail: `${parameter}: ${describeWithdrawal(past)}`, suggestions };
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
