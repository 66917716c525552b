// How much of a list one answer holds, so that a language model can read it at once.

/**
 * An answer is sent twice, as structured content and as text, where its quotation marks are
 * escaped: together at most 12,600 bytes, which are fewer than 4,000 tokens.
 */
const answerBytesMax = 5800;

/** How many of the rows shrink, beside what else the answer holds; one at least. */
export function countFitting(rows: readonly object[], rest: object): number {
  let bytes = Buffer.byteLength(JSON.stringify(rest));
  const index = rows.findIndex((row) => {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    return bytes > answerBytesMax;
  });
  return index === -1 ? rows.length : Math.max(index, 1);
}

/**
 * The longest of the answers that a smaller and smaller limit makes of a record.
 * @param build with lists of at most so many entries
 */
export function shrink<T extends object>(build: (entriesMax: number) => T): T {
  for (const entriesMax of [20, 10, 5, 3, 2]) {
    const answer = build(entriesMax);
    if (Buffer.byteLength(JSON.stringify(answer)) <= answerBytesMax) return answer;
  }
  return build(1);
}
