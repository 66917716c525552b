// Whether a verb of saying belongs to what somebody else is reported to say, and so is no statement
// of its own.

import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import type { Phrase } from './names.ts';
import { isObject } from './phrase-roles.ts';

export function isNested(cue: Cue, outer: Cue, context: Context): boolean {
  const isFree = cue.inverted !== undefined && cue.isIncise;
  if (isFree || ['joined', 'gerund', 'according'].includes(cue.kind)) return false;
  if (isInBareClause(cue, outer, context)) return true;
  const { complementizer } = outer;
  if (complementizer === undefined || complementizer > cue.from) {
    const isAfter = isBefore(context, cue.from - 2);
    return cue.kind === 'infinitive' && cue.from - outer.to < 4 && !isAfter;
  }
  return cue.kind === 'infinitive' || isInClause(cue, complementizer, context);
}

/** "Police said they questioned the owner": an English clause without "that". */
function isInBareClause({ from }: Cue, outer: Cue, { unit, lexicon }: Context): boolean {
  if (!lexicon.words.headLast || outer.frame === 'object' || outer.isIncise) return false;
  if (outer.complementizer !== undefined || outer.kind === 'according') return false;
  return !unit.tokens
    .slice(outer.to, from)
    .some(({ lower, kind }) => kind !== 'word' || lexicon.is('coordinators', lower));
}

/** "avant de plaider pour un moratoire": words of their own. */
const isBefore = ({ unit: { tokens } }: Context, at: number) => tokens[at]?.lower === 'avant';

/** Behind the "que" of the outer verb, unless it takes up the outer sentence again. */
function isInClause({ from }: Cue, complementizer: number, context: Context): boolean {
  const { phrases, unit, lexicon } = context;
  const inside = unit.tokens.slice(complementizer + 1, from);
  if (inside.some(({ lower }) => lower === ';')) return false;
  const within = phrases.filter((one) => one.from > complementizer && one.to <= from + 1);
  // "rappelle que la marche est soumise à un avis et prévient que …": nobody else may have spoken.
  const mayAct = within.some(
    (one) =>
      ['pronoun', 'name', 'person'].includes(one.kind) && !isObject(one, unit.tokens, lexicon),
  );
  if (!mayAct && lexicon.is('coordinators', unit.tokens[from - 1]?.lower)) return false;
  const subject = within.at(-1);
  if (!subject) return !inside.some((_, index) => joins(context, complementizer + 1 + index));
  return !isOwnSubject(subject, from, context);
}

function joins({ unit: { tokens }, lexicon }: Context, at: number): boolean {
  const lower = tokens[at]?.lower;
  if (lexicon.is('coordinators', lower)) return true;
  // "tandis que le maire a dit".
  const isWhile = lexicon.is('comparisons', tokens[at - 1]?.lower);
  return lexicon.is('complementizers', lower) && isWhile;
}

/** ", le ministre a ajouté": the subject stands behind a joint and right before the verb. */
function isOwnSubject(subject: Phrase, from: number, context: Context): boolean {
  const before = context.unit.tokens[subject.from - 1]?.text;
  return (before === ',' || joins(context, subject.from - 1)) && from - subject.to <= 2;
}

/** Whether a clause of its own begins between two cues. */
export function isApart(first: Cue, second: Cue, { unit: { tokens }, lexicon }: Context): boolean {
  return tokens
    .slice(first.to, second.from)
    .some(({ lower }) => lower === ';' || lexicon.is('coordinators', lower));
}
