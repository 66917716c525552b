// Query and path parameters: strings from the wire → typed values, or a 400 that names each bad
// parameter and says what to do. Unknown parameters are errors, never ignored.
import { z } from 'zod';
import { editDistance, nearestNames } from '../../text/names.ts';
import { ApiError, badParameters, type ParameterError } from '../exchange/problem.ts';

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
  const errors: ParameterError[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, values] of raw) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    const value = field ? readValue(name, values, field, errors) : undefined;
    if (!field) errors.push(unknownParameter(name, Object.keys(schema.shape)));
    if (value !== undefined) input[name] = value;
  }
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const reported = new Set(errors.map(({ parameter }) => parameter));
    for (const issue of parsed.error.issues) {
      if (!reported.has(String(issue.path[0]))) errors.push(describe(issue));
    }
  }
  if (errors.length > 0 || !parsed.success) throw badParameters(errors);
  return parsed.data;
}

function readValue(
  parameter: string,
  values: readonly string[],
  field: z.core.$ZodType,
  errors: ParameterError[],
): string | string[] | undefined {
  const list = isList(field);
  const declared = z.globalRegistry.get(field)?.maxLength;
  const lengthMax = typeof declared === 'number' ? declared : valueLengthMax;
  const parts = list ? values.flatMap((value) => value.split(',')) : values;
  const trimmed = parts.map((part) => (declared ? joinLines(part) : part).trim());
  const fail = (detail: string) => {
    errors.push({ parameter, detail: `${parameter}: ${detail}`, suggestions: [] });
    return undefined;
  };
  if (trimmed.some((part) => part === '')) return fail('is empty; give a value or leave it out.');
  if (trimmed.some((part) => Array.from(part).length > lengthMax)) {
    return fail(`is longer than ${lengthMax} characters.`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  if (trimmed.some((part) => /[\u0000-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(part))) {
    return fail('contains a control character or is not UTF-8; encode it with encodeURIComponent.');
  }
  if (!list)
    return trimmed.length === 1 ? trimmed[0] : fail('is given more than once; give it once.');
  return trimmed.length <= valuesMax ? trimmed : fail(`has more than ${valuesMax} values.`);
}

/** What is long enough to declare a length may be pasted with its line breaks. */
function joinLines(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ');
}

function unknownParameter(parameter: string, known: readonly string[]): ParameterError {
  const shown = parameter.slice(0, shownLengthMax);
  const suggestions = nearestParameters(shown, known);
  const list = known.length > 0 ? `use one of ${known.join(', ')}` : 'this path takes none';
  const advice = suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?` : `${list}.`;
  return { parameter: shown, detail: `There is no parameter "${shown}"; ${advice}`, suggestions };
}

/** The nearest name, and others only if they are as near. */
function nearestParameters(name: string, known: readonly string[]): string[] {
  const near = nearestNames(name, known);
  const distances = near.map((other) => editDistance(name, other, name.length + other.length));
  return near.filter((_, index) => distances[index] === distances[0]);
}

function describe(issue: z.core.$ZodIssue): ParameterError {
  const parameter = String(issue.path[0]);
  if (issue.input === undefined) {
    return { parameter, detail: `${parameter}: is missing; give a value.`, suggestions: [] };
  }
  const given = `"${issue.input}"`;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const nearest = typeof issue.input === 'string' ? nearestNames(issue.input, values) : [];
    return {
      parameter,
      detail: `${parameter}: ${given} is not known; use one of ${values.join(', ')}.`,
      suggestions: nearest,
    };
  }
  return { parameter, detail: `${parameter}: ${given} ${issue.message}.`, suggestions: [] };
}

function isList(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return isList(schema.unwrap());
  }
  return schema instanceof z.ZodArray;
}
