// What a proposed statement says besides its words, speaker and day: whether it is quoted, to whom
// it was said, and where it was printed.

import type { Context, Speaker } from './context.ts';
import type { Cue } from './cue.ts';
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
