// A text with marked ranges that may overlap: paragraphs of nested marks. A mark that crosses
// another one, or the end of a paragraph, is continued in a further piece.

/** A range of a text in code points, with what belongs to it. */
export interface Range<T> {
  start: number;
  end: number;
  content: T;
}

/** A piece of a range. Only the first piece represents the whole range. */
export interface Mark<T> {
  range: Range<T>;
  first: boolean;
  last: boolean;
  children: Node<T>[];
}

export type Node<T> = string | Mark<T>;

export interface Paragraph<T> {
  /** What stands between the paragraph before and this one. */
  space: string;
  nodes: Node<T>[];
  /** The ranges that begin in it, in order. */
  begun: Range<T>[];
}

interface Piece<T> {
  start: number;
  end: number;
  range: Range<T>;
}

/** The non-empty lines of the text. Ranges outside the text are left out. */
export function markParagraphs<T>(text: string, ranges: readonly Range<T>[]): Paragraph<T>[] {
  const characters = Array.from(text);
  const pieces: Piece<T>[] = ranges.map((range) => ({ start: range.start, end: range.end, range }));
  const paragraphs: Paragraph<T>[] = [];
  let at = 0;
  for (const [from, to] of listLines(characters)) {
    const inside = pieces
      .map(({ start, end, range }) => ({
        start: Math.max(start, from),
        end: Math.min(end, to),
        range,
      }))
      .filter(({ start, end }) => start < end);
    const begun = ranges.filter(({ start }) => start >= from && start < to).sort(compare);
    const space = characters.slice(at, from).join('');
    paragraphs.push({ space, nodes: nest(characters, from, to, inside.sort(compare)), begun });
    at = to;
  }
  return paragraphs;
}

/** All pieces lie between `from` and `to`, sorted by `compare`. */
function nest<T>(
  characters: readonly string[],
  from: number,
  to: number,
  pieces: readonly Piece<T>[],
): Node<T>[] {
  const nodes: Node<T>[] = [];
  const queue = [...pieces];
  let at = from;
  for (let piece = queue.shift(); piece; piece = queue.shift()) {
    const { start, end, range } = piece;
    if (start > at) nodes.push(characters.slice(at, start).join(''));
    const inner: Piece<T>[] = [];
    while (queue[0] && queue[0].start < end) {
      const next = queue.shift() as Piece<T>;
      inner.push({ ...next, end: Math.min(next.end, end) });
      if (next.end > end) insert(queue, { ...next, start: end });
    }
    nodes.push({
      range,
      first: start === range.start,
      last: end === range.end,
      children: nest(characters, start, end, inner),
    });
    at = end;
  }
  if (at < to) nodes.push(characters.slice(at, to).join(''));
  return nodes;
}

function insert<T>(queue: Piece<T>[], piece: Piece<T>): void {
  const at = queue.findIndex((other) => compare(piece, other) < 0);
  queue.splice(at === -1 ? queue.length : at, 0, piece);
}

/** By start; of two that start together the longer one is outside. */
function compare(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return a.start - b.start || b.end - a.end;
}

function listLines(characters: readonly string[]): [number, number][] {
  const lines: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= characters.length; at++) {
    if (at < characters.length && characters[at] !== '\n') continue;
    if (characters.slice(from, at).join('').trim() !== '') lines.push([from, at]);
    from = at + 1;
  }
  return lines;
}
