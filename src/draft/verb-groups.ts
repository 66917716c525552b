// Whether a form stands as a verb, and which tokens belong to it: auxiliaries across adverbs, a
// pronoun behind it. A form such as "demande" may as well be a noun.
import type { Cue, CueScan, Group } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import { isCapitalized, standsAt, type Token } from './tokens.ts';
import type { VerbForm } from './verb-forms.ts';
import { isBareNoun, isBelowNoun, isNounAhead, isNounBefore } from './verb-nouns.ts';

export function findGroup(
  scan: CueScan,
  at: number,
  form: VerbForm,
  last: Cue | undefined,
): Group | undefined {
  const group: Group = { from: at, to: at + 1, kind: 'finite', inverted: undefined };
  if (at > 0 && isCapitalized(scan.tokens[at] as Token)) return undefined;
  switch (form.kind) {
    case 'gerund':
      return findGerund(scan, group, form);
    case 'infinitive':
      return isInfinitive(scan, at) ? { ...group, kind: 'infinitive' } : undefined;
    case 'finite':
      return findFinite(scan, group, form, last);
    case 'participle':
      return findParticiple(scan, group, form, last);
  }
}

function findGerund(scan: CueScan, group: Group, { isReflexive }: VerbForm): Group | undefined {
  const { tokens, lexicon } = scan;
  const previous = tokens[group.from - 1]?.lower;
  if (lexicon.is('passive', previous)) return { ...group, from: group.from - 1 };
  if (isReflexive !== isAfterReflexive(scan, group.from)) return undefined;
  // ", la qualifiant de …".
  const isObject =
    lexicon.is('objects', previous) && tokens[group.from - 2]?.text === ',' && !isReflexive;
  const isLed = isObject || lexicon.is('gerundLeads', previous);
  const isNoun = isNounBefore(scan, group.from) && !isLed;
  const begin = isReflexive ? skipObjects(scan, group.from - 1) : group.from;
  if (isNoun || (!isLed && isBelowNoun(scan, begin))) return undefined;
  return { ...group, kind: 'gerund' };
}

export function isInfinitive(scan: CueScan, at: number): boolean {
  const { tokens, lexicon } = scan;
  const previous = tokens[at - 1]?.lower;
  if (previous === undefined) return !lexicon.words.headLast;
  if (endsModal(scan, at)) return true;
  if (isNarration(scan, at)) return false;
  if (!lexicon.is('infinitiveLeads', previous)) return false;
  // "permet de garantir": what another verb governs; but "Et d'ajouter", "avant de conclure".
  const isGoverned = lexicon.is('of', previous) || lexicon.is('toward', previous);
  const isFree = at <= 3 || /^(?:pour|et)$/.test(previous) || tokens[at - 2]?.lower === 'avant';
  return (!isGoverned || isFree) && !isToCome(scan, at);
}

/** "devrait profiter de la baisse pour annoncer …": not said yet. */
function isToCome({ tokens, lexicon }: CueScan, at: number): boolean {
  if (tokens.slice(at).some(({ kind }) => kind === 'quote')) return false;
  const before = tokens.slice(Math.max(0, at - auxiliaryReach), at);
  return before.some(({ lower }) => lexicon.is('futures', lower));
}

/** "À noter que …", "il convient de rappeler que …": the one who tells. */
function isNarration({ tokens, lexicon }: CueScan, at: number): boolean {
  return lexicon.sequences('narrations').some((words) => {
    const end = lexicon.infinitive.test(words.at(-1) ?? '') && words.length > 1 ? at + 1 : at;
    return standsAt(tokens, end - words.length, words);
  });
}

/** Whether a modal verb such as "a tenu à" ends before that token. */
export function endsModal({ tokens, lexicon }: CueScan, at: number): boolean {
  return lexicon.sequences('modals').some((one) => standsAt(tokens, at - one.length, one));
}

function findFinite(
  scan: CueScan,
  group: Group,
  form: VerbForm,
  last: Cue | undefined,
): Group | undefined {
  const { tokens, lexicon } = scan;
  if (lexicon.words.headLast) return findEnglish(scan, group, form, last);
  if (form.isReflexive !== isAfterReflexive(scan, group.from)) return undefined;
  // "l'a dit": the participle.
  if (lexicon.is('haves', tokens[group.from - 1]?.lower)) return undefined;
  return findPlain(scan, group);
}

/** English has one form for the past, the participle and often the infinitive. */
function findEnglish(
  scan: CueScan,
  group: Group,
  form: VerbForm,
  last: Cue | undefined,
): Group | undefined {
  const { lemma } = form;
  const { tokens, lexicon } = scan;
  const { from: at } = group;
  const previous = tokens[at - 1];
  if (lexicon.is('infinitiveLeads', previous?.lower)) {
    return endsModal(scan, at) ? { ...group, kind: 'infinitive' } : undefined;
  }
  // "Asked whether …, he said", "when asked".
  if (previous === undefined || lexicon.is('gerundLeads', previous.lower)) return undefined;
  const auxiliary = findAuxiliary(scan, at);
  if (auxiliary?.isPassive) return findPassive(scan, { ...group, from: auxiliary.from });
  if (auxiliary) return { ...group, from: auxiliary.from };
  // "the Atlantic Council think tank": behind a name such a form is a noun.
  const isName = isCapitalized(previous) && !/s$|^I$/.test(previous.text);
  // "told state television".
  const isTold = last !== undefined && last.to === at;
  const isNoun = (isName || isTold) && tokens[at]?.lower === lemma;
  const isOther = isNoun || isNounAhead(scan, at, lemma) || isBareNoun(scan, at, form);
  return isOther ? undefined : findPlain(scan, group);
}

function findPlain(scan: CueScan, group: Group): Group | undefined {
  const { tokens, lexicon } = scan;
  const { from: at } = group;
  // "proposed by the union" behind a noun; "United States".
  const isAgent = lexicon.is('agents', tokens[at + 1]?.lower);
  // "en avance".
  const isGoverned = lexicon.is('prepositions', tokens[at - 1]?.lower);
  const isObject = lexicon.is('objects', tokens[at - 1]?.lower);
  if (isAgent || isNounBefore(scan, at) || (isGoverned && !isObject)) return undefined;
  const next = tokens[at + 1]?.lower ?? '';
  const isInverted = Object.hasOwn(lexicon.words.inverted, next);
  return isInverted ? { ...group, to: at + 2, inverted: next } : group;
}

/** Back over "y" and "en". */
function skipObjects({ tokens, lexicon }: CueScan, at: number): number {
  return /^(?:y|en)$/.test(tokens[at]?.lower ?? '') &&
    lexicon.is('reflexives', tokens[at - 1]?.lower)
    ? at - 1
    : at;
}

function isAfterReflexive(scan: CueScan, at: number): boolean {
  return scan.lexicon.is('reflexives', scan.tokens[skipObjects(scan, at - 1)]?.lower);
}

function findPassive({ tokens, lexicon }: CueScan, group: Group): Group | undefined {
  const behind = tokens.slice(group.to, group.to + 10);
  const hasAgent = behind.some(({ lower }) => lexicon.is('agents', lower));
  return hasAgent ? { ...group, kind: 'passive' } : undefined;
}

function findParticiple(
  scan: CueScan,
  group: Group,
  form: VerbForm,
  last: Cue | undefined,
): Group | undefined {
  const { tokens, lexicon } = scan;
  const { from: at } = group;
  const auxiliary = findAuxiliary(scan, at);
  if (auxiliary) {
    const { from, isPassive, isReflexive, inverted } = auxiliary;
    if (isPassive && !isReflexive) return findPassive(scan, { ...group, from, inverted });
    return form.isReflexive === isReflexive ? { ...group, from, inverted } : undefined;
  }
  if (lexicon.words.headLast) return undefined;
  const isAfterFinite = last?.kind === 'finite' || last?.kind === 'joined';
  if (isAfterFinite && !form.isReflexive && isJoined(scan, at)) return { ...group, kind: 'joined' };
  const isQuoted = tokens.slice(at + 1, at + 5).some(({ kind }) => kind === 'quote');
  return isQuoted ? findPassive(scan, group) : undefined;
}

/** "a salué … et, une nouvelle fois, appelé": the auxiliary stands before the first verb. */
function isJoined(scan: CueScan, at: number): boolean {
  const { tokens, lexicon } = scan;
  let before = at - 1;
  while (lexicon.isAdverb(tokens[before]?.lower) && before > at - 5) before--;
  const lower = tokens[before]?.lower;
  if (lexicon.is('coordinators', lower)) return true;
  // "la ville, accusée de fraude" is no member of a list, which ends in "et" and a participle.
  const rest = tokens.slice(at, at + listReach);
  return lower === ',' && rest.some((_, offset) => endsList(scan, at + offset));
}

/** How far a list of verbs is read. */
const listReach = 30;

function endsList({ tokens, lexicon }: CueScan, at: number): boolean {
  if (!lexicon.is('coordinators', tokens[at]?.lower)) return false;
  let next = at + 1;
  while (lexicon.isAdverb(tokens[next]?.lower) && next < at + 4) next++;
  const forms = lexicon.forms.get(tokens[next]?.lower ?? '') ?? [];
  return forms.some(({ kind }) => kind === 'participle');
}

interface Auxiliary {
  from: number;
  isPassive: boolean;
  isReflexive: boolean;
  inverted: string | undefined;
}

const auxiliaryReach = 12;

/** The auxiliary of a participle, across adverbs and whatever stands between two commas. */
export function findAuxiliary(scan: CueScan, at: number): Auxiliary | undefined {
  const { tokens, lexicon } = scan;
  let inverted: string | undefined;
  let isPassive = false;
  let isApart = false;
  for (let index = at - 1; index >= Math.max(0, at - auxiliaryReach); index--) {
    const token = tokens[index] as Token;
    const { lower } = token;
    if (lexicon.is('auxiliaries', lower) && !isApart) {
      return { ...readAuxiliary(scan, index, isPassive), inverted };
    }
    if (lower === ',') isApart = !isApart;
    else if (!isApart && !maySeparate(lexicon, token)) return undefined;
    if (Object.hasOwn(lexicon.words.inverted, lower)) inverted = lower;
    isPassive ||= lexicon.is('passive', lower);
  }
  return undefined;
}

function maySeparate({ is, isAdverb, words }: Lexicon, { lower, kind }: Token): boolean {
  if (kind === 'number') return true;
  if (kind !== 'word') return false;
  if (Object.hasOwn(words.inverted, lower) || is('passive', lower)) return true;
  if (is('times', lower) || is('months', lower)) return true;
  return isAdverb(lower) || is('objects', lower);
}

function readAuxiliary(scan: CueScan, index: number, isPassive: boolean) {
  const { tokens, lexicon } = scan;
  const lower = tokens[index]?.lower;
  if (lexicon.words.headLast) {
    return {
      from: index,
      isPassive: isPassive || lexicon.is('passive', lower),
      isReflexive: false,
    };
  }
  if (lexicon.is('haves', lower)) return { from: index, isPassive, isReflexive: false };
  const before = skipObjects(scan, index - 1);
  const isReflexive = lexicon.is('reflexives', tokens[before]?.lower);
  return { from: isReflexive ? before : index, isPassive: true, isReflexive };
}
