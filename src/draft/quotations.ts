// Where a text quotes: pairs of quotation marks, paragraph by paragraph. Marks are paired by their
// turn and not by their direction, so reversed and wrongly closed ones come out right.

export interface Quotation {
  /** UTF-16 indexes, the marks included. */
  start: number;
  end: number;
  /** A mark points the wrong way, or the closing one is missing. */
  isFlawed: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/** The lines of a text that hold words; lines that were wrapped are joined. */
export function listParagraphs(text: string): Span[] {
  const lines: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (/[\p{L}\p{N}]/u.test(line)) lines.push({ start: index, end: index + line.length });
  }
  return isWrapped(text, lines) ? joinWrapped(text, lines) : lines;
}

function joinWrapped(text: string, lines: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && !/\n\s*\n/.test(text.slice(last.end, line.start))) last.end = line.end;
    else joined.push({ ...line });
  }
  return joined;
}

/** Whether most lines with another one directly below them end in the middle of a sentence. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  const followed = lines.filter(
    ({ end }, index) => lines[index + 1] && lines[index + 1]?.start === end + 1,
  );
  const open = followed.filter(({ start, end }) => {
    const line = text.slice(start, end).trimEnd();
    return line.length > 50 && line.length < 120 && !/[.!?:»”"…]$/.test(line);
  });
  return followed.length >= 4 && open.length > followed.length / 2;
}

/** Families of marks; a pair is of one family, and what is inside belongs to it. */
const families = ['«»', '“”„', '"', '‘’', '‹›'];
const openers = '«“„‘‹';

/** The outermost quotations of a paragraph, in order. */
export function listQuotations(text: string, { start, end }: Span): Quotation[] {
  const found: Quotation[] = [];
  let at = start;
  while (at < end) {
    const character = text[at] as string;
    const family = families.find((one) => one.includes(character));
    if (family === undefined || !mayOpen(text, at, family)) {
      at++;
      continue;
    }
    const close = findClose(text, at, end, family);
    if (close === undefined && family === '‘’') {
      at++;
      continue;
    }
    const stop = close === undefined ? end : close + 1;
    const isDirected = family === '"' || openers.includes(character);
    const isClosed =
      close !== undefined && (family === '"' || !openers.includes(text[close] ?? ''));
    found.push({ start: at, end: trimEnd(text, at, stop), isFlawed: !isDirected || !isClosed });
    at = stop;
  }
  return found;
}

function mayOpen(text: string, at: number, family: string): boolean {
  if (family !== '‘’') return true;
  return text[at] === '‘' && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}

function findClose(text: string, from: number, end: number, family: string): number | undefined {
  const isSingle = family === '‘’';
  let inner = 0;
  for (let at = from + 1; at < end; at++) {
    const character = text[at] as string;
    if (!family.includes(character)) continue;
    if (isSingle && (character !== '’' || /\p{L}/u.test(text[at + 1] ?? ''))) continue;
    if (family === '«»' && isNested(text, at, end)) inner++;
    else if (inner > 0) inner--;
    else return at;
  }
  return undefined;
}

/** A second opening mark that has a closing one of its own before the outer one. */
function isNested(text: string, at: number, end: number): boolean {
  const rest = text.slice(at, Math.min(end, at + nestedMax));
  return /^«[^«»]*»[^«»]*»/.test(rest);
}

/** How far a nested quotation is looked for. */
const nestedMax = 2000;

function trimEnd(text: string, start: number, stop: number): number {
  return start + text.slice(start, stop).trimEnd().length;
}
