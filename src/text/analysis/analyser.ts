// How passages of one language are searched: how they are cut into words, and which words are
// forms of one.
import { foldName } from '../names.ts';
import { listTokens, type Token } from '../tokens.ts';

export interface Analyser {
  listTokens: (text: string) => Token[];
  /** A word without case, accents and punctuation; empty when there is nothing left of it. */
  fold: (written: string) => string;
  /** What all forms of a word have in common, folded. */
  stem: (written: string) => string;
  /** The stems that may be meant by a word of a query, which may lack its accents. */
  listStems: (written: string) => readonly string[];
}

/** What a language does otherwise than languages in general. */
interface Rules {
  listTokens?: (text: string) => Token[];
  /** Takes a word in lower case with its accents; the stem is folded afterwards. */
  stem?: (written: string) => string;
  /** Other words that somebody may mean who types this one. */
  guess?: (written: string) => readonly string[];
}

const rememberedMax = 50_000;

export function buildAnalyser(rules: Rules): Analyser {
  const stemOnce = (written: string) => {
    const stem = rules.stem?.(written) ?? written;
    return foldWord(stem) || foldWord(written);
  };
  const stem = remember(stemOnce);
  return {
    listTokens: rules.listTokens ?? listTokens,
    fold: foldWord,
    stem,
    listStems: (written) => [
      ...new Set([written, ...(rules.guess?.(written) ?? [])].map((word) => stem(word))),
    ],
  };
}

const foldWord = remember((written) => foldName(written).replaceAll(' ', ''));

/** The same function with its last answers at hand: few words make up most of a text. */
export function remember(
  change: (word: string) => string,
  max = rememberedMax,
): (word: string) => string {
  const cached = new Map<string, string>();
  return (word) => {
    const known = cached.get(word);
    if (known !== undefined) return known;
    if (cached.size === max) cached.clear();
    const changed = change(word);
    cached.set(word, changed);
    return changed;
  };
}

/**
 * Guesses accents that somebody left out at the end of a word.
 * @param endings what is typed and what is written, in the order of their length
 */
export function guessAccents(endings: readonly (readonly [typed: string, written: string])[]) {
  return (word: string): string[] => {
    if (!/^[a-z]+$/.test(word)) return [];
    return endings.flatMap(([typed, written]) =>
      word.endsWith(typed) ? [word.slice(0, -typed.length) + written] : [],
    );
  };
}
