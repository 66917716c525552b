// Passages of a text: in their paragraph, with marks, in Unicode code points.
import type { Citation } from '../../records/citation.ts';
import { shortenBlanks } from '../../records/quoted-text.ts';
import { type Html, html } from '../html.ts';

/** How much of a paragraph is shown on each side of a passage. */
const contextMax = 420;

/** A passage with the text around it in the same paragraph. */
export interface Context {
  before: string;
  exact: string;
  after: string;
}

/** The passage in its paragraph, shortened at a space where the paragraph is long. */
export function findContext(text: string, { start, end }: Citation): Context {
  const characters = Array.from(text);
  const before = characters.slice(0, start).join('');
  const after = characters.slice(end).join('');
  return {
    before: shortenStart(shortenBlanks(before.slice(before.lastIndexOf('\n') + 1))),
    exact: characters.slice(start, end).join(''),
    after: shortenEnd(shortenBlanks(after.split('\n', 1)[0] as string)),
  };
}

/** The text with some ranges in `<mark>`; ranges are in order and do not overlap. */
export function markRanges(text: string, ranges: readonly (readonly [number, number])[]): Html {
  const characters = Array.from(text);
  const parts: Html[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const plain = characters.slice(at, start).join('');
    parts.push(html`${plain}<mark>${characters.slice(start, end).join('')}</mark>`);
    at = end;
  }
  return html`${parts}${characters.slice(at).join('')}`;
}

/** The text up to `max` characters, cut at a space. */
export function shortenEnd(text: string, max: number = contextMax): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  return `${characters
    .slice(0, max)
    .join('')
    .replace(/\s+\S*$/u, '')} …`;
}

function shortenStart(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= contextMax) return text;
  return `… ${characters
    .slice(-contextMax)
    .join('')
    .replace(/^\S*\s+/u, '')}`;
}
