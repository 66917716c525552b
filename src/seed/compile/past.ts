// Ids under which nothing stands any more: what was withdrawn, and where the rest goes on.
import { RecordKind, type RecordName, type StoredChange } from '../../records/change.ts';
import type { FormerId, StoredTombstone, Tombstone } from '../../records/past.ts';
import type { LocalizedText } from '../../records/reference.ts';
import type { Seeds } from '../model.ts';
import { instantOf } from '../moments.ts';
import type { RegisterRow } from '../parse/register.ts';
import { compare } from '../problem.ts';
import { listRecords } from '../register.ts';

export interface Past {
  tombstones: StoredTombstone[];
  formerIds: FormerId[];
  erased: RecordName[];
  /** Of what was withdrawn. */
  changes: StoredChange[];
}

/** Sorted by kind and id. */
export function compilePast(seeds: Seeds): Past {
  const formerIds = listRecords(seeds).flatMap(({ kind, id: holder, entry }) =>
    entry.value.formerly.map((id): FormerId => ({ record: { kind, id }, holder })),
  );
  const held = new Set(formerIds.map(({ record }) => nameOf(record)));
  const tombstones = new Map<string, Tombstone>();
  for (const tombstone of listWithdrawn(seeds)) {
    const name = nameOf(tombstone.record);
    if (!held.has(name)) tombstones.set(name, tombstone);
  }
  for (const tombstone of listWithSource(seeds, tombstones)) {
    const name = nameOf(tombstone.record);
    if (!held.has(name) && !tombstones.has(name)) tombstones.set(name, tombstone);
  }
  const sorted = [...tombstones.values()].sort((a, b) => byName(a.record, b.record));
  return {
    tombstones: sorted.map((tombstone) => ({ ...tombstone, found: findKeys(tombstone, seeds) })),
    erased: sorted.map(({ record }) => record).filter((record) => isErased(record, seeds)),
    formerIds: formerIds.sort((a, b) => byName(a.record, b.record) || compare(a.holder, b.holder)),
    changes: sorted.flatMap((tombstone) => listChanges(tombstone, seeds)),
  };
}

/** What withdrawn.yaml names. Where nothing tells its kind, it was withdrawn as every kind. */
function listWithdrawn(seeds: Seeds): Tombstone[] {
  const { withdrawn, register, claimed } = seeds;
  return withdrawn.flatMap(({ value: { id, kind, on, reason, replaced_by } }) => {
    const possible = kind == null ? RecordKind.options : [kind];
    if (possible.some((one) => claimed[one].has(id))) return [];
    const known = possible.filter((one) => register?.rows[one].has(id));
    return (known.length > 0 ? known : possible).map((one): Tombstone => {
      const successors = replaced_by.map((successor) => findSuccessor(successor, one, seeds));
      return bury({ kind: one, id }, on, reason, successors);
    });
  });
}

/** A withdrawn source withdraws its statements and caveats. */
function listWithSource(
  { register, claimed }: Seeds,
  tombstones: ReadonlyMap<string, Tombstone>,
): Tombstone[] {
  if (!register) return [];
  return (['statement', 'caveat'] as const).flatMap((kind) =>
    [...register.rows[kind].values()].flatMap(({ value: { id, cells } }) => {
      const source = tombstones.get(nameOf({ kind: 'source', id: cells.source ?? '' }));
      if (!source || claimed[kind].has(id)) return [];
      return [bury({ kind, id }, source.on, source.reason, [])];
    }),
  );
}

function bury(
  record: RecordName,
  on: string,
  reason: LocalizedText,
  successors: RecordName[],
): Tombstone {
  return { record, on: instantOf(on), reason, successors };
}

/** A successor is of the same kind where there is one of its name. */
function findSuccessor(id: string, kind: RecordKind, { claimed }: Seeds): RecordName {
  const other = RecordKind.options.find((one) => claimed[one].has(id));
  return { kind: claimed[kind].has(id) || !other ? kind : other, id };
}

/** What a withdrawn statement was found by, as far as the register tells. */
function findKeys({ record }: Tombstone, seeds: Seeds): StoredTombstone['found'] {
  const { register } = seeds;
  if (isErased(record, seeds)) return null;
  const cells = register?.rows[record.kind].get(record.id)?.value.cells;
  if (record.kind !== 'statement' || !cells?.speaker) return null;
  return { actor: cells.speaker, on_behalf_of: cells.side || null, source: cells.source ?? '' };
}

function isErased({ kind, id }: RecordName, { withdrawn }: Seeds): boolean {
  return withdrawn.some(
    ({ value }) => value.erase && value.id === id && (value.kind ?? kind) === kind,
  );
}

/** From its release on, as far as the register knows of it. */
function listChanges({ record, on, reason }: Tombstone, { register }: Seeds): StoredChange[] {
  const row: RegisterRow | undefined = register?.rows[record.kind].get(record.id)?.value;
  const nothing = { record, what: null, by: null, was: null };
  return [
    ...(row
      ? [{ ...nothing, on: instantOf(row.released), kind: 'added' as const, note: null }]
      : []),
    { ...nothing, on, kind: 'withdrawn', note: reason },
  ];
}

function nameOf({ kind, id }: RecordName): string {
  return `${kind} ${id}`;
}

function byName(a: RecordName, b: RecordName): number {
  return compare(a.kind, b.kind) || compare(a.id, b.id);
}
