// Which names are ordinary words as well: those that the texts write small at least as often as
// with a capital where no sentence begins.
import { listNameWords, type NameWord } from './name-words.ts';

/** What stands before the first word of a sentence. */
const beforeSentence = /(?:^|[.!?…:;«»“”„"\n(])\s*(?:[-–—]\s*)?$/u;

export function beginsSentence(text: string, { start }: Pick<NameWord, 'start'>): boolean {
  return beforeSentence.test(text.slice(Math.max(0, start - 8), start));
}

/** @returns whether a folded name of one word is an ordinary word */
export function countOrdinary(
  names: Iterable<{ spelling: string }>,
  texts: Iterable<string>,
): (folded: string) => boolean {
  const single = [...names].flatMap(({ spelling }) => {
    const [word, ...others] = listNameWords(spelling);
    return word && others.length === 0 ? word.folded : [];
  });
  const counts = new Map(single.map((folded) => [folded, { small: 0, large: 0 }]));
  for (const text of texts) {
    for (const word of listNameWords(text)) {
      const count = counts.get(word.folded);
      if (!count) continue;
      if (word.written === word.written.toLowerCase()) count.small++;
      else if (!beginsSentence(text, word)) count.large++;
    }
  }
  return (folded) => {
    const { small = 0, large = 0 } = counts.get(folded) ?? {};
    return small > 0 && small >= large;
  };
}
