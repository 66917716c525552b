// What once stood on a record and was withdrawn: denials and caveats, as far as the register tells.
import type { ChangeKind, RecordKind, RecordName } from '../../records/change.ts';
import { type RelationType, statusByRelation } from '../../records/statement.ts';
import type { Seeds } from '../model.ts';
import type { RegisterRow } from '../parse/register.ts';
import { listRecords } from '../register.ts';

export interface Lost {
  by: RecordName;
  type: RelationType | null;
  /** What its coming was to the record, and what its going. */
  came: ChangeKind;
  went: ChangeKind;
  /** The release with which it came. */
  released: string;
  /** The source that it stood in, with which it may have been withdrawn. */
  source: string | undefined;
}

/** By the record that it stood on. */
export function listLost(seeds: Seeds): Map<string, Lost[]> {
  const { register } = seeds;
  const lost = new Map<string, Lost[]>();
  if (!register) return lost;
  const holders = new Map<string, string>(
    listRecords(seeds).flatMap(({ kind, id: holder, entry }) =>
      entry.value.formerly.map((id) => [`${kind} ${id}`, `${kind} ${holder}`] as const),
    ),
  );
  const isLost = (kind: RecordKind, id: string) =>
    !seeds.claimed[kind].has(id) && !holders.has(`${kind} ${id}`);
  const add = (target: string, one: Lost) => lost.set(target, [...(lost.get(target) ?? []), one]);
  for (const { value } of register.rows.statement.values()) {
    if (!isLost('statement', value.id)) continue;
    for (const { target, type, status } of listVerdicts(value)) {
      const by = { kind: 'statement' as const, id: value.id };
      const { released, cells } = value;
      const changes = { came: status, went: 'attribution_changed' as const };
      add(target, { by, type, ...changes, released, source: cells.source });
    }
  }
  for (const { value } of register.rows.caveat.values()) {
    const { source, affects = '' } = value.cells;
    if (!source || !isLost('caveat', value.id)) continue;
    const by = { kind: 'caveat' as const, id: value.id };
    const changes = { came: 'caveat_added' as const, went: 'caveat_withdrawn' as const };
    const { released } = value;
    const affected = affects.split(' ').filter((name) => name !== '');
    for (const target of [`source ${source}`, ...affected.map((name) => name.replace(':', ' '))]) {
      add(holders.get(target) ?? target, { by, type: null, ...changes, released, source });
    }
  }
  return lost;
}

/** Relations that say of something whether it was said, as the register names them. */
function listVerdicts({ cells }: RegisterRow) {
  return (cells.relations ?? '').split(' ').flatMap((name) => {
    const [type, kind, id] = name.split(':') as [RelationType, string?, string?];
    const status = statusByRelation[type];
    if (status === undefined || status === 'reported') return [];
    return [{ target: `${kind} ${id}`, type, status }];
  });
}
