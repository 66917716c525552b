// The day that the heading of minutes, of a transcript or of a release prints: "Compte rendu de la
// séance du 3 mars 2023". Whatever stands below without a day of its own may be of that day.
import { type Dating, readDay, type Said } from './dates.ts';
import type { Lexicon } from './lexicon.ts';
import type { Span } from './quotations.ts';
import { standsAt } from './tokens.ts';

/** How far into a text a heading may stand. */
const headMax = 600;

export function findHeadingDay(
  text: string,
  leftOut: readonly Span[],
  lexicon: Lexicon,
  published: string | null,
): Said | undefined {
  const heads = leftOut.filter(({ start }) => start < headMax);
  let isRelease = false;
  for (const { start, end } of heads) {
    const tokens = lexicon.tokenize(text, start, end);
    const dating: Dating = { tokens, lexicon, text, published };
    isRelease ||= lexicon
      .sequences('releases')
      .some((words) => tokens.some((_, at) => standsAt(tokens, at, words)));
    const from = tokens.findIndex((_, at) => readDay(dating, at)?.isExplicit);
    const day = from < 0 ? undefined : readDay(dating, from);
    const before = tokens.slice(0, Math.max(0, from));
    const isOccasion = before.some(({ lower }) => Object.hasOwn(lexicon.words.occasions, lower));
    if (!day || !(isOccasion || isRelease)) continue;
    const [first, last] = [tokens[from], tokens[day.to - 1]];
    const printed = text.slice(first?.start, last?.end);
    return { edtf: day.day, basis: 'explicit', printed, contradiction: false };
  }
  return undefined;
}
