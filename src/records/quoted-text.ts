// What may be published of a text that may only be quoted: its passages, a little on each side of
// them, and where they stand. All offsets are Unicode code points.

/** Code points of a text, from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Code points before and after a passage that are published with it. */
const contextLength = 32;

/** Stands for one character that is left out. */
const blank = '\u2588';

/** In order; what overlaps or touches is one span. */
export function mergeSpans(spans: readonly Readonly<Span>[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * The text with nothing but these passages and their contexts. Every other character of a line
 * that is not empty is blank, so that offsets and paragraphs stay. What follows the last context
 * is cut off.
 */
export function blankAround(text: string, passages: readonly Readonly<Span>[]): string {
  const shown = mergeSpans(
    passages.map(({ start, end }) => ({
      start: Math.max(0, start - contextLength),
      end: end + contextLength,
    })),
  );
  const end = shown.at(-1)?.end ?? 0;
  const lines: string[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const characters = Array.from(line);
    lines.push(line.trim() === '' ? line : blankLine(characters, from, shown));
    from += characters.length + 1;
  }
  return Array.from(lines.join('\n')).slice(0, end).join('');
}

function blankLine(characters: readonly string[], from: number, shown: readonly Span[]): string {
  const line = characters.map(() => blank);
  for (const span of shown) {
    const end = Math.min(characters.length, span.end - from);
    for (let at = Math.max(0, span.start - from); at < end; at++)
      line[at] = characters[at] as string;
  }
  return line.join('');
}

/** As readers see it: what is left out is one mark, whatever its length. */
export function shortenBlanks(text: string): string {
  return text.replace(blanks, '[…]');
}

/** Runs of blanks, and what stands between them. */
export function splitBlanks(text: string): string[] {
  return text.split(blanks).filter((part) => part !== '');
}

export function isBlank(text: string): boolean {
  return text.startsWith(blank);
}

const blanks = new RegExp(`(${blank}+)`, 'g');
