// What an id says must be so. Ids that were ever released stay as they are: they never change.
import { parseEdtf } from '../../records/dates.ts';
import type { Seeds } from '../model.ts';
import type { Entry, Report } from '../parse/entry.ts';
import type { SeedStatement } from '../parse/schema.ts';

/** `<actor>-<date said>-<two or three words>` */
const datePart = /-(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?=-|$)/;

export function checkIds(seeds: Seeds, report: Report): void {
  for (const { statements } of seeds.sources.values()) {
    for (const entry of statements) {
      if (seeds.register?.rows.statement.has(entry.value.id)) continue;
      checkActorPart(seeds, entry, report);
      checkDatePart(entry, report);
    }
  }
}

function checkActorPart(seeds: Seeds, entry: Entry<SeedStatement>, report: Report): void {
  const { id, actor } = entry.value;
  const beginsWith = (other: string) => id === other || id.startsWith(`${other}-`);
  if (beginsWith(actor) || !seeds.claimed.actor.has(actor)) return;
  const other = [...seeds.claimed.actor.keys()].filter(beginsWith).sort().at(-1);
  if (other === undefined) return;
  const words = id.slice(other.length);
  const message = `the id names "${other}", but "${actor}" speaks; write ${actor}${words}`;
  report(entry, ['id'], message);
}

function checkDatePart(entry: Entry<SeedStatement>, report: Report): void {
  const { id, said } = entry.value;
  const date = datePart.exec(id)?.[1];
  if (date === undefined || !said) return;
  try {
    const named = parseEdtf(date);
    const days = parseEdtf(said.edtf);
    const isBefore =
      days.latest !== null && named.earliest !== null && days.latest < named.earliest;
    const isAfter = days.earliest !== null && named.latest !== null && days.earliest > named.latest;
    if (!isBefore && !isAfter) return;
    report(entry, ['id'], `the id names ${date}, but it was said ${said.edtf}; mend one of them`);
  } catch {
    // An invalid date is reported at its own place.
  }
}
