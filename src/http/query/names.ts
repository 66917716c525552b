// Names in a query: any spelling → one id, or a 400 that suggests. Never a silent guess.
import type { Resolved } from '../../records/list.ts';
import type { Past } from '../../records/past.ts';
import type { BadParameter } from '../../records/problem.ts';
import { Id } from '../../records/reference.ts';
import type { Resource } from '../../records/resources.ts';
import type { Named, Snapshot } from '../../store/store.ts';
import { badParameters } from '../exchange/problem.ts';
import { explainWithdrawal, withheld } from './missing.ts';

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
  const unresolved: Unresolved[] = [];
  const ids: Record<string, string[]> = {};
  const resolved: Record<string, Resolved[]> = {};
  for (const { parameter, resource, inputs } of names) {
    const entries: Omit<Resolved, 'label'>[] = [];
    for (const { input, matches, past } of await findEach(snapshot, resource, inputs)) {
      const [match] = matches;
      if (match && matches.length === 1) entries.push({ input, ...match });
      else unresolved.push({ parameter, resource, input, matches, past });
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
  if (unresolved.length > 0) throw badParameters(await explain(snapshot, unresolved));
  return { ids, resolved };
}

interface Match {
  input: string;
  matches: readonly Named[];
  past: Past | undefined;
}

/** What each input stands for. "Peskov, Dmitry" comes as two values and is one name. */
async function findEach(snapshot: Snapshot, resource: Resource, inputs: readonly string[]) {
  const found: Match[] = [];
  for (const input of inputs) {
    const match = { input, ...(await findMatches(snapshot, resource, input)) };
    const before = found.at(-1);
    const mayBeName = before && (isUnclear(match) || isUnclear(before));
    const whole = mayBeName && (await findWhole(snapshot, resource, before, match));
    if (whole) found.splice(-1, 1, whole);
    else found.push(match);
  }
  return found;
}

function isUnclear({ matches, past }: Match): boolean {
  return matches.length !== 1 && past === undefined;
}

/** The one record that two values are the family name and the given name of. */
async function findWhole(
  snapshot: Snapshot,
  resource: Resource,
  { input: family }: Match,
  { input: given }: Match,
): Promise<Match | undefined> {
  const matches = await snapshot.resolveName(resource, `${given} ${family}`);
  return matches.length === 1
    ? { input: `${family}, ${given}`, matches, past: undefined }
    : undefined;
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
interface Unresolved extends Match {
  parameter: string;
  resource: Resource;
}

/** Looking for near names takes time, so a request gets them for its first unknown names only. */
const suggestedMax = 3;

async function explain(
  snapshot: Snapshot,
  unresolved: readonly Unresolved[],
): Promise<BadParameter[]> {
  const errors: BadParameter[] = [];
  let unknown = 0;
  for (const { parameter, resource, input, matches, past } of unresolved) {
    if (matches.length > 1) errors.push(explainAmbiguous(parameter, input, matches));
    else if (past && !('holders' in past)) errors.push(explainWithdrawal(past, parameter));
    else {
      await requireKnown(snapshot, resource, input);
      const isSuggested = ++unknown <= suggestedMax;
      const suggestions = isSuggested ? await snapshot.suggestNames(resource, input) : [];
      errors.push(explainUnknown(parameter, resource, input, suggestions));
    }
  }
  return errors;
}

/**
 * Nobody is told that an id is wrong which was only taken back.
 * @throws ApiError rolled_back
 */
async function requireKnown(snapshot: Snapshot, resource: Resource, input: string): Promise<void> {
  const { rolledBackFrom } = snapshot.manifest;
  if (rolledBackFrom === undefined || !Id.safeParse(input).success) return;
  if (await snapshot.mayReturn(resource, input)) throw withheld(resource, input, rolledBackFrom);
}

function explainAmbiguous(
  parameter: string,
  input: string,
  matches: readonly Named[],
): BadParameter {
  const candidates = matches.map(({ id }) => id);
  const detail = `${parameter}: "${input}" could be ${candidates.join(' or ')}; use the id.`;
  return { parameter, detail, suggestions: candidates, value: input };
}

function explainUnknown(
  parameter: string,
  resource: Resource,
  input: string,
  suggestions: readonly string[],
): BadParameter {
  const names = suggestions.map((name) => `"${name}"`).join(' or ');
  const advice = names === '' ? `see /${resource} for the list.` : `did you mean ${names}?`;
  const detail = `${parameter}: nothing is called "${input}"; ${advice}`;
  return { parameter, detail, suggestions: [...suggestions], value: input };
}
