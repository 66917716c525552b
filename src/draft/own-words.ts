// Statements without a verb of saying: a sentence that is only a quotation, speech behind a dash,
// and the turns of an interview, of a transcript or of minutes.
import { findAct } from './acts.ts';
import type { Speaker } from './context.ts';
import type { Lexicon } from './lexicon.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposal.ts';
import type { Unit } from './units.ts';

/** A direct statement that is a whole sentence or paragraph. */
export function proposeWhole(unit: Unit, speaker: Speaker | undefined, lexicon: Lexicon): Proposal {
  const { start, end, tokens } = unit;
  const act = findAct(undefined, tokens, lexicon);
  return {
    ...{ start, end, unit, speaker, cue: undefined, form: 'direct', act },
    ...{ isActSure: false, said: undefined, isDateSure: false },
    ...{ onBehalfOf: null, audience: [], via: null },
  };
}

/** Whether a turn holds more than thanks, and does not only ask. */
export function isTold({ tokens }: Unit, { is }: Lexicon): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'quote');
  const ends = tokens.filter(({ text }) => /^[.!?…]$/.test(text));
  const isOnlyAsked = ends.length === 1 && ends[0]?.text === '?';
  return !isOnlyAsked && words.some(({ lower }) => !is('courtesies', lower));
}

const article = /^(?:le|la|les|l['’]|un|une|the)\s?/iu;

/** Who is meant by the label of a turn: "M. Petrov, rapporteur", "Le maire", "MS. HALE". */
export function findLabelled(
  label: string,
  place: number,
  people: People,
  { words, heads }: Lexicon,
): Speaker {
  const [named = '', role = null] = label.split(/,\s*/);
  const title = Object.keys(words.titles).find((one) =>
    named.toLowerCase().startsWith(`${one.toLowerCase()} `),
  );
  const gender = words.titles[title ?? ''] ?? null;
  const name = named.slice(title?.length ?? 0).trim();
  const office = name.replace(article, '');
  const [first = ''] = office.toLowerCase().split(/[\s-]/);
  const rest = { role, gender, isPerson: true, isSure: true };
  if (!heads.has(office.toLowerCase()) && !heads.has(first)) {
    const person = people.findPerson(name, gender);
    return { ...rest, name: person.name, id: person.id, gender: person.gender, isNamed: true };
  }
  const holder = people.findHolder(office, gender, place)?.person;
  if (!holder) return { ...rest, name: office, id: null, isNamed: false };
  return { ...rest, name: holder.name, id: holder.id, role: office, isNamed: true, isSure: false };
}
