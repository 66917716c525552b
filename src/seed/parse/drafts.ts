// Statements that are marked as drafts. A machine proposed them, and a person has still to decide:
// whatever else is right, a marked statement is a problem, so that nothing publishes it.
import type { Problem } from '../problem.ts';
import { type Entry, entryAt, listItems, parseEntry } from './entry.ts';
import { inheritableKeys, inheritFromSource } from './inherit.ts';
import { SeedStatement } from './schema.ts';

/**
 * The statements that are decided and have no problem of their own.
 * @param defaults what they inherit; undefined when nobody knows, as its file cannot be understood
 */
export function parseStatements(
  entry: Entry<unknown>,
  problems: Problem[],
  defaults: Entry<unknown> | undefined,
): Entry<SeedStatement>[] {
  const items = listItems(entry, ['statements']).map((item) => {
    if (!defaults) return parseStatement(item, problems, inheritableKeys);
    const { entry: heir, inherited } = inheritFromSource(item, defaults);
    return parseStatement(heir, problems, inherited);
  });
  return items.filter((item) => item !== undefined);
}

/**
 * What the marks name may be missing or wrong: it is what has to be decided.
 * @param inherited keys whose problems are told where they stand
 */
function parseStatement(
  item: Entry<unknown>,
  problems: Problem[],
  inherited: readonly string[],
): Entry<SeedStatement> | undefined {
  const { value } = item;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'draft')) {
    return parseEntry(item, SeedStatement, problems, inherited);
  }
  const { value: draft } = entryAt(item, ['draft']);
  const marks = Array.isArray(draft) ? draft.filter((mark) => typeof mark === 'string') : [];
  parseEntry(item, SeedStatement, problems, [...marks, ...inherited]);
  const what = marks.length > 0 ? marks.join(', ') : 'what is open';
  const message = `still a draft: decide ${what}, then remove draft:`;
  problems.push({ file: item.file, ...item.locate(['draft'], 'key'), message, severity: 'error' });
  return undefined;
}
