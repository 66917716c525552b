// Where the subject of a verb of saying stands: before it, behind it, behind "par" or "selon",
// before a relative, or at the head of the sentence.
import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import { isAfterContent, isQuoteBefore } from './frames.ts';
import { type Found, findLeft, findOwner } from './left-subjects.ts';
import type { Phrase } from './names.ts';
import { beforeVerb, isObject } from './phrase-roles.ts';
import { findPlainBehind } from './plain-subjects.ts';
import { standsAt, type Token } from './tokens.ts';
import type { Unit } from './units.ts';

/**
 * The subject of a cue's verb.
 * @param hasEarlier whether a verb before in the sentence has a speaker, who may be meant
 */
export function findSubject(cue: Cue, context: Context, hasEarlier: boolean): Found | undefined {
  const { lexicon, unit } = context;
  switch (cue.kind) {
    case 'according':
    case 'colon':
      return findNear(context, cue.to, 1);
    case 'passive': {
      const isAgent = (at: number) => lexicon.is('agents', unit.tokens[at]?.lower);
      const agent = unit.tokens.findIndex((_, at) => at >= cue.to && isAgent(at));
      return findNear(context, agent + 1, 1);
    }
    case 'finite':
      return findFinite(cue, context, hasEarlier);
    default:
      return hasEarlier ? undefined : findSentenceSubject(context, cue);
  }
}

function findNear({ phrases }: Context, at: number, reach: number): Found | undefined {
  const phrase = phrases.find(({ from }) => from >= at && from <= at + reach);
  return phrase && { phrase, isSure: true };
}

function findFinite(cue: Cue, context: Context, hasEarlier: boolean): Found | undefined {
  const certain =
    findVoice(context, cue) ??
    findBeforeIncise(cue, context) ??
    findPronoun(cue, context) ??
    findApposed(cue, context) ??
    findOwner(beforeVerb(cue, context), context);
  if (certain) return { phrase: certain, isSure: true };
  const { lexicon, unit } = context;
  const isAfterAs = lexicon.is('asLeads', unit.tokens[beforeVerb(cue, context)]?.lower);
  const right = findRight(cue, context, isAfterAs);
  const { headLast } = lexicon.words;
  const left = headLast || !cue.isIncise ? findLeft(cue, context, hasEarlier) : undefined;
  // "Ahmed Adil, a spokesman, blamed both sides": English puts the subject first.
  if (headLast && left?.isSure && left.phrase.to >= cue.from - 1) return left;
  if (right && (isAfterAs || isIncise(cue, context))) {
    // "Oksana, speaking in Kyiv, urged allies to send more": they are those whom she urged.
    const isUrged = headLast && lexicon.is('infinitiveLeads', unit.tokens[right.to]?.lower);
    return { phrase: right, isSure: !isUrged };
  }
  const plain = right ? undefined : findQuoted(cue, context);
  const other = plain ?? (left ? undefined : right);
  return other ? { phrase: other, isSure: false } : left;
}

/** « … », dit l'aubergiste: somebody whose office no lexicon knows. */
function findQuoted(cue: Cue, { unit, lexicon }: Context): Phrase | undefined {
  if (!isQuoteBefore(unit.tokens, cue.from)) return undefined;
  return findPlainBehind(unit, lexicon, cue.to);
}

/** "The crew were Iranians, the army said.": what stands behind the comma. */
function findBeforeIncise({ from, isIncise, frame }: Cue, { phrases, unit, lexicon }: Context) {
  if (!lexicon.words.headLast || !isIncise || frame !== 'clause') return undefined;
  const isBehindComma = (phrase: Phrase) => unit.tokens[phrase.from - 1]?.text === ',';
  return phrases.find((phrase) => phrase.to === from && isBehindComma(phrase));
}

/** A pronoun right before the verb is its subject, whatever the sentence begins with. */
function findPronoun(cue: Cue, context: Context): Phrase | undefined {
  const to = beforeVerb(cue, context) + 1;
  return context.phrases.find((phrase) => phrase.kind === 'pronoun' && phrase.to === to);
}

/** "Une retraitée, Mme Petrova, interpelle les élus": whom the sentence begins with. */
function findApposed(cue: Cue, { phrases, unit: { tokens }, lexicon }: Context) {
  const isBehind = phrases.some(({ from }) => from === cue.to);
  const first = phrases.find(({ from }) => from <= 1);
  if (isBehind || first?.to !== cue.from || tokens[first.to - 1]?.text !== ',') return undefined;
  return isObject(first, tokens, lexicon) ? undefined : first;
}

/** "ce qu'avait soutenu son assistante". */
function isAfterThat({ from }: Cue, { unit: { tokens }, lexicon }: Context): boolean {
  return !lexicon.words.headLast && lexicon.is('complementizers', tokens[from - 1]?.lower);
}

/** "le Kremlin, par la voix de Dmitri Peskov, a dit": he is the one who speaks. */
function findVoice({ phrases, lexicon, unit: { tokens } }: Context, cue: Cue): Phrase | undefined {
  for (const words of lexicon.sequences('voiceOf')) {
    const at = tokens.findIndex((_, index) => standsAt(tokens, index, words));
    const to = at + words.length;
    if (at < 0 || Math.abs(at - cue.from) > 15) continue;
    return phrases.find(({ from, to: end }) => from >= to - 1 && from <= to + 1 && end > to);
  }
  return undefined;
}

/** "la mairie, par la voix de son porte-parole, a dit": for whom the voice speaks. */
export function findPrincipal(cue: Cue, context: Context): Phrase | undefined {
  const voice = cue.kind === 'finite' ? findVoice(context, cue) : undefined;
  const { tokens } = context.unit;
  return (
    voice &&
    context.phrases.find(
      (phrase) => phrase.to <= voice.from && !isObject(phrase, tokens, context.lexicon),
    )
  );
}

/** "Le maire annonce un plan, la préfète a réagi en dénonçant …": who is the subject since then. */
export function findNewSubject(
  { kind, from }: Cue,
  { phrases, unit: { tokens }, lexicon }: Context,
): Phrase | undefined {
  if (kind !== 'gerund') return undefined;
  return phrases.findLast((phrase) => {
    const before = tokens[phrase.from - 1];
    const isSubject = ['name', 'person', 'group', 'organization'].includes(phrase.kind);
    const isOwn = /^[,;]$/.test(before?.text ?? '') || lexicon.is('coordinators', before?.lower);
    const next = tokens[phrase.to];
    const verb = lexicon.is('objects', next?.lower) ? tokens[phrase.to + 1] : next;
    const isVerbal = phrase.to < from && lexicon.is('auxiliaries', verb?.lower);
    return isSubject && isOwn && isVerbal && !isObject(phrase, tokens, lexicon);
  });
}

/** A quotation or a whole clause stands before the verb, and nothing that could be its subject. */
function isIncise(cue: Cue, context: Context): boolean {
  const { unit, phrases, lexicon } = context;
  const { tokens } = unit;
  let at = cue.from - 1;
  while (at > 0 && lexicon.is('objects', tokens[at]?.lower)) at--;
  if (isAfterThat(cue, context)) return true;
  if (tokens[at]?.kind === 'quote' || tokens[at - 1]?.kind === 'quote') return true;
  if (cue.isIncise) return true;
  if (cue.complementizer !== undefined) return false;
  // "Le ministère, par le biais d'un communiqué, s'est engagé à …": the subject has an aside.
  const subject = phrases.find((phrase) => phrase.from <= 1 && phrase.to <= at + 1);
  if (!subject || isObject(subject, tokens, lexicon)) return true;
  return (
    subject.to <= at && tokens[subject.to]?.text !== ',' && tokens[subject.to - 1]?.text !== ','
  );
}

/** Where the subject may stand behind its verb: the first phrase that no preposition governs. */
function findRight(cue: Cue, context: Context, isAfterAs: boolean): Phrase | undefined {
  const { phrases, lexicon } = context;
  const { tokens } = context.unit;
  const isBehind = isAfterAs || isAfterContent({ tokens, lexicon }, cue);
  if (!isBehind && !isAfterThat(cue, context)) return undefined;
  for (const phrase of phrases) {
    if (phrase.from < cue.to) continue;
    const between = tokens.slice(cue.to, phrase.from);
    // "menace de saisir le tribunal": what an infinitive governs.
    const isInfinitive = ({ kind, lower }: Token, at: number) =>
      kind === 'word' && lexicon.is('of', between[at - 1]?.lower) && lexicon.infinitive.test(lower);
    const isCut = between.some(
      (token, at) =>
        token.kind === 'quote' ||
        /^[;:.]$/.test(token.lower) ||
        lexicon.is('complementizers', token.lower) ||
        (lexicon.is('coordinators', token.lower) && at > 0) ||
        (!lexicon.words.headLast && isInfinitive(token, at)),
    );
    if (isCut) return undefined;
    if (!isObject(phrase, tokens, lexicon)) return phrase;
  }
  return undefined;
}

function findSentenceSubject(context: Context, cue: Cue): Found | undefined {
  const { phrases, unit, lexicon } = context;
  const free = phrases.filter((phrase) => !isObject(phrase, unit.tokens, lexicon));
  const before = free.find(({ to }) => to <= cue.from);
  if (before) return { phrase: before, isSure: before.kind === 'name' };
  const findBehind = (test: (token: Token) => boolean) =>
    unit.tokens.findIndex((token, at) => at > cue.to && test(token));
  const mark = findBehind(({ text }) => text === ',');
  const comma = mark < 0 ? findBehind(({ kind }) => kind === 'quote') : mark;
  const after = comma < 0 ? undefined : free.find(({ from }) => from > comma);
  return after && { phrase: after, isSure: true };
}

/** "A, B et C ont dit": all of them. */
export function listJoint(
  first: Phrase,
  { phrases, unit: { tokens } }: Context,
  cue: Cue,
): Phrase[] {
  const group = [first];
  // "Selon les rapports, Anna Petrova et …": behind the comma stands what they say.
  const isCut = cue.kind === 'according';
  for (let last = first; ; ) {
    const next = findJoint(last, phrases, tokens, isCut);
    if (!next) return finish(group, tokens);
    group.push(next);
    last = next;
  }
}

/** Who stands behind a comma, an "et" or both. */
function findJoint(
  { to }: Phrase,
  phrases: readonly Phrase[],
  tokens: Unit['tokens'],
  isCut: boolean,
): Phrase | undefined {
  const isAnd = (at: number) => /^(?:et|and)$/.test(tokens[at]?.lower ?? '');
  const isComma = !isCut && tokens[to]?.text === ',';
  const from = isComma && isAnd(to + 1) ? to + 2 : to + 1;
  const next = phrases.find((phrase) => phrase.from >= to && phrase.from <= from);
  return next?.from === from && next.kind !== 'pronoun' && (isComma || isAnd(to))
    ? next
    : undefined;
}

/** Without an "et" before its last member a list is an apposition. */
function finish(group: Phrase[], tokens: Unit['tokens']): Phrase[] {
  const last = group.at(-1) as Phrase;
  const isList = /^(?:et|and)$/.test(tokens[last.from - 1]?.lower ?? '');
  return isList ? group : group.slice(0, 1);
}
