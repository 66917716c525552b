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

export class SpellingList {
  private readonly rows = new Map<string, Unnumbered>();
  /** By resource and folded family name: whose it is. */
  private readonly families = new Map<string, Map<string, Unnumbered>>();
  /** By resource and folded spelling: what it is the spelling of. */
  private readonly owners = new Map<string, Set<string>>();

  add<R extends Resource>(resource: R, record: RecordOf<R>): void {
    const { spellings, familyNames } = resources[resource];
    const { id } = record;
    for (const spelling of spellings ? [id, ...spellings(record)] : []) {
      const row = toRow(resource, id, spelling);
      if (!row) continue;
      insert(this.rows, row);
      const name = nameKey(row);
      this.owners.set(name, (this.owners.get(name) ?? new Set()).add(id));
    }
    for (const family of familyNames?.(record) ?? []) {
      const row = toRow(resource, id, family);
      if (!row) continue;
      const name = nameKey(row);
      this.families.set(name, (this.families.get(name) ?? new Map()).set(id, row));
    }
  }

  /** In key order, numbered from 1. A name that also means something else is no family name. */
  list(): Spelling[] {
    const all = new Map(this.rows);
    for (const [name, members] of this.families) {
      const owners = [...(this.owners.get(name) ?? [])];
      if (!owners.every((id) => members.has(id))) continue;
      for (const row of members.values()) insert(all, row);
    }
    return [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row], index) => ({ number: index + 1, ...row }));
  }
}

function toRow(kind: Resource, id: string, spelling: string | null): Unnumbered | undefined {
  const folded = foldName(spelling ?? '');
  if (spelling === null || folded === '') return undefined;
  return { kind, folded, id, spelling, sortedWords: sortWords(folded) ?? null };
}

/** Keeps the first spelling of those that fold to the same. */
function insert(rows: Map<string, Unnumbered>, row: Unnumbered): void {
  const key = `${nameKey(row)}\0${row.id}`;
  if (!rows.has(key)) rows.set(key, row);
}

function nameKey({ kind, folded }: Unnumbered): string {
  return `${kind}\0${folded}`;
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
