// Proper names in a sentence: capitalized words with the small words between them.
import type { HeadKind, Lexicon } from './lexicon.ts';
import { isCapitalized, type Token } from './tokens.ts';
import type { Gender } from './words.ts';

export interface Phrase {
  /** Indexes into the tokens of the sentence; `to` is behind its last token. */
  from: number;
  to: number;
  kind: 'name' | 'pronoun' | HeadKind;
  gender: Gender;
  /** The tokens of a proper name. */
  name: [from: number, to: number] | undefined;
  /** The tokens of an office or institution, without its article. */
  office: [from: number, to: number] | undefined;
  /** The word of the office or institution, in lower case. */
  head: string | undefined;
  /** An article or a possessive that stands before the office. */
  determiner: string | undefined;
}

/** What tells a name from an ordinary word that begins a sentence. */
type IsName = (token: Token) => boolean;

export interface Scan {
  tokens: readonly Token[];
  lexicon: Lexicon;
  isName: IsName;
}

/** Where a proper name ends that begins at this token. */
export function scanName(scan: Scan, at: number, isTitled = false): number | undefined {
  const { tokens, lexicon } = scan;
  const first = tokens[at];
  if (!first || !mayName(first) || lexicon.notNames.has(first.text)) return undefined;
  if (!isTitled && !mayBegin(scan, at)) return undefined;
  let to = isCouple(scan, at) ? at + 3 : at + 1;
  while (to < tokens.length) {
    if (isNamePart(scan, to)) to++;
    else if (isParticle(scan, to)) to += isNamePart(scan, to + 1) ? 2 : 3;
    else break;
  }
  return to;
}

/** Known as a name or more than one word; "l'hépatite C": a letter alone is none. */
function mayBegin(scan: Scan, at: number): boolean {
  const first = scan.tokens[at] as Token;
  return isNamePart(scan, at + 1) || (scan.isName(first) && !/^\p{Lu}$/u.test(first.text));
}

/** "Thierry et Véronique Roy": two first names before one family name. */
function isCouple(scan: Scan, at: number): boolean {
  const { tokens, lexicon } = scan;
  const isFirst = (index: number) => lexicon.firstNames.has(tokens[index]?.text ?? '');
  const isJoint = lexicon.is('coordinators', tokens[at + 1]?.lower);
  return isJoint && isFirst(at) && isFirst(at + 2) && isNamePart(scan, at + 3);
}

/** Where the person's own name begins in "Vermont Bernie Sanders". */
export function skipForeign({ tokens, lexicon }: Scan, from: number, to: number): number {
  for (let at = from + 1; at < to - 1; at++) {
    const isFirst = lexicon.firstNames.has(tokens[at]?.text ?? '');
    if (isFirst && !lexicon.firstNames.has(tokens[at - 1]?.text ?? '')) return at;
  }
  return from;
}

/** A capital, also behind "al-" and the like. */
const mayName = (token: Token) =>
  isCapitalized(token) || (token.kind === 'word' && /^\p{Ll}{1,3}-\p{Lu}/u.test(token.text));

export function isNamePart({ tokens, lexicon }: Scan, at: number): boolean {
  const token = tokens[at];
  if (!token || !mayName(token)) return false;
  if (Object.hasOwn(lexicon.words.titles, token.text)) return false;
  return !lexicon.is('weekdays', token.lower) && !lexicon.is('months', token.lower);
}

/** One or two small words inside a name: von der Leyen. */
function isParticle(scan: Scan, at: number): boolean {
  const { tokens, lexicon } = scan;
  if (!lexicon.is('particles', tokens[at]?.lower) || lexicon.is('contracted', tokens[at]?.lower)) {
    return false;
  }
  if (lexicon.language === 'en' && ['of', "'s"].includes(tokens[at]?.lower ?? '')) return false;
  if (isNamePart(scan, at + 1)) return true;
  return lexicon.is('particles', tokens[at + 1]?.lower) && isNamePart(scan, at + 2);
}

/** Behind "(45 ans)" and the like. */
export function skipBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  const close = tokens.slice(at, at + 12).findIndex(({ text }) => text === ')');
  return close < 0 ? at : at + close + 1;
}
