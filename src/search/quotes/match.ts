// Whether a sentence from elsewhere occurs in a piece of text: word for word, nearly, or in part.
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

/** The words that are looked up, and how much each of them tells. */
export interface QuoteQuery {
  words: readonly string[];
  /** Information of each word, in bits; 0 for a word of a name. */
  bits: readonly number[];
  /** What a match must carry, in bits. */
  minimum: number;
  /** Numbers of words after which something is left out (…). */
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
  /** Words of the query from the first to behind the last kept. */
  asked: readonly [from: number, to: number];
  /** Words of the passage from the first to behind the last kept. */
  passage: readonly [from: number, to: number];
  differences: readonly Difference[];
}

/** A near match keeps at least this share of the words of either side. */
const nearShareMin = 0.7;

/** How many words more or fewer than the query a passage may have. */
export const bandWords = 40;

/** A part of a long query has more chances to match by coincidence, so it must tell more. */
const partialFactor = 1.5;

/** Most near matches around one window. */
const nearMax = 8;

const stretchBand = 8;
const partsMax = 3;

/**
 * Exact matches may carry as little as half the minimum; whether that is enough depends on what is
 * around them. Near ones carry the minimum, partial ones one and a half times as much.
 */
export function listMatches(query: QuoteQuery, passage: readonly string[]): Match[] {
  const places = listPlaces(passage);
  const runs = listRuns(query.words, passage, places);
  const whole = runs.filter(({ length }) => length === query.words.length);
  if (whole.length > 0) {
    return whole
      .map((run) => describeMatch(query, 'exact', listKept(run)))
      .filter(({ information }) => 2 * information >= query.minimum);
  }
  const near = listNear(query, passage, places);
  return near.length > 0 ? near : listParts(query, passage, runs);
}

/** Several places of one text may be near; each is looked for without those found before. */
function listNear(query: QuoteQuery, passage: readonly string[], places: Places): Match[] {
  const matches: Match[] = [];
  let rest = passage;
  let restPlaces = places;
  while (matches.length < nearMax) {
    const match = findNear(query, rest, restPlaces);
    if (!match) break;
    matches.push(match);
    const [from, to] = match.passage;
    rest = rest.map((word, index) => (from <= index && index < to ? '' : word));
    restPlaces = listPlaces(rest);
  }
  return matches;
}

function findNear(
  query: QuoteQuery,
  passage: readonly string[],
  places: Places,
): Match | undefined {
  const { words, omissions } = query;
  const diagonal = findBestDiagonal(voteDiagonals(words, places));
  if (diagonal === undefined) return undefined;
  const band = bandWords;
  const reachable = countReachable(words, places, diagonal, band);
  if (reachable < nearShareMin * words.length) return undefined;
  const kept = alignWords(words, passage, { diagonal, band, fit: 'all', omissions });
  if (kept.length === 0) return undefined;
  const match = describeMatch(query, 'near', kept);
  const counts = countWords(match.differences, omissions);
  const share = counts.kept / Math.max(counts.asked, counts.passage);
  return share >= nearShareMin && match.information >= query.minimum ? match : undefined;
}

/** Parts of the query that occur in the passage, each around a run of equal words. */
function listParts(query: QuoteQuery, passage: readonly string[], runs: readonly Run[]): Match[] {
  const { words, minimum, omissions } = query;
  const anchors = runs
    .map((run) => ({ run, bits: sumRun(query, run) }))
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
    parts.push(describeMatch(query, 'partial', holdsRun ? kept : listKept(run)));
  }
  return parts;
}

function describeMatch(query: QuoteQuery, match: Match['match'], kept: readonly Kept[]): Match {
  const differences = listDifferences(kept, query.words.length);
  const counts = countWords(differences, query.omissions);
  const similarity = (2 * counts.kept) / (counts.asked + counts.passage);
  const first = kept[0] as Kept;
  const last = kept.at(-1) as Kept;
  return {
    match,
    similarity: match === 'exact' ? 1 : Math.min(0.999, Math.floor(similarity * 1000) / 1000),
    information: sumBits(query, kept),
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

function sumBits({ bits }: QuoteQuery, kept: readonly Kept[]): number {
  return kept.reduce((sum, { asked }) => sum + (bits[asked] as number), 0);
}

function sumRun({ bits }: QuoteQuery, { asked, length }: Run): number {
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
