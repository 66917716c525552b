// What a proposed statement says besides its words and speaker: whether it is quoted, when it was
// said, to whom, and on whose behalf.

import type { Context, Speaker } from './context.ts';
import type { Cue } from './cue.ts';
import { type Dating, findDate, type Region, type Said } from './dates.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Passage } from './passages.ts';
import { printed } from './people.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

const wordsOf = ({ text }: Token) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Direct when whole sentences are quoted, and nearly nothing is said outside of the marks. */
export function findForm(
  own: readonly Token[],
  cue: Pick<Token, 'start'>,
  isAttribution: (token: Token) => boolean,
): 'direct' | 'mixed' | 'indirect' {
  const quotes = own.filter(({ kind }) => kind === 'quote');
  if (quotes.length === 0) return 'indirect';
  const whole = quotes.filter((quote) => isSentence(quote.text) && wordsOf(quote) >= 3);
  if (whole.length === 0) return 'mixed';
  const [first] = whole;
  if (first && first.start < cue.start) return 'direct';
  const claim = own.filter((token) => token.kind === 'word' && !isAttribution(token)).length;
  return whole.reduce((sum, quote) => sum + wordsOf(quote), 0) > claim ? 'direct' : 'mixed';
}

/** Begins with a capital behind the mark. */
const isSentence = (quote: string) => /^.\s*[\p{Lu}\p{N}[(…]/u.test(quote);

/** How far from the verb a date may stand. */
const dateReach = 12;

/**
 * A date before the subject, between it and the verb, or right behind the verb. A date behind some
 * other verb is that verb's: "arrêté mardi, le maire a dit".
 */
export function findSaid(
  { unit, lexicon, text }: Context,
  { cue, start }: Pick<Passage, 'cue' | 'start'>,
  phrase: Phrase | undefined,
  published: string | null,
): Said | undefined {
  const { tokens } = unit;
  if (cue.kind === 'according' || isToCome(cue, tokens, lexicon)) return undefined;
  const dating = { tokens, lexicon, text, published };
  const isBefore = phrase !== undefined && phrase.from < cue.from;
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  const front = isQuoteBefore ? cue.from : tokens.findIndex((token) => token.start >= start);
  const subject = isBefore ? phrase.from : cue.from;
  const between = isBefore ? findBetween(tokens, phrase.to, cue.from, lexicon) : cue.from;
  return (
    findDate(dating, [{ from: cue.from, to: cue.to }]) ??
    findDate(dating, [beforeVerb({ from: cue.to, to: findLimit(cue, tokens, lexicon) }, dating)]) ??
    findDate(dating, [{ from: between, to: cue.from }]) ??
    findDate(dating, [
      beforeVerb({ from: front, to: Math.min(subject, front + dateReach) }, dating),
    ])
  );
}

/** Up to the first other verb, unless a word such as "interrogé" opens it. */
function beforeVerb({ from, to }: Region, { tokens, lexicon }: Dating): Region {
  const verb = tokens.findIndex(
    (token, at) =>
      at >= from && at < to && isVerbLike(token, lexicon) && !lexicon.is('datedLeads', token.lower),
  );
  return { from, to: verb < 0 ? to : verb };
}

/** Where what is said begins; without a quotation or "que" only the next words are the verb's. */
function findLimit(cue: Cue, tokens: readonly Token[], lexicon: Lexicon): number {
  const quote = tokens.findIndex(({ kind }, at) => at >= cue.to && kind === 'quote');
  const ends = [cue.complementizer, quote < 0 ? undefined : quote].filter(
    (end) => end !== undefined,
  );
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  if (isQuoteBefore || ends.length > 0) {
    return Math.min(tokens.length, cue.to + dateReach, ...ends);
  }
  const rest = tokens.slice(cue.to, cue.to + dateReach);
  // "said in a statement on Tuesday", "told reporters on Tuesday".
  const isAside =
    lexicon.is('prepositions', rest[0]?.lower) || lexicon.is('addressees', cueWord(cue, tokens));
  const noun = rest.findIndex(
    ({ lower, kind }, at) =>
      at > 0 &&
      kind === 'word' &&
      lexicon.is('determiners', lower) &&
      !lexicon.is('prepositions', rest[at - 1]?.lower),
  );
  const aside = noun < 0 ? rest.length : noun;
  return Math.min(tokens.length, cue.to + (isAside ? aside : nearMax));
}

const cueWord = ({ to }: Cue, tokens: readonly Token[]) => tokens[to - 1]?.lower;

/** A date, its article and "on". */
const nearMax = 2;

/** "doit annoncer mardi", "annoncera mardi": the day is still to come. */
function isToCome({ from, to }: Cue, tokens: readonly Token[], { language, is }: Lexicon): boolean {
  const words = tokens.slice(Math.max(0, from - 2), to).map(({ lower }) => lower);
  if (words.some((lower) => is('futures', lower))) return true;
  const last = words.at(-1) ?? '';
  return language === 'fr' && /(?:era|ira|dra|eront|iront|dront)$/.test(last);
}

/** Behind what between subject and verb has a verb of its own: "attendu mardi", "qui …". */
function findBetween(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): number {
  const other = tokens.findLastIndex(
    (token, at) => at >= from && at < to && isVerbLike(token, lexicon),
  );
  if (other < 0) return from;
  const comma = tokens.findIndex(({ text }, at) => at > other && at < to && text === ',');
  return comma < 0 ? to : comma;
}

function isVerbLike({ lower, kind }: Token, lexicon: Lexicon): boolean {
  const { is, forms, participle } = lexicon;
  if (kind !== 'word' || is('weekdays', lower) || is('months', lower)) return false;
  if (is('relatives', lower) || is('auxiliaries', lower) || forms.has(lower)) return true;
  return participle.test(lower) && !lexicon.isAdverb(lower);
}

/** Ids of those to whom it was said: known actors behind "à", "devant", "auprès de", "told". */
export function listAudience(
  { unit, phrases, lexicon, text, people }: Context,
  cue: Cue,
  speaker: Speaker | undefined,
): string[] {
  const end = cue.complementizer ?? cue.to + 8;
  const ids = phrases
    .filter(({ from }) => from >= cue.to && from < end)
    .filter(({ from, determiner }) => {
      const before = unit.tokens[from - 1]?.lower;
      return lexicon.is('addressees', before) || lexicon.is('addressees', determiner);
    })
    .map(({ name, office }) => name ?? office)
    .map((span) => span && people.findKnown(printed({ tokens: unit.tokens, text }, span)));
  return [...new Set(ids)].filter((id) => id !== undefined && id !== speaker?.id) as string[];
}

/** The medium or document that a report of somebody else's words is from, as printed. */
export function findVia({ unit, phrases, text }: Context, cues: readonly Cue[], cue: Cue) {
  const according = cues.find(({ kind }) => kind === 'according');
  if (!according || according === cue) return null;
  const phrase = phrases.find(({ from }) => from >= according.to && from <= according.to + 1);
  const span = phrase?.name ?? phrase?.office;
  return span ? printed({ tokens: unit.tokens, text }, span) : null;
}

export const tokensWithin = ({ tokens }: Unit, start: number, end: number) =>
  tokens.filter((token) => token.start >= start && token.end <= end);
