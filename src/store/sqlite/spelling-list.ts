// Collects what records are called, in the order in which it is stored.
import { type RecordOf, type Resource, resources } from '../../records/resources.ts';
import type { DirectoryWriter } from '../../search/directory.ts';
import { writeNames } from '../../search/names/names-writer.ts';
import { sortWords } from '../../text/name-forms.ts';
import { foldName } from '../../text/names.ts';
import type { Db } from './file.ts';
import { spellings as spellingTable } from './index-tables.ts';
import { inserter } from './inserter.ts';

export type Spelling = typeof spellingTable.$inferSelect;

type Unnumbered = Omit<Spelling, 'number'>;

/** What is collected of one resource. */
interface Collected {
  rows: Unnumbered[];
  /** By family name: whose it is. */
  families: Unnumbered[];
}

export class SpellingList {
  private readonly collected = new Map<Resource, Collected>();

  add<R extends Resource>(resource: R, record: RecordOf<R>): void {
    const { spellings, familyNames } = resources[resource];
    if (!spellings) return;
    const { rows, families } = this.collect(resource);
    const { id } = record;
    const toRows = (names: readonly (string | null)[]) =>
      names.flatMap((name) => toRow(resource, id, name) ?? []);
    rows.push(...toRows([id, ...spellings(record)]));
    families.push(...toRows(familyNames?.(record) ?? []));
  }

  /** In key order, numbered from 1. A name that also means something else is no family name. */
  list(): Spelling[] {
    const inOrder = [...this.collected].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = inOrder.flatMap(([, { rows, families }]) =>
      // Of those that fold to the same the first: sorting keeps their order.
      [...rows, ...listOwn(families, rows).reverse()]
        .sort(byKey)
        .filter((row, at, sorted) => at === 0 || byKey(sorted[at - 1] as Unnumbered, row) !== 0),
    );
    return all.map((row, index) => ({ number: index + 1, ...row }));
  }

  private collect(resource: Resource): Collected {
    const existing = this.collected.get(resource);
    if (existing) return existing;
    const collected = { rows: [], families: [] };
    this.collected.set(resource, collected);
    return collected;
  }
}

/** The family names by which only members of the family are found. */
function listOwn(families: readonly Unnumbered[], rows: readonly Unnumbered[]): Unnumbered[] {
  if (families.length === 0) return [];
  const members = Map.groupBy(families, ({ folded }) => folded);
  const others = new Set<string>();
  for (const { folded, id } of rows) {
    const family = members.get(folded);
    if (family && !family.some((member) => member.id === id)) others.add(folded);
  }
  return families.filter(({ folded }) => !others.has(folded));
}

function toRow(kind: Resource, id: string, spelling: string | null): Unnumbered | undefined {
  const folded = foldName(spelling ?? '');
  if (spelling === null || folded === '') return undefined;
  return { kind, folded, id, spelling, sortedWords: sortWords(folded) ?? null };
}

function byKey(a: Unnumbered, b: Unnumbered): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}

/** Spellings in key order. */
export function writeSpellings(
  db: Db,
  directory: DirectoryWriter,
  spellings: readonly Spelling[],
): void {
  const insert = inserter(db, spellingTable);
  for (const spelling of spellings) insert(spelling);
  for (const resource of new Set(spellings.map(({ kind }) => kind))) {
    writeNames(
      directory,
      resource,
      spellings.filter(({ kind }) => kind === resource),
    );
  }
}
