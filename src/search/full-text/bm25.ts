// How well docs fit the terms of a search: Okapi BM25, as Lucene and others compute it.
import { countDocs, type DocId, type DocSet, firstAtLeast, hasDoc } from '../doc-set.ts';

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

/** The docs in the order of their scores, best first; of equal ones the highest doc id first. */
export function rankByBm25(
  docIds: readonly DocId[],
  terms: readonly TermPostings[],
  { lengths, averageLength }: Norms,
): DocId[] {
  const weighted = terms.map((term) => ({
    ...term,
    idf: idf(countDocs(term.docs), term.docCount),
  }));
  const scored = docIds.map((docId) => {
    const relativeLength = (lengths[docId] as number) / averageLength;
    const norm = k1 * (1 - b + b * relativeLength);
    let score = 0;
    for (const { docs, repeats, idf } of weighted) {
      if (!hasDoc(docs, docId)) continue;
      const tf = 1 + countIn(repeats, docId);
      score += (idf * tf * (k1 + 1)) / (tf + norm);
    }
    return { docId, score };
  });
  scored.sort((a, b) => b.score - a.score || b.docId - a.docId);
  return scored.map(({ docId }) => docId);
}

function idf(docFrequency: number, docCount: number): number {
  return Math.log(1 + (docCount - docFrequency + 0.5) / (docFrequency + 0.5));
}

/** How often a doc id occurs in an ascending list. */
function countIn(ascending: Uint32Array, docId: DocId): number {
  let at = firstAtLeast(ascending, docId);
  const first = at;
  while (ascending[at] === docId) at++;
  return at - first;
}
