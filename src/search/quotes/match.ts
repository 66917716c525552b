// Whether a sentence found elsewhere stands in a piece of text: word for word, nearly, or in part.
// Precision comes before recall: what says too little to be recognised is no match.
import {
  alignWords,
  countReachable,
  countWords,
  type Difference,
  findBestDiagonal,
  type Kept,
  listDifferences,
  listPlaces,
  listRuns,
  type Places,
  type Run,
  voteDiagonals,
} from '../../text/alignment.ts';

/** The words that are looked up, and what each of them tells. */
export interface Asked {
  words: readonly string[];
  /** Information of each word, in bits; 0 for a word of a name. */
  bits: readonly number[];
  /** What a match must carry, in bits. */
  minimum: number;
  /** Numbers of words behind which something is left out (…). */
  omissions: ReadonlySet<number>;
}

/** Best first. */
const matchKinds = ['exact', 'near', 'partial'] as const;

export interface Match {
  match: (typeof matchKinds)[number];
  /** 1 for an exact match and only for that; three decimals. */
  similarity: number;
  /** Of the words that are kept, in bits. */
  information: number;
  /** Asked words from the first to behind the last kept. */
  asked: readonly [from: number, to: number];
  /** Words of the passage from the first to behind the last kept. */
  passage: readonly [from: number, to: number];
  differences: readonly Difference[];
}

/** A near match keeps at least this share of the words of either side. */
const nearShareMin = 0.7;

/** How many words more or fewer a passage may have than what is asked. */
export const bandWords = 40;

/** A piece out of much has more chances to stand somewhere by chance, so it must tell more. */
const partialFactor = 1.5;

const stretchBand = 8;
const partsMax = 3;

/**
 * Exact matches may carry as little as half the minimum: whether that is enough depends on where
 * they stand. Near ones carry the minimum, partial ones one and a half times as much.
 */
export function listMatches(asked: Asked, passage: readonly string[]): Match[] {
  const places = listPlaces(passage);
  const runs = listRuns(asked.words, passage, places);
  const whole = runs.filter(({ length }) => length === asked.words.length);
  if (whole.length > 0) {
    return whole
      .map((run) => describeMatch(asked, 'exact', listKept(run)))
      .filter(({ information }) => 2 * information >= asked.minimum);
  }
  const near = findNear(asked, passage, places);
  return near ? [near] : listParts(asked, passage, runs);
}

function findNear(asked: Asked, passage: readonly string[], places: Places): Match | undefined {
  const { words, omissions } = asked;
  const diagonal = findBestDiagonal(voteDiagonals(words, places));
  if (diagonal === undefined) return undefined;
  const band = bandWords;
  const reachable = countReachable(words, places, diagonal, band);
  if (reachable < nearShareMin * words.length) return undefined;
  const kept = alignWords(words, passage, { diagonal, band, fit: 'all', omissions });
  if (kept.length === 0) return undefined;
  const found = describeMatch(asked, 'near', kept);
  const counts = countWords(found.differences, omissions);
  const share = counts.kept / Math.max(counts.asked, counts.passage);
  return share >= nearShareMin && found.information >= asked.minimum ? found : undefined;
}

/** Stretches of the asked words that stand in the passage, each around a run of equal words. */
function listParts(asked: Asked, passage: readonly string[], runs: readonly Run[]): Match[] {
  const { words, minimum, omissions } = asked;
  const anchors = runs
    .map((run) => ({ run, bits: sumRun(asked, run) }))
    .filter(({ bits }) => bits >= partialFactor * minimum)
    .sort((a, b) => b.bits - a.bits || a.run.passage - b.run.passage)
    .map(({ run }) => run);
  const parts: Match[] = [];
  for (const run of anchors) {
    if (parts.length === partsMax) break;
    if (parts.some(({ asked: [from, to] }) => run.asked < to && run.asked + run.length > from)) {
      continue;
    }
    const diagonal = run.passage - run.asked;
    const options = { diagonal, band: stretchBand, fit: 'stretch', omissions } as const;
    const kept = alignWords(words, passage, options);
    const holdsRun = kept.some((pair) => pair.asked === run.asked && pair.passage === run.passage);
    parts.push(describeMatch(asked, 'partial', holdsRun ? kept : listKept(run)));
  }
  return parts;
}

function describeMatch(asked: Asked, match: Match['match'], kept: readonly Kept[]): Match {
  const differences = listDifferences(kept, asked.words.length);
  const counts = countWords(differences, asked.omissions);
  const similarity = (2 * counts.kept) / (counts.asked + counts.passage);
  const first = kept[0] as Kept;
  const last = kept.at(-1) as Kept;
  return {
    match,
    similarity: match === 'exact' ? 1 : Math.min(0.999, Math.floor(similarity * 1000) / 1000),
    information: sumBits(asked, kept),
    asked: [first.asked, last.asked + 1],
    passage: [first.passage, last.passage + 1],
    differences,
  };
}

function listKept({ asked, passage, length }: Run): Kept[] {
  return Array.from({ length }, (_, index) => ({
    asked: asked + index,
    passage: passage + index,
  }));
}

function sumBits({ bits }: Asked, kept: readonly Kept[]): number {
  return kept.reduce((sum, { asked }) => sum + (bits[asked] as number), 0);
}

function sumRun({ bits }: Asked, { asked, length }: Run): number {
  let sum = 0;
  for (let index = asked; index < asked + length; index++) sum += bits[index] as number;
  return sum;
}

/** Best first; of equals the more informative one. */
export function compareMatches(a: Match, b: Match): number {
  return compareKinds(a, b) || b.similarity - a.similarity || b.information - a.information;
}

export function compareKinds(a: Pick<Match, 'match'>, b: Pick<Match, 'match'>): number {
  return matchKinds.indexOf(a.match) - matchKinds.indexOf(b.match);
}
