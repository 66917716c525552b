// What belongs to the word of an office: in French the adjectives and complements behind it, in
// English the words before it and "of …".
import type { Lexicon } from './lexicon.ts';
import { isNamePart, type Scan, scanName } from './names.ts';
import { isCapitalized, standsAt, type Token } from './tokens.ts';

/** The word of an office without "ex-". */
export function headWord({ lower }: Token): string {
  return lower.replace(/^ex-/, '');
}

/** Before the head of an English office: adjectives, nouns and names, possessives among them. */
export function mayPremodify(lexicon: Lexicon, token: Token): boolean {
  const { lower, text, kind } = token;
  if (kind === 'number' || lower === "'s") return true;
  if (kind !== 'word') return false;
  if (lexicon.premodifiers.has(lower) || lexicon.demonyms.has(lower)) return true;
  if (lexicon.is('weekdays', lower) || lexicon.notNames.has(text)) return false;
  if (isCapitalized(token)) return !Object.hasOwn(lexicon.words.titles, text);
  if (Object.hasOwn(lexicon.words.subjectPronouns, lower) || lexicon.forms.has(lower)) return false;
  return !isFunction(lexicon, lower);
}

const complementMax = 9;

/** "of the Ministry of Health", "for the Northern Region". */
export function scanOf(scan: Scan, at: number): number {
  const { tokens, lexicon } = scan;
  const isArticle = lexicon.is('definite', tokens[at + 1]?.lower);
  const next = tokens[isArticle ? at + 2 : at + 1];
  const isNamed = next && (isCapitalized(next) || (isArticle && lexicon.heads.has(next.lower)));
  const isFor = lexicon.is('toward', tokens[at]?.lower) && isNamed;
  if (!lexicon.is('of', tokens[at]?.lower) && !isFor) return at;
  const whole = scanOwner(scan, at);
  if (whole !== undefined) return whole;
  let to = at + 1;
  // "Secretary of State Antony Blinken": a person's own name begins.
  const isPerson = (index: number) => lexicon.firstNames.has(tokens[index]?.text ?? '');
  while (to < at + complementMax && mayComplement(scan, to) && !(to > at + 1 && isPerson(to))) to++;
  while (to > at && !isNoun(tokens[to - 1] as Token, lexicon)) to--;
  return to <= at + 1 ? at : to;
}

/** "the lawyer for Paul Martin, Anna Petrova": a whole name, and the holder's own. */
function scanOwner(scan: Scan, at: number): number | undefined {
  const { tokens, lexicon } = scan;
  const isFirst = lexicon.firstNames.has(tokens[at + 1]?.text ?? '');
  const to = isFirst && isNamePart(scan, at + 2) ? scanName(scan, at + 1, true) : undefined;
  return to !== undefined && tokens[to]?.text === ',' ? to : undefined;
}

function mayComplement(scan: Scan, at: number): boolean {
  const { tokens, lexicon } = scan;
  const token = tokens[at];
  if (!token) return false;
  const { lower } = token;
  if (lexicon.is('of', lower) || lexicon.is('determiners', lower)) return true;
  if (lexicon.is('coordinators', lower)) return isNamePart(scan, at + 1);
  return mayPremodify(lexicon, token) || lexicon.heads.has(headWord(token));
}

const isNoun = ({ kind, lower }: Token, lexicon: Lexicon) =>
  kind === 'word' && !lexicon.is('prepositions', lower) && !lexicon.is('determiners', lower);

/** Behind a French head: adjectives, and what "de" and "à" add. */
export function scanComplements(scan: Scan, at: number): number {
  let to = scanAdjectives(scan, at);
  for (let next = scanComplement(scan, to); next > to; next = scanComplement(scan, to)) {
    to = next;
    if (to > at + 14) break;
  }
  return skipAcronym(scan.tokens, skipFixed(scan, to));
}

/** "le parti au pouvoir", "le préfet par intérim". */
function skipFixed({ tokens, lexicon }: Scan, at: number): number {
  const tail = lexicon.sequences('officeTails').find((words) => standsAt(tokens, at, words));
  return at + (tail?.length ?? 0);
}

function skipAcronym(tokens: readonly Token[], at: number): number {
  const isAcronym = tokens[at]?.text === '(' && tokens[at + 2]?.text === ')';
  return isAcronym && isCapitalized(tokens[at + 1] as Token) ? at + 3 : at;
}

function scanAdjectives({ tokens, lexicon }: Scan, at: number): number {
  const pattern = lexicon.adjective;
  let to = at;
  for (; to < at + 3 && to < tokens.length; to++) {
    const { lower, kind, text } = tokens[to] as Token;
    const isPlain = kind === 'word' && (text === lower || lexicon.demonyms.has(lower));
    if (!isPlain || isFunction(lexicon, lower) || isVerb(lexicon, lower)) break;
    // "le communiqué publié lundi".
    const isDated = lexicon.is('weekdays', tokens[to + 1]?.lower);
    if (isDated && lexicon.is('datedLeads', lower)) break;
    const singular = lower.replace(/s$/, '');
    const isDemonym = lexicon.demonyms.has(lower) || lexicon.demonyms.has(singular);
    const isLast = tokens[to + 1]?.text === ',' && to === at;
    if (!isDemonym && !isLast && !pattern.test(lower)) break;
  }
  return to;
}

const isVerb = ({ forms }: Lexicon, lower: string) =>
  (forms.get(lower) ?? []).some(({ kind, isReflexive }) => kind === 'finite' && !isReflexive);

const functionLists = [
  'auxiliaries',
  'prepositions',
  'determiners',
  'complementizers',
  'relatives',
  'otherRelatives',
  'coordinators',
  'objects',
  'weekdays',
  'months',
  'adverbs',
] as const;

export function isFunction(lexicon: Lexicon, lower: string): boolean {
  return functionLists.some((list) => lexicon.is(list, lower));
}

/** One "de …": its nouns and adjectives up to a verb, a mark or another preposition. */
function scanComplement(scan: Scan, at: number): number {
  const { tokens, lexicon } = scan;
  const isJoined = lexicon.is('coordinators', tokens[at]?.lower);
  const from = isJoined ? at + 1 : at;
  const next = tokens[from + 1];
  const isTo =
    lexicon.is('toward', tokens[from]?.lower) && next !== undefined && isCapitalized(next);
  if (!lexicon.is('of', tokens[from]?.lower) && (!isTo || isJoined)) return at;
  let start = from + 1;
  while (lexicon.is('determiners', tokens[start]?.lower) && start < from + 3) start++;
  const name = scanName(scan, start, true);
  if (name !== undefined) return scanAdjectives(scan, cutPerson(scan, start, name));
  return scanNouns(scan, start) ?? at;
}

/** "de l'ONU Ban Ki-moon", "de la France Emmanuel Macron": the holder's own name begins. */
function cutPerson({ tokens, lexicon }: Scan, from: number, to: number): number {
  const isAcronym = /^\p{Lu}{2,}$/u;
  for (let at = from + 1; at < to; at++) {
    const [before, own] = [tokens[at - 1]?.text ?? '', tokens[at]?.text ?? ''];
    const isFirst = lexicon.firstNames.has(own) && at + 1 < to;
    if (isFirst || (isAcronym.test(before) && /^\p{Lu}\p{Ll}/u.test(own))) return at;
  }
  return to;
}

/** Up to three nouns and adjectives; undefined when there is none. */
function scanNouns({ tokens, lexicon }: Scan, start: number): number | undefined {
  const adjective = lexicon.adjective;
  let to = start;
  while (to < start + 3) {
    const token = tokens[to];
    const isPlain = token?.kind === 'word' || token?.kind === 'number';
    if (!isPlain || isFunction(lexicon, token.lower)) break;
    const isFurther = to > start;
    if (isFurther && (isVerb(lexicon, token.lower) || !adjective.test(token.lower))) break;
    to++;
  }
  return to > start ? to : undefined;
}
