// Explains a Zod issue to the person who has to correct the file.
import { z } from 'zod';
import { nearestNames } from '../../text/names.ts';

interface Described {
  path: PropertyKey[];
  /** Where it is about the key, not about what stands there. */
  part?: 'key';
  message: string;
}

/** One or more messages, each with the path of what it is about and what to do. */
export function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue): Described[] {
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const present = (issue.input ?? {}) as Readonly<Record<string, unknown>>;
    const keys = listKeys(schema, path);
    return issue.keys.map((key) => {
      const advice = adviseKey(key, present, keys);
      return { path: [...path, key], part: 'key', message: `unknown key "${key}"; ${advice}` };
    });
  }
  if (issue.code === 'invalid_union') {
    return chooseOption(issue).flatMap((inner) =>
      describeIssue(schema, { ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue),
    );
  }
  return [{ path, message: describe(path, issue) }];
}

/** What is wrong by the option of this type of value; by the first, where none is. */
function chooseOption({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const isOfType = (issues: readonly z.core.$ZodIssue[]) =>
    !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return errors.find(isOfType) ?? errors[0] ?? [];
}

function describe(path: PropertyKey[], issue: z.core.$ZodIssue): string {
  const name = label(path);
  const missing = `missing key ${name}; add it`;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `${missing} as ${nameType(issue.expected)}`;
      return (
        `${name} must be ${nameType(issue.expected)}, not ${nameValue(issue.input)}; ` +
        adviseType(issue.expected, issue.input)
      );
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (issue.input === undefined) return `${missing}, ${advise('', values, 'one of')}`;
      const given = typeof issue.input === 'string' ? issue.input : '';
      return `${name} cannot be ${nameValue(issue.input)}; ${advise(given, values, 'use one of')}`;
    }
    case 'too_small':
      return `${name} is empty; fill it in, or remove it if it is optional`;
    case 'too_big':
      return `${name} has more than ${issue.maximum} ${unitOf(issue.origin)}; shorten it`;
    case 'invalid_format':
      return `${name} ${issue.message}, not ${nameValue(issue.input)}`;
    default:
      return `${name} ${issue.message}`;
  }
}

function label(path: readonly PropertyKey[]): string {
  const key = path.filter((part) => typeof part === 'string').at(-1);
  const last = path.at(-1);
  if (key === undefined) return 'this';
  return typeof last === 'number' ? `item ${last + 1} of "${key}"` : `"${key}"`;
}

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function nameType(expected: string): string {
  return typeNames[expected] ?? `a ${expected}`;
}

function nameValue(input: unknown): string {
  if (input === null) return 'empty';
  if (typeof input === 'string') return `"${input}"`;
  if (typeof input === 'object') return Array.isArray(input) ? 'a list' : 'a mapping';
  return String(input);
}

function adviseType(expected: string, input: unknown): string {
  if (expected === 'array')
    return 'write its items on lines below it that begin with a hyphen, or [] when there is none';
  if (expected === 'object') return 'write its keys on lines below it, indented';
  if (expected === 'string' && input !== null && typeof input !== 'object') {
    return 'put it in quotes';
  }
  return `write ${nameType(expected)}`;
}

function unitOf(origin: string): string {
  return origin === 'string' ? 'characters' : 'items';
}

function advise(given: string, known: readonly string[], lead: string): string {
  const [nearest] = nearestNames(given, known, 1);
  return nearest === undefined ? `${lead} ${known.join(', ')}` : `did you mean "${nearest}"?`;
}

export const adviseComma =
  'between braces a comma ends a value; put the value that holds one in quotes';

/** @param keys those that there may be */
function adviseKey(
  key: string,
  present: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string {
  const free = keys.filter((one) => !Object.hasOwn(present, one));
  const isNear = nearestNames(key, free, 1).length > 0;
  // YAML takes what follows a comma between braces for the next key, which then has no value.
  if (present[key] === null && !isNear) {
    if (key.includes(' ') || free.length === 0) return adviseComma;
    return `${advise(key, free, 'use one of')}; or is it behind a comma? ${adviseComma}`;
  }
  if (free.length > 0) return advise(key, free, 'use one of');
  if (keys.length === 0) return 'remove it';
  return `every key that is allowed is here already (${keys.join(', ')}); remove it`;
}

/** The keys that the object at `path` may have. */
function listKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: z.core.$ZodType = unwrap(schema);
  for (const part of path) {
    if (current instanceof z.ZodArray) current = unwrap(current.element);
    else if (current instanceof z.ZodObject) current = unwrap(current.shape[String(part)]);
    if (current instanceof z.ZodUnion) current = findMapping(current);
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function findMapping({ options }: z.ZodUnion): z.core.$ZodType {
  return options.find((option) => option instanceof z.ZodObject) ?? (options[0] as z.core.$ZodType);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let current = schema;
  while (
    current instanceof z.ZodOptional ||
    current instanceof z.ZodNullable ||
    current instanceof z.ZodDefault ||
    current instanceof z.ZodPipe
  ) {
    current = current instanceof z.ZodPipe ? current.in : current.unwrap();
  }
  return current;
}
