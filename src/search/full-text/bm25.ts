// How well docs fit the terms of a search: Okapi BM25, as Lucene and others compute it.
import { countDocs, type DocId, type DocSet, hasDoc } from '../doc-set.ts';

/** How soon a term that is repeated stops to count. */
const k1 = 1.2;

/** How much the length of a doc counts. */
const b = 0.75;

/** Where one term occurs, and how often. */
export interface TermPostings {
  docs: DocSet;
  /** Ascending; each doc id once for each occurrence after the first. */
  repeats: Uint32Array;
  /** Docs in which it could occur: those with a text in its language. */
  docCount: number;
}

/** The lengths of docs. */
export interface Norms {
  /** Words by doc id. */
  lengths: Uint32Array;
  averageLength: number;
}

/** Bits of a place in a list of docs: the lowest of a score, which make no difference. */
const placeBits = 11;
const placeMask = (1 << placeBits) - 1;

/** Most docs to rank. */
export const rankedMax = 2000;

/**
 * The docs in the order of their scores, best first; of equal ones the highest doc id first. Scores
 * are equal when they differ by less than one part in a trillion.
 * @param docIds descending, at most `rankedMax`
 */
export function rankByBm25(
  docIds: readonly DocId[],
  terms: readonly TermPostings[],
  norms: Norms,
): DocId[] {
  const scores = new Float64Array(docIds.length);
  for (const term of terms) addScores(scores, docIds, term, norms);
  // Numbers alone are sorted in a third of the time that a comparison of places takes. A score is
  // not negative, so its bits sort as it does; the low half of each stands first.
  const halves = new Uint32Array(scores.buffer);
  for (let place = 0; place < docIds.length; place++) {
    halves[2 * place] = ((halves[2 * place] as number) & ~placeMask) | (placeMask - place);
  }
  scores.sort().reverse();
  return docIds.map((_, rank) => {
    const place = placeMask - ((halves[2 * rank] as number) & placeMask);
    return docIds[place] as DocId;
  });
}

/** Adds what one term is worth in each doc. */
function addScores(
  scores: Float64Array,
  docIds: readonly DocId[],
  { docs, repeats, docCount }: TermPostings,
  { lengths, averageLength }: Norms,
): void {
  const weight = idf(countDocs(docs), docCount);
  let at = repeats.length - 1;
  for (let place = 0; place < docIds.length; place++) {
    const docId = docIds[place] as DocId;
    if (!hasDoc(docs, docId)) continue;
    while ((repeats[at] as number) > docId) at--;
    let tf = 1;
    for (; repeats[at] === docId; at--) tf++;
    const relativeLength = (lengths[docId] as number) / averageLength;
    const norm = k1 * (1 - b + b * relativeLength);
    scores[place] = (scores[place] as number) + (weight * tf * (k1 + 1)) / (tf + norm);
  }
}

function idf(docFrequency: number, docCount: number): number {
  return Math.log(1 + (docCount - docFrequency + 0.5) / (docFrequency + 0.5));
}
