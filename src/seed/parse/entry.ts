// A value from a seed file that knows the line and column of each of its parts.
import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import type { Place } from '../read/text.ts';
import { describeIssue } from './issue.ts';

export type Path = readonly PropertyKey[];

/**
 * The place of the value at `path`, or of its key; of its nearest parent when there is none. It has
 * a file where the value stands in another one: it is inherited.
 */
type Locate = (path: Path, part?: 'key' | 'value') => Place & { file?: string };

export interface Entry<T> {
  file: string;
  value: T;
  locate: Locate;
}

/** Notes a problem of an entry. The path begins at the entry's own value. */
export type Report = (
  entry: Entry<unknown>,
  path: Path,
  message: string,
  severity?: Problem['severity'],
) => void;

export function reportTo(problems: Problem[]): Report {
  return (entry, path, message, severity = 'error') => {
    const place = { file: entry.file, ...entry.locate(path) };
    if (place.file === entry.file) problems.push({ ...place, message, severity });
    else if (!problems.some((problem) => isSame(problem, place, message))) {
      const heir = `${entry.file}:${entry.locate([]).line}`;
      problems.push({ ...place, message: `${message} (inherited by ${heir})`, severity });
    }
  };
}

/** What is wrong with a value is said once, however many inherit it. */
function isSame(
  problem: Problem,
  { file, line, column }: Place & { file: string },
  message: string,
) {
  const isThere = problem.file === file && problem.line === line && problem.column === column;
  return isThere && problem.message.startsWith(message);
}

/** The part of an entry at `path` as an entry of its own. */
export function entryAt(entry: Entry<unknown>, path: Path): Entry<unknown> {
  let value = entry.value;
  for (const name of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[name];
  // It must not hold the entry: its value is all that the file says, and is parsed into another.
  const { file, locate } = entry;
  return { file, value, locate: (inner, part) => locate([...path, ...inner], part) };
}

/** The entries of the list at `path`; none when there is no list. */
export function listItems(entry: Entry<unknown>, path: Path): Entry<unknown>[] {
  const { value } = entryAt(entry, path);
  return Array.isArray(value) ? value.map((_, index) => entryAt(entry, [...path, index])) : [];
}

/**
 * The entry with its type, or undefined when it has problems, which are added to the list; except
 * those of the keys that are still to be decided.
 */
export function parseEntry<T extends z.ZodType>(
  { file, value, locate }: Entry<unknown>,
  schema: T,
  problems: Problem[],
  undecided: readonly unknown[] = [],
): Entry<z.output<T>> | undefined {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { file, value: parsed.data, locate };
  for (const issue of parsed.error.issues) {
    if (undecided.includes(issue.path[0])) continue;
    for (const { path, part, message } of describeIssue(schema, issue)) {
      problems.push({ file, ...locate(path, part), message, severity: 'error' });
    }
  }
  return undefined;
}

/** The items of the list at `path` that have no problem of their own. */
export function parseItems<T extends z.ZodType>(
  entry: Entry<unknown>,
  path: Path,
  schema: T,
  problems: Problem[],
): Entry<z.output<T>>[] {
  const items = listItems(entry, path).map((item) => parseEntry(item, schema, problems));
  return items.filter((item) => item !== undefined);
}
