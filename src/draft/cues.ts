// Finds in a sentence where somebody says something: verbs of saying with what has to follow them,
// phrases, "selon" and its like. Knows nothing of who speaks.
import type { Cue, CueScan, Group } from './cue.ts';
import { findFrames, isBareClause, isQuoteBefore, lookAhead } from './frames.ts';
import { matchPhrase } from './phrase-places.ts';
import { findQuotedVerb } from './quoted-verbs.ts';
import { standsAt, type Token } from './tokens.ts';
import type { Use } from './verb-forms.ts';
import { endsModal, findAuxiliary, findGroup, isInfinitive } from './verb-groups.ts';

export function listCues(scan: CueScan): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < scan.tokens.length; at++) {
    const cue = findCue(scan, at, cues.at(-1));
    if (!cue) continue;
    const before = cues.at(-1);
    if (before && takesOver(scan, cue, before)) {
      cues.pop();
      const { objectAct: act } = before;
      if (act) cues.push({ ...before, act, frame: 'object', complementizer: undefined });
    }
    const last = cues.at(-1);
    // "a dit craindre": one act, which the second verb tells.
    if (last && cue.kind === 'infinitive' && cue.from - last.to <= 1 && cue.frame !== 'quote') {
      cues[cues.length - 1] = { ...last, to: cue.to, act: cue.act };
    } else cues.push(cue);
    at = Math.max(at, cue.to - 1);
  }
  return cues;
}

const findCue = (scan: CueScan, at: number, last: Cue | undefined) =>
  findPhrase(scan, at) ??
  findAccording(scan, at) ??
  findVerb(scan, at, last) ??
  findQuotedVerb(scan, at);

/** Whether the quotation or clause that told the verb before belongs to this one. */
function takesOver(scan: CueScan, cue: Cue, before: Cue): boolean {
  if (before.frame === 'object' || before.isIncise || cue.frame === 'object') return false;
  if (['according', 'colon', 'infinitive', 'joined'].includes(cue.kind)) return false;
  const { complementizer, quote, hasColon } = lookAhead(scan, before);
  if (hasColon || isQuoteBefore(scan.tokens, before.from)) return false;
  const opening = Math.min(complementizer ?? Infinity, quote ?? Infinity);
  return opening > cue.from && opening !== Infinity && !isBareClause(scan, before);
}

function findPhrase(scan: CueScan, at: number): Cue | undefined {
  const { phrase, to = at } = matchPhrase(scan, at) ?? {};
  if (!phrase || (phrase.kind === 'infinitive' && !isInfinitive(scan, at))) return undefined;
  if (isNounPhrase(scan, at)) return undefined;
  const auxiliary = findAuxiliary(scan, at);
  const group: Group = {
    from: auxiliary?.from ?? at,
    to,
    kind: phrase.kind,
    inverted: auxiliary?.inverted,
  };
  const lemma = phrase.words.join(' ');
  const { act } = phrase.use;
  if (act === 'no_comment') return { ...whole, ...group, act, lemma };
  return buildCue(scan, group, lemma, [phrase.use]);
}

/** "the call for a vote". */
const isNounPhrase = ({ tokens, lexicon }: CueScan, at: number) =>
  lexicon.words.headLast &&
  lexicon.is('determiners', tokens[at - 1]?.lower) &&
  !lexicon.participle.test(tokens[at]?.lower ?? '');

/** A phrase that needs nothing behind it. */
const whole = {
  objectAct: undefined,
  frame: 'object',
  isIncise: false,
  complementizer: undefined,
} as const;

function findAccording({ tokens, lexicon }: CueScan, at: number): Cue | undefined {
  const sequences = [
    ...lexicon.sequences('according'),
    ...lexicon.accordingTo.map(({ words }) => words),
  ];
  const words = sequences.find((one) => standsAt(tokens, at, one));
  if (!words) return undefined;
  const to = at + words.length;
  if (lexicon.is('otherRelatives', tokens[to]?.lower)) return undefined;
  if (lexicon.is('accordingFirst', words.join(' ')) && !isFronted(tokens, at, to)) return undefined;
  return {
    from: at,
    to,
    kind: 'according',
    act: 'assertion',
    lemma: words.join(' '),
    objectAct: undefined,
    frame: 'clause',
    inverted: undefined,
    isIncise: false,
    complementizer: undefined,
  };
}

/** "Pour lui, …": a sentence begins with it, a person and a comma follow. */
function isFronted(tokens: readonly Token[], at: number, to: number): boolean {
  const isPerson = /^(?:\p{Lu}|lui$|elle$|eux$|elles$|le$|la$|l')/u.test(tokens[to]?.text ?? '');
  const before = tokens[at - 1]?.text;
  const isFirst = before === undefined || /^[;:]$/.test(before);
  return isFirst && isPerson && tokens.slice(to, to + 12).some(({ text }) => text === ',');
}

function findVerb(scan: CueScan, at: number, last: Cue | undefined): Cue | undefined {
  const { tokens, lexicon } = scan;
  for (const form of lexicon.forms.get(tokens[at]?.lower ?? '') ?? []) {
    const isWhole = form.before === undefined || tokens[at + 1]?.lower === form.before;
    const group = isWhole ? findGroup(scan, at, form, last) : undefined;
    if (group && isUnsaid(scan, group, form.lemma)) continue;
    const cue = group && buildCue(scan, group, form.lemma, form.uses);
    if (cue) return cue;
  }
  return findAnyVerb(scan, at);
}

/**
 * "n'a pas précisé", "did not announce", "believed to have", "l'entreprise ayant refusé de …": what
 * nobody says here.
 */
function isUnsaid({ tokens, lexicon }: CueScan, group: Group, lemma: string): boolean {
  const { from, to, kind } = group;
  const [first, next] = [tokens[from]?.lower, tokens[to]?.lower];
  const before = tokens[from - 1];
  // "après avoir refusé" is told of the subject, "dit avoir refusé" is part of what is said.
  const isOwn = before?.kind !== 'word' || lexicon.is('perfectLeads', before.lower);
  if (lexicon.is('perfects', first) && !isOwn) return true;
  const isHearsay = lexicon.is('hearsay', tokens[to - 1]?.lower);
  if (isHearsay && lexicon.is('infinitiveLeads', next)) return true;
  // "considered sacred by many": nobody says it.
  const isQuoted = tokens.slice(to, to + 4).some((token) => token.kind === 'quote');
  if (kind === 'passive' && !isQuoted && lexicon.is('thoughts', lemma)) return true;
  const around = tokens.slice(Math.max(0, from - 2), to);
  // "n'en demande pas moins" is asked all the same.
  const isStill = tokens.slice(to, to + 2).some(({ lower }) => lower === 'moins');
  const isNegated = !isStill && around.some(({ lower }) => lexicon.is('negations', lower));
  return isNegated && kind === 'finite' && lexicon.is('unsaid', lemma);
}

/** Behind a quotation any verb with its subject behind it speaks: « … », a-t-elle lâché. */
function findAnyVerb(scan: CueScan, at: number): Cue | undefined {
  const { tokens, lexicon } = scan;
  const [verb, next] = tokens.slice(at, at + 2);
  if (verb?.kind !== 'word' || !isQuoteBefore(tokens, at)) return undefined;
  // "La chanson « Les Ponts » a plu".
  const quote = tokens.findLastIndex(({ kind }, index) => index < at && kind === 'quote');
  if (lexicon.is('titled', tokens[quote - 1]?.lower)) return undefined;
  const isInverted = next !== undefined && Object.hasOwn(lexicon.words.inverted, next.lower);
  const isHave = lexicon.is('haves', verb.lower);
  const lastAt = skipAdverbs(scan, isInverted ? at + 2 : at + 1);
  const last = tokens[lastAt];
  const isCompound = isHave && last?.kind === 'word' && lexicon.participle.test(last.lower);
  if (!isCompound && !(isInverted && !isHave)) return undefined;
  if (!isInverted && isQuotedSubject(tokens[at - 1])) return undefined;
  // A verb that is known tells more at its own place.
  if (isCompound && lexicon.forms.has(last.lower)) return undefined;
  const to = isCompound ? lastAt + 1 : at + 2;
  return {
    ...{
      from: at,
      to,
      kind: 'finite',
      act: 'assertion',
      frame: 'quote',
      complementizer: undefined,
    },
    ...{
      lemma: 'any',
      objectAct: undefined,
      inverted: isInverted ? next.lower : undefined,
      isIncise: true,
    },
  };
}

/** "« plusieurs gigaoctets » ont quitté le réseau": the quotation is the subject. */
const isQuotedSubject = (token: Token | undefined) =>
  token?.kind === 'quote' && !/^.\s*\p{Lu}/u.test(token.text);

/** "a-t-il ainsi conclu". */
function skipAdverbs({ tokens, lexicon }: CueScan, from: number): number {
  let at = from;
  while (at < from + 3 && lexicon.isAdverb(tokens[at]?.lower)) at++;
  return at;
}

function buildCue(
  scan: CueScan,
  group: Group,
  lemma: string,
  uses: readonly Use[],
): Cue | undefined {
  const { offered, complementizer, isIncise } = findFrames(scan, group);
  // What follows a verb tells more than a comma before it.
  const order = isIncise('clause')
    ? (['quote', 'object', 'that', 'clause', 'alone'] as const)
    : (['quote', 'that', 'clause', 'object', 'alone'] as const);
  const object = offered.has('object')
    ? uses.find((one) => one.with.includes('object') && mayTakeObject(scan, group, one))
    : undefined;
  for (const frame of order) {
    const own = offered.has(frame) ? uses.find((one) => one.with.includes(frame)) : undefined;
    const use = frame === 'object' ? object : own;
    if (!use || (use.attitude && !isVoiced(scan, group, frame, isIncise(frame)))) continue;
    const cue = { ...group, lemma, objectAct: object?.act, complementizer };
    const isThat = frame === 'that';
    return { ...cue, act: use.act, frame: isThat ? 'clause' : frame, isIncise: isIncise(frame) };
  }
  return undefined;
}

/** "a souhaité", "« … », espère-t-il": what is felt is said; "souhaite" alone does not tell it. */
function isVoiced(
  { lexicon }: CueScan,
  { from, to, inverted }: Group,
  frame: Cue['frame'] | 'that',
  isIncise: boolean,
): boolean {
  const isCompound = !lexicon.words.headLast && to - from > 1 && inverted === undefined;
  return frame === 'quote' || isIncise || isCompound;
}

function mayTakeObject(scan: CueScan, { kind, from, to }: Group, { act }: Use): boolean {
  const isAfter = scan.tokens[from - 2]?.lower === 'avant';
  if (kind === 'infinitive') return isAfter || endsModal(scan, from);
  return kind !== 'passive' || (words.has(act) && hasAgentNear(scan, to));
}

/** Right behind the verb: "condamné à une amende par le tribunal" tells of no words. */
const hasAgentNear = ({ tokens, lexicon }: CueScan, to: number) =>
  tokens.slice(to, to + 3).some(({ lower }) => lexicon.is('agents', lower));

/** Acts that somebody puts into words also where they are told in the passive. */
const words = new Set(['criticism', 'accusation', 'denial', 'refusal', 'praise', 'claim']);
