// What a phrase is to a verb: governed by a preposition or free, and where the verb begins.
import type { Context } from './context.ts';
import type { Cue } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './names.ts';
import type { Unit } from './units.ts';

/** The last token before the verb, its object pronouns and adverbs. */
export function beforeVerb({ from }: Cue, { unit: { tokens }, lexicon }: Context): number {
  let at = from - 1;
  while (at > 0) {
    const lower = tokens[at]?.lower;
    const isSmall = lexicon.is('objects', lower) && !['nous', 'vous'].includes(lower ?? '');
    if (!isSmall && !lexicon.isAdverb(lower)) break;
    at--;
  }
  return at;
}

/** Whether a clause begins with that word. */
export const opensClause = (lower: string, { is }: Lexicon) =>
  is('complementizers', lower) || is('coordinators', lower) || is('otherRelatives', lower);

/** Governed by a preposition, or an owner: no subject. */
export function isObject(
  { from, to, kind, determiner }: Phrase,
  tokens: Unit['tokens'],
  lexicon: Lexicon,
): boolean {
  const before = tokens[from - 1];
  // "Interpol's constitution".
  if (tokens[to]?.lower === "'s") return true;
  if (determiner !== undefined && lexicon.is('contracted', determiner)) {
    const isPlural = determiner === 'des';
    return !isPlural || (before?.kind === 'word' && !opensClause(before.lower, lexicon));
  }
  // "Calling it a farce".
  if (kind === 'pronoun' && lexicon.words.headLast && lexicon.forms.has(before?.lower ?? '')) {
    return true;
  }
  const own = lexicon.is('prepositions', tokens[from]?.lower);
  return own || (before !== undefined && lexicon.is('prepositions', before.lower));
}
