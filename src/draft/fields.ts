// What a proposed statement says besides its words and speaker: whether it is quoted, when it was
// said, to whom, and on whose behalf.
import type { Cue } from './cue.ts';
import { findDate, type Said } from './dates.ts';
import type { Phrase } from './names.ts';
import { printed } from './people.ts';
import type { Context, Speaker } from './speakers.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

/** Direct when nearly everything but the verb and the speaker is in quotation marks. */
export function findForm(
  own: readonly Token[],
  isAttribution: (token: Token) => boolean,
): 'direct' | 'mixed' | 'indirect' {
  const quotes = own.filter(({ kind }) => kind === 'quote');
  if (quotes.length === 0) return 'indirect';
  const claim = own.filter((token) => token.kind === 'word' && !isAttribution(token));
  const quoted = quotes.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const isLong = quotes.some(({ text }) => text.split(/\s+/).length >= 6);
  return isLong && quoted > 1.2 * claim.length ? 'direct' : 'mixed';
}

/** A date before the subject, between it and the verb, or right behind the verb. */
export function findSaid(
  { unit, lexicon, text }: Context,
  cue: Cue,
  phrase: Phrase | undefined,
  published: string | null,
): Said | undefined {
  const { tokens } = unit;
  const dating = { tokens, lexicon, text, published };
  const quote = tokens.findIndex(({ kind }, at) => at >= cue.to && kind === 'quote');
  const ends = [cue.complementizer, quote < 0 ? undefined : quote, cue.to + 12, tokens.length];
  const limit = Math.min(...ends.filter((end) => end !== undefined));
  const isQuoteBefore = tokens.slice(0, cue.from).some(({ kind }) => kind === 'quote');
  const isOpen = isQuoteBefore || cue.complementizer !== undefined || quote >= 0;
  const behind = { from: cue.to, to: isOpen ? limit : Math.min(limit, cue.to + 3) };
  const start = isQuoteBefore ? cue.from : 0;
  const subject = phrase && phrase.from < cue.from ? phrase.from : cue.from;
  const between = { from: phrase && phrase.from < cue.from ? phrase.to : cue.from, to: cue.to };
  return findDate(dating, [between, behind, { from: start, to: Math.min(subject, start + 14) }]);
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
