// Comparing names and identifiers the way a person would: case, accents and punctuation folded,
// and the nearest known one for a misspelling.
import { apostrophes, dropIgnorable, foldDigits } from './characters.ts';

/** Letters that Unicode does not decompose into a plain one and a mark. */
const plainLetters: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/**
 * One form for all spellings that differ only in case, accents, punctuation or spacing; empty
 * when the name has neither letter nor digit.
 */
export function foldName(name: string): string {
  return foldCommon(name) ?? foldAny(name);
}

function foldAny(name: string): string {
  const folded = foldDigits(dropIgnorable(name).normalize('NFKD'))
    .replace(accents, '')
    .toLowerCase()
    .replace(/[œæßøłđı]/g, (letter) => plainLetters[letter] as string)
    .replace(notWord, ' ')
    .normalize('NFC')
    .trim();
  return /[\p{L}\p{N}]/u.test(folded) ? folded : '';
}

/**
 * Marks that readers can do without, and the Arabic stroke that stretches a word. In other scripts
 * marks are vowels, or tell consonants apart.
 */
const accents =
  /[[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}]]--[\u3099\u309a]]|\u0640/gv;

/** Letter apostrophes are apostrophes, as names are written with either. */
const notWord = new RegExp(`(?:[${apostrophes}]|[^\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Latin letters, combining marks among them, and the punctuation of printed texts. */
const commonBlocks: readonly (readonly [from: number, to: number])[] = [
  [0x0000, 0x036f],
  [0x2000, 0x206f],
];

const space = 0x20;
/** In `commonFolds`: dropped, and not common. */
const nothing = 0;
const uncommon = 0xff;

/** The one ASCII character that a code unit is folded to; built when it is first needed. */
let commonFolds: Uint8Array | undefined;

function listCommonFolds(): Uint8Array {
  const folds = new Uint8Array(0x10000).fill(uncommon);
  for (const [from, to] of commonBlocks) {
    for (let code = from; code <= to; code++) {
      // Between letters, so that a space at its end stays.
      const fold = foldAny(`a${String.fromCharCode(code)}a`).slice(1, -1);
      if (fold === '') folds[code] = nothing;
      else if (/^\p{ASCII}$/u.test(fold)) folds[code] = fold.charCodeAt(0);
    }
  }
  return folds;
}

let folded = Buffer.alloc(1024);

/**
 * Folds character by character, which gives the same: only marks change places when a text is
 * decomposed, and they are dropped. Undefined when there is an uncommon character.
 */
function foldCommon(name: string): string | undefined {
  commonFolds ??= listCommonFolds();
  if (name.length > folded.length) folded = Buffer.alloc(2 * name.length);
  let length = 0;
  let spaced = true;
  for (let index = 0; index < name.length; index++) {
    const fold = commonFolds[name.charCodeAt(index)] as number;
    if (fold === uncommon) return undefined;
    if (fold === nothing || (fold === space && spaced)) continue;
    folded[length++] = fold;
    spaced = fold === space;
  }
  if (spaced && length > 0) length--;
  return folded.toString('latin1', 0, length);
}

/** How many single-character edits lie between two texts, counted up to `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(
        substituted,
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
      );
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return Math.min(previous[b.length] as number, limit + 1);
}

/** Up to `count` candidates that a person may have meant, nearest first; none when all are far. */
export function nearestNames(input: string, candidates: Iterable<string>, count = 3): string[] {
  const wanted = foldName(input);
  const limit = Math.max(1, Math.ceil(wanted.length / 3));
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const folded = foldName(candidate);
    const score = nearness(wanted, folded, limit);
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return [...new Set(scored.map((entry) => entry.candidate))].slice(0, count);
}

function nearness(wanted: string, folded: string, limit: number): number | undefined {
  if (wanted === '') return undefined;
  const distance = editDistance(wanted, folded, limit);
  if (distance <= limit) return distance;
  if (folded.split(' ').some((word) => word.startsWith(wanted))) return limit + 1;
  return wanted.length >= 3 && folded.includes(wanted) ? limit + 2 : undefined;
}
