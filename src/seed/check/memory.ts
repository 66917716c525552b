// What the seeds say about their own past: corrections in order, former ids with one holder,
// withdrawals of what is gone. Whether something was forgotten only the register can tell.

import { RecordKind } from '../../records/resources.ts';
import type { MemoryEntry, Seeds } from '../model.ts';
import { timeOf } from '../moments.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { Withdrawal } from '../parse/memory.ts';
import { listRecords } from '../register.ts';

export function checkMemory(seeds: Seeds, report: Report): void {
  const records = listRecords(seeds);
  for (const { entry } of records) checkCorrections(entry, report);
  checkFormerIds(seeds, records, report);
  checkWithdrawals(seeds, report);
}

/** Oldest first; what was changed in one step shares its `on`. */
function checkCorrections(entry: MemoryEntry['entry'], report: Report): void {
  const { corrections } = entry.value;
  for (const [index, { on, what }] of corrections.entries()) {
    const previous = corrections[index - 1];
    if (previous && timeOf(previous.on) > timeOf(on)) {
      report(entry, ['corrections', index, 'on'], 'is older than the one before; sort them by on');
    }
    if (corrections.findIndex((one) => one.what === what && one.on === on) < index) {
      const message = `a second correction of the ${what} on ${on}; write another instant`;
      report(entry, ['corrections', index], message);
    }
  }
}

/** A former id leads to one record, or to the parts of what was split. */
function checkFormerIds(seeds: Seeds, records: readonly MemoryEntry[], report: Report): void {
  const withdrawn = new Set(seeds.withdrawn.map(({ value }) => value.id));
  const former = records.flatMap((record) =>
    record.entry.value.formerly.map((id, index) => ({ record, id, path: ['formerly', index] })),
  );
  for (const { record, id, path } of former) {
    const { kind, entry } = record;
    if (seeds.claimed[kind].has(id)) {
      report(entry, path, `the ${kind} "${id}" is still here; remove one of them`);
    } else if (withdrawn.has(id)) {
      report(entry, path, `"${id}" is withdrawn; name this record under its replaced_by:`);
    }
  }
  const holders = Map.groupBy(former, ({ record, id }) => `${record.kind} ${id}`);
  for (const parts of holders.values()) checkSplit(parts, report);
}

/** Several records that go on from one id each say that it was split. */
function checkSplit(parts: readonly { record: MemoryEntry; id: string }[], report: Report): void {
  if (parts.length === 1) return;
  const list = parts.map(({ record }) => `"${record.id}"`).join(' and ');
  for (const { record, id } of parts) {
    if (record.entry.value.split) continue;
    const advice = 'keep one, or write split: true in each';
    report(record.entry, ['formerly'], `"${id}" goes on in ${list}; ${advice}`);
  }
}

function checkWithdrawals({ withdrawn, claimed }: Seeds, report: Report): void {
  const isHere = (id: string, kinds: readonly RecordKind[] = RecordKind.options) =>
    kinds.some((kind) => claimed[kind].has(id));
  for (const [index, entry] of withdrawn.entries()) {
    const { id, kind, replaced_by } = entry.value;
    checkPlace(entry, withdrawn[index - 1]?.value, report);
    const isLast = withdrawn[index + 1]?.value.id !== id;
    if (isLast) checkPresence(entry, isHere(id, kind ? [kind] : undefined), report);
    for (const [at, successor] of replaced_by.entries()) {
      if (isHere(successor)) continue;
      const message = `there is no record "${successor}"; name what stands in its place today`;
      report(entry, ['replaced_by', at], message);
    }
  }
}

/** Sorted by id; what is withdrawn again was reinstated in between. */
function checkPlace(
  entry: Entry<Withdrawal>,
  previous: Withdrawal | undefined,
  report: Report,
): void {
  const { id, on, reinstated } = entry.value;
  if (previous && previous.id > id) {
    report(entry, ['id'], `"${id}" comes after "${previous.id}"; sort the list by id`);
  }
  if (previous?.id === id && !(timeOf(previous.reinstated ?? '') < timeOf(on))) {
    const message = `"${id}" is withdrawn already; the earlier entry says reinstated: first`;
    report(entry, ['id'], message);
  }
  if (reinstated != null && timeOf(reinstated) < timeOf(on)) {
    report(entry, ['reinstated'], 'is before the withdrawal; mend one of the two');
  }
}

/** A record stands in the seeds if it was reinstated, and only then. */
function checkPresence(entry: Entry<Withdrawal>, isHere: boolean, report: Report): void {
  const { id, reinstated } = entry.value;
  if (isHere === (reinstated != null)) return;
  const message = isHere
    ? `"${id}" is still here; remove it there, or write reinstated: here`
    : `"${id}" is reinstated, but it is not here; put it back, or withdraw it again`;
  report(entry, ['id'], message);
}
