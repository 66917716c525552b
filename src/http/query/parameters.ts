// Query and path parameters: strings from the wire → typed values, or a 400 that names each bad
// parameter and says what to do. Unknown parameters are errors, never ignored.
import { z } from 'zod';
import type { BadParameter, ParameterError } from '../../records/problem.ts';
import { editDistance, nearestNames } from '../../text/names.ts';
import { ApiError, badParameters } from '../exchange/problem.ts';

/** Every value of each parameter, in order. */
export type RawQuery = ReadonlyMap<string, readonly string[]>;

const parametersMax = 50;
const valuesMax = 50;
const valueLengthMax = 500;
const shownLengthMax = 60;

/**
 * Parses a query string (WHATWG URL, application/x-www-form-urlencoded).
 * @throws ApiError bad_request for a `%` that does not begin an encoded byte, which that
 *   algorithm would let pass as it stands
 */
export function parseQueryString(text: string): RawQuery {
  if (/%(?![\da-f]{2})/i.test(text)) throw malformed(text);
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = query.get(name);
    if (values) values.push(value);
    else query.set(name, [value]);
  }
  return query;
}

function malformed(text: string): ApiError {
  const pair = text.split('&').find((part) => /%(?![\da-f]{2})/i.test(part)) ?? '';
  const parameter = pair.replace(/=.*/s, '').slice(0, shownLengthMax);
  const detail = `${parameter}: contains a % that does not start an encoded byte; write it as %25.`;
  return badParameters([{ parameter, detail, suggestions: [] }]);
}

/**
 * The typed values of a query. A parameter whose schema is an array may be repeated or hold
 * several values joined by commas; any other may be given once.
 * @throws ApiError bad_request
 */
export function parseParameters<T extends z.ZodObject>(schema: T, raw: RawQuery): z.output<T> {
  if (raw.size > parametersMax) {
    throw new ApiError('bad_request', `There are more than ${parametersMax} parameters.`);
  }
  const { input, errors } = readInput(schema, raw);
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success && errors.length === 0) return parsed.data;
  const reported = new Set(errors.map(({ parameter }) => parameter));
  const issues = (parsed.error?.issues ?? []).filter(({ path }) => !reported.has(String(path[0])));
  throw badParameters([...errors, ...issues.map(describe)]);
}

/** The values of the known parameters, and the errors found in the query. */
function readInput({ shape }: z.ZodObject, raw: RawQuery) {
  const errors: ParameterError[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, values] of raw) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!field) {
      errors.push(unknownParameter(name, Object.keys(shape)));
      continue;
    }
    const form = formOf(field);
    const parts = splitValues(values, form);
    const fault = findFault(parts, form);
    if (fault === undefined) input[name] = form.isList ? parts : parts[0];
    else errors.push({ parameter: name, detail: `${name}: ${fault}`, suggestions: [] });
  }
  return { input, errors };
}

/** What may be given to a parameter before its schema looks at it. */
interface Form {
  isList: boolean;
  lengthMax: number;
  /** What is long enough to declare a length may be pasted with its line breaks. */
  isPasted: boolean;
}

const forms = new WeakMap<z.core.$ZodType, Form>();

function formOf(field: z.core.$ZodType): Form {
  const existing = forms.get(field);
  if (existing) return existing;
  const declared = z.globalRegistry.get(field)?.maxLength;
  const isPasted = typeof declared === 'number';
  const form = {
    isList: isList(field),
    lengthMax: isPasted ? declared : valueLengthMax,
    isPasted,
  };
  forms.set(field, form);
  return form;
}

function splitValues(values: readonly string[], { isList, isPasted }: Form): readonly string[] {
  const parts = isList ? values.flatMap((value) => value.split(',')) : values;
  return parts.map((part) => (isPasted ? joinLines(part) : part).trim());
}

/** What is wrong with the raw values of a parameter; undefined when nothing is. */
function findFault(parts: readonly string[], { isList, lengthMax }: Form): string | undefined {
  if (parts.some((part) => part === '')) return 'is empty; give a value or leave it out.';
  if (parts.some((part) => Array.from(part).length > lengthMax)) {
    return `is longer than ${lengthMax} characters.`;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  if (parts.some((part) => /[\u0000-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(part))) {
    return 'contains a control character or is not UTF-8; encode it with encodeURIComponent.';
  }
  if (!isList) return parts.length === 1 ? undefined : 'is given more than once; give it once.';
  return parts.length <= valuesMax ? undefined : `has more than ${valuesMax} values.`;
}

function joinLines(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ');
}

function unknownParameter(parameter: string, names: readonly string[]): ParameterError {
  const shown = parameter.slice(0, shownLengthMax);
  if (parameter === 'format') {
    const detail = 'There is no parameter "format"; put a suffix behind the path, such as .csv.';
    return { parameter, detail, suggestions: [] };
  }
  const suggestions = nearestParameters(shown, names);
  const list = names.length > 0 ? `use one of ${names.join(', ')}` : 'this path takes none';
  const advice = suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?` : `${list}.`;
  return { parameter: shown, detail: `There is no parameter "${shown}"; ${advice}`, suggestions };
}

/** The nearest name, and others only if they are as near. */
function nearestParameters(name: string, names: readonly string[]): string[] {
  const near = nearestNames(name, names);
  const distances = near.map((other) => editDistance(name, other, name.length + other.length));
  return near.filter((_, index) => distances[index] === distances[0]);
}

function describe(issue: z.core.$ZodIssue): BadParameter {
  const parameter = String(issue.path[0]);
  if (issue.input === undefined) {
    return { parameter, detail: `${parameter}: is missing; give a value.`, suggestions: [] };
  }
  const value = String(issue.input);
  const quoted = `"${value}"`;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const nearest = typeof issue.input === 'string' ? nearestNames(issue.input, values) : [];
    return {
      parameter,
      detail: `${parameter}: ${quoted} is not known; use one of ${values.join(', ')}.`,
      suggestions: nearest,
      value,
    };
  }
  return { parameter, detail: `${parameter}: ${quoted} ${issue.message}.`, suggestions: [], value };
}

function isList(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return isList(schema.unwrap());
  }
  return schema instanceof z.ZodArray;
}
