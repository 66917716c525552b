// How much words tell about where they come from: rare words much, common words little. It is their
// self-information, in bits, which is nearly the idf of a word in a search.

/** Occurrences of words in all texts. */
export interface Frequencies {
  /** Undefined for a word that does not occur. */
  countOf: (word: string) => number | undefined;
  /** Words of all texts together. */
  total: number;
}

/** With fewer words than this, rare words cannot be told from common ones. */
const totalMin = 2 ** 20;

/** At the minimum, random words match by chance once in 2^margin corpora. */
const marginBits = 12;

/** Information of one word, in bits; a word that does not occur counts as the rarest. */
export function measureWord(word: string, { countOf, total }: Frequencies): number {
  return Math.log2(Math.max(total, 1) / (countOf(word) ?? 1));
}

/** What a match must carry, in bits, so that it is no coincidence. */
export function minimumInformation({ total }: Frequencies): number {
  return Math.round(Math.log2(Math.max(total, totalMin))) + marginBits;
}
