// The day that the heading of minutes, of a transcript or of a release prints: "Compte rendu de la
// séance du 3 mars 2023". Whatever stands below without a day of its own may be of that day.
import { type Dating, findFirst, readDay, type Said, slice } from './dates.ts';
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
    const found = findFirst([{ from: 0, to: tokens.length }], (from) => {
      const read = readDay(dating, from);
      return read?.isExplicit ? { ...read, from } : undefined;
    });
    if (!found) continue;
    const { day, from, to } = found;
    const before = tokens.slice(0, from);
    const isOccasion = before.some(({ lower }) => Object.hasOwn(lexicon.words.occasions, lower));
    if (!isOccasion && !isRelease) continue;
    return { edtf: day, basis: 'explicit', printed: slice(dating, from, to), contradiction: false };
  }
  return undefined;
}
