// The filters of lists: a parameter for each field that has one, and what its values mean to the
// store. Both are read from the registry of fields.
import { z } from 'zod';
import type { Filter } from '../../records/field.ts';
import { type FilterName, type Filters, listFilters } from '../../records/fields.ts';
import { canonicalizeTag } from '../../records/language.ts';
import type { Resolved } from '../../records/list.ts';
import type { Past } from '../../records/past.ts';
import type { ParameterError } from '../../records/problem.ts';
import { Id } from '../../records/reference.ts';
import { type Resource, resources } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { badParameters } from '../exchange/problem.ts';
import { deprecate } from './deprecation.ts';
import { explainWithdrawal } from './missing.ts';
import { moment, readSince } from './moments.ts';
import { type NameInputs, resolveNames } from './names.ts';
import { wholeNumber } from './numbers.ts';

/** What a filter may be given as: a number, a flag, or one or more values. */
type FilterValue = number | string | string[] | undefined;

export type FilterParameters<R extends Resource> = Record<FilterName<R>, z.ZodType<FilterValue>>;
export type FilterValues<R extends Resource> = Partial<Record<FilterName<R>, FilterValue>>;

/** The parameters that are called after fields of a resource, in the order of the registry. */
export function filterParameters<R extends Resource>(resource: R): FilterParameters<R> {
  const parameters = listFilters(resource).map(([name, filter]) => {
    const { deprecated } = filter;
    const parameter = describe(filter);
    if (!deprecated) return [name, parameter];
    return [name, deprecate(parameter, deprecated.since, deprecated.advice)];
  });
  return Object.fromEntries(parameters);
}

export const LanguageTag = z
  .string()
  .refine(
    (tag) => /^[a-z]{2,3}(-|$)/i.test(tag) && canonicalizeTag(tag) !== undefined,
    'is not a language tag (BCP 47), such as fr, uk or zh-Hant',
  )
  .transform((tag) => canonicalizeTag(tag) as string);

function describe(filter: Filter): z.ZodType<FilterValue> {
  const { description, example } = filter;
  const anyOf = (value: z.ZodType<string>, hint: string) =>
    z
      .array(value)
      .optional()
      .meta({ description: `${description}${hint}`, example: [example] });
  switch (filter.by) {
    case 'name':
      return anyOf(z.string(), ' An id or any spelling; several values mean "or".');
    case 'id':
      return anyOf(Id, ' Several values mean "or".');
    case 'choice':
      return anyOf(filter.of as z.ZodType<string>, ' Several values mean "or".');
    case 'end':
      return anyOf(z.string(), '');
    case 'language':
      return anyOf(
        LanguageTag,
        ' BCP 47: `fr` finds `fr-CA` too, but not the other way round. Several values mean "or".',
      );
    case 'text':
      return anyOf(
        z.string().transform((text) => text.toLowerCase()),
        ' Its case makes no difference. Several values mean "or".',
      );
    case 'flag':
      return z
        .enum(['true', 'false'])
        .optional()
        .meta({ description, ...(example !== undefined && { example }) });
    case 'since':
      return moment.optional().meta({ description, ...(example !== undefined && { example }) });
    case 'minimum':
      return wholeNumber(1, Infinity).meta({ description, example });
  }
}

/**
 * The filters as the store takes them, and what names were understood as.
 * @throws ApiError bad_request for a name or an id that there is not
 */
export async function readFilters<R extends Resource>(
  snapshot: Snapshot,
  resource: R,
  values: FilterValues<R>,
): Promise<{ filters: Filters<R>; resolved: Record<string, Resolved[]> }> {
  const names: NameInputs[] = [];
  const ids: NameInputs[] = [];
  const others: Record<string, readonly string[]> = {};
  for (const [name, filter] of listFilters(resource)) {
    const inputs = listValues(values[name]);
    if (inputs === undefined) continue;
    const parameter = name as string;
    if (filter.by === 'name') names.push({ parameter, resource: filter.of, inputs });
    else if (filter.by === 'id') ids.push({ parameter, resource: filter.of, inputs });
    else if (filter.by === 'since') {
      others[parameter] = [await readSince(snapshot, parameter, inputs[0] as string)];
    } else others[parameter] = inputs;
  }
  const records = await resolveNames(snapshot, [...names, ...ids]);
  for (const [name, filter] of listFilters(resource)) {
    const parameter = name as string;
    const inputs = others[parameter];
    if (filter.by !== 'end' || inputs === undefined) continue;
    others[parameter] = await findEnds(snapshot, parameter, filter.of, inputs);
  }
  const filters = { ...records.ids, ...others } as Filters<R>;
  return { filters, resolved: records.resolved };
}

function listValues(value: FilterValue): string[] | undefined {
  return value === undefined || Array.isArray(value) ? value : [String(value)];
}

/** The current ids: former ids are replaced by the ids of their records today. */
async function findEnds(
  snapshot: Snapshot,
  parameter: string,
  kinds: readonly Resource[],
  inputs: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  // One after the other, so that only the first unknown one is explained.
  for (const input of inputs) ids.push(await findEnd(snapshot, parameter, kinds, input));
  return ids;
}

async function findEnd(
  snapshot: Snapshot,
  parameter: string,
  kinds: readonly Resource[],
  input: string,
): Promise<string> {
  const isThere = await Promise.all(kinds.map((kind) => snapshot.hasId(kind, input)));
  if (isThere.includes(true)) return input;
  const pasts = await Promise.all(kinds.map((kind) => snapshot.findPast(kind, input)));
  const past = pasts.find((one) => one !== undefined);
  if (past) return readPast(past, parameter);
  throw badParameters([await explainEnd(snapshot, parameter, kinds, input)]);
}

async function explainEnd(
  snapshot: Snapshot,
  parameter: string,
  kinds: readonly Resource[],
  input: string,
): Promise<ParameterError> {
  const near = await Promise.all(kinds.map((kind) => snapshot.suggestNames(kind, input)));
  const singulars = kinds.map((kind) => resources[kind].singular);
  const list = `${singulars.slice(0, -1).join(', ')} or ${singulars.at(-1)}`;
  const detail = `${parameter}: there is no ${list} "${input}".`;
  return { parameter, detail, suggestions: near.flat().slice(0, 3) };
}

/** @throws ApiError bad_request unless one record goes on */
function readPast(past: Past, parameter: string): string {
  if (!('holders' in past)) throw badParameters([explainWithdrawal(past, parameter)]);
  const [holder = '', ...others] = past.holders;
  if (others.length === 0) return holder;
  const detail = `${parameter}: "${past.record.id}" was split into ${past.holders.join(' and ')}.`;
  throw badParameters([{ parameter, detail, suggestions: [...past.holders] }]);
}
