// How much a few words tell about where they come from: rare words much, common ones little.

/** Occurrences of words in a body of texts. */
export interface Frequencies {
  /** Undefined for a word that stands nowhere. */
  countOf: (word: string) => number | undefined;
  /** Words of all texts together. */
  total: number;
}

/** Below this a body of texts is too small to tell rare words from common ones. */
const totalMin = 2 ** 20;

/** Words drawn at random meet a given text of the minimum once in 2^margin bodies of texts. */
const marginBits = 12;

/** Information of one word, in bits; a word that stands nowhere counts as the rarest. */
export function measureWord(word: string, { countOf, total }: Frequencies): number {
  return Math.log2(Math.max(total, 1) / (countOf(word) ?? 1));
}

/** What a stretch of words must carry so that it does not stand somewhere by chance, in bits. */
export function minimumInformation({ total }: Frequencies): number {
  return Math.round(Math.log2(Math.max(total, totalMin))) + marginBits;
}
