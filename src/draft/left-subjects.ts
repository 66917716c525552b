// Where the subject stands before its verb: in the same clause, behind a fronted aside, or before a
// relative clause.
import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import type { Phrase } from './names.ts';
import { beforeVerb, isObject, opensClause } from './phrase-roles.ts';
import { findPlainBefore } from './plain-subjects.ts';
import type { Token } from './tokens.ts';

export interface Found {
  phrase: Phrase;
  isSure: boolean;
}

/** Who stands before a relative, and is the subject of its clause. */
function findAntecedent(verb: number, { phrases, lexicon, unit }: Context): Found | undefined {
  const { tokens } = unit;
  const antecedent = phrases.findLast(({ from, to }) => from < verb && to <= verb);
  // "They released a statement which said …": not the statement.
  if (antecedent && antecedent.kind !== 'document' && verb - antecedent.to <= 4) {
    const [before, first] = tokens.slice(Math.max(0, antecedent.from - 1));
    // "glisse un proche du président, qui ajoute": it may be either.
    const isPart = lexicon.is('of', before?.lower) || lexicon.is('of', first?.lower);
    return { phrase: antecedent, isSure: !isPart };
  }
  const far = phrases.find((phrase) => phrase.to <= verb && !isObject(phrase, tokens, lexicon));
  return far && { phrase: far, isSure: false };
}

/** The subject before its verb, in the clause of the verb or before a relative. */
export function findLeft(cue: Cue, context: Context, hasEarlier: boolean): Found | undefined {
  const { phrases, lexicon, unit } = context;
  const { tokens } = unit;
  const verb = beforeVerb(cue, context);
  const previous = tokens[verb]?.lower;
  if (lexicon.is('relatives', previous)) return findAntecedent(verb, context);
  // "précise que le rapport sera rendu et remercie …": whoever spoke before.
  if (hasEarlier && lexicon.is('coordinators', previous)) return undefined;
  const start = findClauseStart(cue, context);
  const inClause = phrases.filter(({ from, to }) => from >= start && to <= verb + 1);
  const all = inClause.filter((phrase) => !isObject(phrase, tokens, lexicon));
  const alone = all.filter((phrase) => !isJoinedObject(phrase, context));
  const free = alone.length > 0 ? alone : all;
  const subject = findBehindFront(free, start, verb, context) ?? free[0];
  if (subject) {
    const isSure = isDirect(subject, verb, context) && !mayBeGoverned(subject, context);
    return { phrase: subject, isSure };
  }
  if (hasEarlier) return undefined;
  const whole = phrases.filter(({ to }) => to <= verb + 1);
  const first = whole.find((phrase) => !isObject(phrase, tokens, lexicon));
  const other = first ?? findPlainBefore(unit, lexicon, start, verb);
  return other && { phrase: other, isSure: false };
}

/**
 * "Scientists from the University of Karelund and the College have said": behind what a preposition
 * governs, while somebody before it may be the subject.
 */
function mayBeGoverned(phrase: Phrase, context: Context): boolean {
  const { phrases, unit, lexicon } = context;
  const isEarlier = (one: Phrase) => one.to < phrase.from && !isObject(one, unit.tokens, lexicon);
  return isJoinedObject(phrase, context) && phrases.some(isEarlier);
}

/** "in Science and Technology": joined to what a preposition governs. */
function isJoinedObject({ from }: Phrase, { phrases, unit: { tokens }, lexicon }: Context) {
  if (!lexicon.is('coordinators', tokens[from - 1]?.lower)) return false;
  const before = phrases.findLast(({ to }) => to < from && to >= from - 3);
  return before !== undefined && isObject(before, tokens, lexicon);
}

/** "Karelund, whose minister has resigned, said": what the relative clause belongs to. */
export function findOwner(verb: number, { phrases, unit: { tokens }, lexicon }: Context) {
  if (tokens[verb]?.text !== ',') return undefined;
  const opener = tokens.findLastIndex(
    ({ lower }, at) =>
      at > 0 &&
      at < verb &&
      tokens[at - 1]?.text === ',' &&
      (lexicon.is('relatives', lower) ||
        lexicon.is('otherRelatives', lower) ||
        lexicon.is('complementizers', lower)),
  );
  const owner = phrases.find(({ to }) => to === opener || to === opener - 1);
  return owner && !isObject(owner, tokens, lexicon) ? owner : undefined;
}

/** "Lors d'un entretien sur la chaîne Télé 5, le maire a dit": the one right before the verb. */
function findBehindFront(
  free: readonly Phrase[],
  start: number,
  verb: number,
  { unit: { tokens }, lexicon }: Context,
): Phrase | undefined {
  const isAside = ({ from, determiner }: Phrase) =>
    tokens[from - 1]?.text === ',' && !lexicon.is('definite', determiner) && determiner;
  const last = free.findLast((phrase) => !isAside(phrase));
  if (!last || free[0] === last || free[0]?.from === start) return undefined;
  const isNear = last.to >= verb || tokens[last.to]?.text === ',';
  return isNear && !lexicon.is('coordinators', tokens[last.from - 1]?.lower) ? last : undefined;
}

/** Whether only commas, relatives and what stands between commas lie between subject and verb. */
function isDirect({ to }: Phrase, verb: number, { unit: { tokens } }: Context): boolean {
  const between = tokens.slice(to, verb + 1);
  return between.length === 0 || between[0]?.text === ',' || between.length <= 3;
}

/** Behind the last "que", semicolon, colon or quotation before the verb. */
function findClauseStart({ from }: Cue, context: Context): number {
  const { tokens } = context.unit;
  for (let at = from - 1; at >= 0; at--) {
    const { lower, kind } = tokens[at] as Token;
    if (/^[;:]$/.test(lower) || opensClause(lower, context.lexicon)) {
      if (!context.lexicon.is('coordinators', lower) || joinsClauses(at, from, context))
        return at + 1;
    }
    if (kind === 'quote' && from - at < 3) return 0;
  }
  return 0;
}

/** "… et le maire a dit": the next phrase behind it is a subject, and none ends before it. */
function joinsClauses(at: number, verb: number, context: Context): boolean {
  const { phrases, unit, lexicon } = context;
  const next = phrases.find(({ from, to }) => from === at + 1 && to <= verb);
  if (!next || phrases.some(({ from, to }) => at >= from && at < to)) return false;
  // "Paul Martin, Anna Petrova, and Luc Dumas said": a list has a comma there too.
  const isComma = (index: number) => unit.tokens[index]?.text === ',';
  const last = isComma(at - 1) ? phrases.find(({ to }) => to === at - 1) : undefined;
  if (last && isComma(last.from - 1) && phrases.some(({ to }) => to === last.from - 1))
    return false;
  // "avec la Russie et les démocrates ont demandé": not governed as the one before is.
  const before = phrases.find(({ to }) => to === at);
  return !before || isObject(before, unit.tokens, lexicon);
}
