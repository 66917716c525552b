// A Zod issue in the words of the person who has to mend the file.
import { z } from 'zod';
import { nearestNames } from '../domain/names.ts';

interface Described {
  path: PropertyKey[];
  message: string;
}

/** One or more messages, each with the path of what it is about. */
export function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue): Described[] {
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key "${key}"${suggest(nearestNames(key, known, 1)) || listed(known)}`,
    }));
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const given = typeof issue.input === 'string' ? issue.input : '';
    const nearest = suggest(nearestNames(given, values, 1)) || listed(values);
    return [{ path, message: `${label(path)} is not a known value${nearest}` }];
  }
  if (issue.code === 'invalid_type') return [{ path, message: describeType(path, issue) }];
  if (issue.code === 'too_small') return [{ path, message: `${label(path)} must not be empty` }];
  return [{ path, message: `${label(path)}: ${issue.message}` }];
}

function describeType(path: PropertyKey[], issue: z.core.$ZodIssueInvalidType): string {
  if (issue.input === undefined) return `missing key ${label(path)} (${issue.expected})`;
  const found =
    issue.input === null
      ? 'nothing'
      : Array.isArray(issue.input)
        ? 'a list'
        : `a ${typeof issue.input}`;
  const advice = issue.expected === 'string' && found !== 'a list' ? '; put it in quotes' : '';
  return `${label(path)} must be a ${issue.expected}, found ${found}${advice}`;
}

function label(path: readonly PropertyKey[]): string {
  const named = path.filter((part) => typeof part === 'string').at(-1);
  return named === undefined ? 'the file' : `"${String(named)}"`;
}

function suggest(candidates: readonly string[]): string {
  return candidates.length === 0 ? '' : `; did you mean "${candidates[0]}"?`;
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? '' : `; use one of ${values.join(', ')}`;
}

/** The keys that the object at `path` may have. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: z.core.$ZodType = unwrap(schema);
  for (const part of path) {
    if (current instanceof z.ZodArray) current = unwrap(current.element);
    else if (current instanceof z.ZodObject) current = unwrap(current.shape[String(part)]);
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let current = schema;
  while (
    current instanceof z.ZodOptional ||
    current instanceof z.ZodNullable ||
    current instanceof z.ZodDefault
  ) {
    current = current.unwrap();
  }
  return current;
}
