// The parts by which a folded name is found: its words, and its trigrams as pg_trgm cuts them.

/** Longer input than this is cut, so that every search has a bound. */
export const lettersMax = 60;

export function listWords(folded: string): string[] {
  return folded === '' ? [] : [...new Set(folded.split(' '))];
}

/** Three neighbouring letters each; a word begins with two spaces and ends with one. */
export function listTrigrams(folded: string): string[] {
  const trigrams = new Set<string>();
  for (const word of listWords(folded)) {
    const padded = [' ', ' ', ...word, ' '];
    for (let at = 0; at + 3 <= padded.length; at++) {
      trigrams.add(padded.slice(at, at + 3).join(''));
    }
  }
  return [...trigrams];
}
