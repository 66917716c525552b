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

/**
 * How many single-character edits lie between two texts, counted up to `limit`. Only cells that can
 * be within the limit are computed (Ukkonen 1985).
 */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  let previous = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  let current = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const letter = a.charCodeAt(i - 1);
    current[from - 1] = from === 1 ? i : tooFar;
    let best = current[from - 1] as number;
    for (let j = from; j <= to; j++) {
      const substituted = (previous[j - 1] as number) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      const deleted = j < i + limit ? (previous[j] as number) + 1 : tooFar;
      const value = Math.min(substituted, deleted, (current[j - 1] as number) + 1);
      current[j] = value;
      best = Math.min(best, value);
    }
    if (best > limit) return tooFar;
    [previous, current] = [current, previous];
  }
  return Math.min(previous[b.length] as number, tooFar);
}

/** Longer names are compared by their beginning, so that every comparison has a bound. */
const comparedLengthMax = 60;

/** Up to `count` candidates that a person may have meant, nearest first; none when all are far. */
export function nearestNames(input: string, candidates: Iterable<string>, count = 3): string[] {
  const near = rankNearest(input, candidates, (candidate) => candidate);
  return [...new Set(near)].slice(0, count);
}

/** The candidates whose name a person may have meant, nearest first. */
export function rankNearest<T>(
  input: string,
  candidates: Iterable<T>,
  nameOf: (candidate: T) => string,
): T[] {
  const wanted = foldName(input).slice(0, comparedLengthMax);
  if (wanted === '') return [];
  const scored: { candidate: T; folded: string; score: number }[] = [];
  for (const candidate of candidates) {
    const folded = foldName(nameOf(candidate)).slice(0, comparedLengthMax);
    const score = nearness(wanted, folded);
    if (score !== undefined) scored.push({ candidate, folded, score });
  }
  scored.sort((a, b) => a.score - b.score || compare(a.folded, b.folded));
  return scored.map(({ candidate }) => candidate);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Less is nearer; undefined when they are far from each other. */
function nearness(wanted: string, folded: string): number | undefined {
  const limit = Math.max(1, Math.ceil(wanted.length / 3));
  const plain = editDistance(wanted, folded, limit);
  const distance = Math.min(plain, editDistance(orderWords(wanted), orderWords(folded), plain));
  const words = folded.split(' ');
  const wantedWords = wanted.split(' ');
  // A known name among other words is as near as two wrong letters.
  const isContained = folded.length > 1 && words.every((word) => wantedWords.includes(word));
  if (isContained) return Math.min(distance, 2 - words.length / 10);
  if (distance <= limit) return distance;
  if (words.some((word) => word.startsWith(wanted))) return limit + 1;
  return wanted.length >= 3 && folded.includes(wanted) ? limit + 2 : undefined;
}

/** The words of a folded name in alphabetical order. */
export function orderWords(folded: string): string {
  return folded.split(' ').sort().join(' ');
}
