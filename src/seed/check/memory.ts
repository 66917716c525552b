// What the seeds say about their own past: corrections in order, former ids with one holder,
// withdrawals of what is gone. Whether something was forgotten only the register can tell.
import type { MemoryEntry, Seeds } from '../model.ts';
import type { Report } from '../parse/entry.ts';
import { listRecords } from '../register.ts';

export function checkMemory(seeds: Seeds, report: Report): void {
  const records = listRecords(seeds);
  for (const { entry } of records) checkCorrections(entry, report);
  checkFormerIds(seeds, records, report);
  checkWithdrawals(seeds, report);
}

/** The instant of a day or an instant, in milliseconds, to compare. */
export function timeOf(moment: string): number {
  return Date.parse(moment);
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
  const holders = new Map<string, MemoryEntry[]>();
  const withdrawn = new Set(seeds.withdrawn.map(({ value }) => value.id));
  for (const record of records) {
    const { kind, entry } = record;
    for (const [index, id] of entry.value.formerly.entries()) {
      const path = ['formerly', index];
      const holder = `${kind} ${id}`;
      holders.set(holder, [...(holders.get(holder) ?? []), record]);
      if (seeds.claimed[kind].has(id)) {
        report(entry, path, `the ${kind} "${id}" is still here; remove one of them`);
      } else if (withdrawn.has(id)) {
        report(entry, path, `"${id}" is withdrawn; name this record under its replaced_by:`);
      }
    }
  }
  for (const [holder, parts] of holders) {
    const [, id] = holder.split(' ');
    const whole = parts.filter(({ entry }) => !entry.value.split);
    for (const { entry } of parts.length > 1 ? whole : []) {
      const list = parts.map((part) => `"${part.id}"`).join(' and ');
      const advice = 'keep one, or write split: true in each';
      report(entry, ['formerly'], `"${id}" goes on in ${list}; ${advice}`);
    }
  }
}

function checkWithdrawals(seeds: Seeds, report: Report): void {
  const { withdrawn, claimed } = seeds;
  for (const [index, entry] of withdrawn.entries()) {
    const { id, kind, on, reinstated, replaced_by } = entry.value;
    const previous = withdrawn[index - 1]?.value;
    const next = withdrawn[index + 1]?.value;
    if (previous && previous.id > id) {
      report(entry, ['id'], `"${id}" stands behind "${previous.id}"; sort the list by id`);
    }
    if (previous?.id === id && !(timeOf(previous.reinstated ?? '') < timeOf(on))) {
      report(
        entry,
        ['id'],
        `"${id}" is withdrawn already; the earlier entry says reinstated: first`,
      );
    }
    if (reinstated != null && timeOf(reinstated) < timeOf(on)) {
      report(entry, ['reinstated'], 'is before the withdrawal; mend one of the two');
    }
    const isHere = (kind ? [claimed[kind]] : Object.values(claimed)).some((ids) => ids.has(id));
    if (next?.id !== id && isHere !== (reinstated != null)) {
      const message = isHere
        ? `"${id}" is still here; remove it there, or write reinstated: here`
        : `"${id}" is reinstated, but it is not here; put it back, or withdraw it again`;
      report(entry, ['id'], message);
    }
    for (const [at, successor] of replaced_by.entries()) {
      if (Object.values(claimed).some((ids) => ids.has(successor))) continue;
      const message = `there is no record "${successor}"; name what stands in its place today`;
      report(entry, ['replaced_by', at], message);
    }
  }
}
