// A text → its sentences. Of an article each is covered by a statement or an event, or dismissed.

/** UTF-16 indexes; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Sentences line by line, without the space around them; a line without letters is none. */
export function listSentences(text: string, language: string): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const spans = segmenter
      .segment(line)
      [Symbol.iterator]()
      .map(({ segment, index }) => trimSpan(text, start + index, start + index + segment.length))
      .filter((span) => span.end > span.start)
      .toArray();
    start += line.length + 1;
    return joinSentences(text, spans).filter((span) => hasLetters(text, span));
  });
}

const hasLetters = (text: string, { start, end }: Span) => /\p{L}/u.test(text.slice(start, end));

/** An abbreviation ends no sentence, and a mark behind a full stop begins none. */
function joinSentences(text: string, spans: readonly Span[]): Span[] {
  const sentences: Span[] = [];
  for (const span of spans) {
    const previous = sentences.at(-1);
    if (previous && (endsShort(text, previous) || !hasLetters(text, span))) previous.end = span.end;
    else sentences.push({ ...span });
  }
  return sentences;
}

/** "M. Dupont", "J. Smith", "art. 5". */
function endsShort(text: string, { start, end }: Span): boolean {
  return /(?:^|[\s(«“"])(?:\p{Lu}|MM|Mr|Mrs|Ms|Dr|Pr|St|Gen|Lt|art|av|cf|p|v|vs|no)\.$/u.test(
    text.slice(start, end),
  );
}

/** Without the white space at both ends. */
export function trimSpan(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: Math.max(from, from + slice.trim().length) };
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
