// For whom a statement was made: its speaker, whom the text or an office names, and what these are
// part of. Nothing is guessed: an office counts only where it was surely held.
import { parseEdtf, type UncertainDate } from '../../records/dates.ts';
import type { Voice } from '../../records/statement.ts';
import type { Seeds } from '../model.ts';
import type { ActorFile, SeedStatement } from '../parse/schema.ts';
import type { References } from './embedded-records.ts';

type Office = ActorFile['roles'][number];

/** Each once, by the first reason that applies. */
export function listVoices(
  { actors }: Seeds,
  references: References,
  statement: SeedStatement,
  said: UncertainDate | null,
): Voice[] {
  const reasons = new Map<string, Voice['by']>();
  const add = (by: Voice['by'], id: string | null | undefined) => {
    if (id != null && !reasons.has(id)) reasons.set(id, by);
  };
  const { actor, identified, on_behalf_of, speaks_for } = statement;
  add('speaker', actor);
  add('identified', identified?.actor);
  add('on_behalf_of', on_behalf_of);
  const offices = speaks_for === 'none' ? [] : (actors.get(actor)?.value.roles ?? []);
  for (const office of offices) {
    if (isHeld(office, statement, said)) add('office', office.speaks_for);
  }
  // A map is walked to its end, whatever is added on the way.
  for (const id of reasons.keys()) {
    for (const whole of actors.get(id)?.value.part_of ?? []) add('part_of', whole);
  }
  return [...reasons].map(([id, by]) => ({ actor: references.actor(id), by }));
}

/** On every day on which it can have been said; an office without days, in its own statements. */
function isHeld(
  { title, from, until }: Office,
  { role }: SeedStatement,
  said: UncertainDate | null,
): boolean {
  if (from == null && until == null) return role === title;
  const { earliest = null, latest = null } = said ?? {};
  if (earliest === null || latest === null) return false;
  const first = from == null ? null : parseEdtf(from).latest;
  const last = until == null ? null : parseEdtf(until).earliest;
  return (first === null || first <= earliest) && (last === null || latest <= last);
}
