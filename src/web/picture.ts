// The picture of a statement that other sites show when somebody shares its page: the words, who
// said them, when and where they were printed, as SVG for whoever turns it into pixels.
import type { SourceReference } from '../records/citation.ts';
import type { Statement } from '../records/statement.ts';
import { type Html, html } from './html.ts';
import { localize } from './messages/messages.ts';
import { describeWhen } from './messages/when.ts';
import { nameSource } from './parts/names.ts';
import type { View } from './view.ts';

const pictureSize = { width: 1200, height: 630 } as const;

export const pictureFont = 'Noto Serif';

/** Whether the font has its letters; others would be drawn as boxes. */
export function isDrawable({ text, actor }: Pick<Statement, 'text' | 'actor'>): boolean {
  const words = `${text}${actor.label.en}${actor.label.fr}`;
  return (
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
      words,
    ) && !/\p{Extended_Pictographic}/u.test(words.replace(/[\d#*©®™]/g, ''))
  );
}

const margin = 80;

const lineWidth = pictureSize.width - 2 * margin;

/** Between two lines, in sizes of the words. */
const leading = 1.32;

/** The height that the words may take. */
const wordsHeightMax = 356;

/** Sizes of the words in pixels: shown at half the size they can still be read. */
const sizes = [54, 46, 40, 36] as const;

export function drawPicture(view: View, statement: Statement): string {
  const { messages, language } = view;
  const { actor, said, citations } = statement;
  const { width, height } = pictureSize;
  const { size, lines } = fitWords(statement.text);
  const who = [localize(actor.label, language), actor.role].filter(Boolean).join(', ');
  const printed = citations[0] && describePrint(view, citations[0].source);
  const places = fitPlaces(describeWhen(said, language), printed);
  // With two lines of places, what stands above them moves up.
  const lift = places.length - 1;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#fbf9f4"/>
<rect width="16" height="100%" fill="#1b3a57"/>
${drawLine([messages.name, ...listDoubts(view, statement)].join(' · '), 88, brand)}
${lines.map((line, index) => drawLine(line, 124 + size + index * size * leading, { size }))}
<rect x="${margin}" y="${496 - 8 * lift}" width="${lineWidth}" height="2" fill="#b9c4ce"/>
${drawLine(shorten(who, name.size), 544 - 12 * lift, name)}
${places.map((line, index) => drawLine(line, 586 - 14 * lift + 34 * index, place))}
</svg>`.toString();
}

/** What XML does not allow, and what has no width. */
const unprintable = /[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** Whoever sees the words alone must see that somebody denies them. */
function listDoubts({ messages }: View, { attribution }: Statement): string[] {
  const { status } = attribution;
  return status === 'reported' ? [] : [messages.labels.status[status]];
}

interface Style {
  size: number;
  weight?: number;
  fill?: string;
}

const brand: Style = { size: 28, weight: 700, fill: '#1b3a57' };
const name: Style = { size: 32, weight: 700, fill: '#1b3a57' };
const place: Style = { size: 26, fill: '#454b52' };

function drawLine(text: string, y: number, { size, weight = 400, fill = '#1b1b1b' }: Style): Html {
  return html`<text x="${margin}" y="${Math.round(y)}" font-family="${pictureFont}"
 font-size="${size}" font-weight="${weight}" fill="${fill}">${text.replace(unprintable, ' ')}</text>`;
}

/** The words in the largest size in which they fit; longer ones end with an ellipsis. */
function fitWords(text: string): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = breakLines(text, size);
    if (lines.length * size * leading <= wordsHeightMax) return { size, lines };
  }
  const size = sizes.at(-1) as number;
  const lines = breakLines(text, size).slice(0, Math.floor(wordsHeightMax / size / leading));
  const last = lines.pop() ?? '';
  return { size, lines: [...lines, `${last.replace(/\P{L}*\p{L}*\P{L}*$/u, '')} …`] };
}

function breakLines(text: string, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => cutWord(one, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size) <= lineWidth) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word that is wider than a line continues on the next. */
function cutWord(word: string, size: number): string[] {
  if (widthOf(word, size) <= lineWidth) return [word];
  const lengthMax = Math.floor(lineWidth / size / 1.05);
  return word.match(new RegExp(`.{1,${lengthMax}}`, 'gsu')) ?? [];
}

/** Where the words were printed: a name that may be cut, and a day that must not be. */
interface Print {
  source: string;
  day: string;
}

function describePrint(view: View, source: SourceReference): Print {
  const day = source.published ? `, ${describeWhen(source.published, view.language)}` : '';
  return { source: nameSource(view, source), day };
}

/** When it was said and where it was printed, on a line each when one is too short for both. */
function fitPlaces(said: string, print: Print | undefined): string[] {
  if (!print) return [said];
  const { source, day } = print;
  const together = `${said} · ${source}${day}`;
  if (widthOf(together, place.size) <= lineWidth) return [together];
  return [said, shorten(source, place.size, day)];
}

/** Cut so that it fits into a line with what is behind it. */
function shorten(text: string, size: number, behind = ''): string {
  const characters = Array.from(text);
  while (widthOf(characters.join('') + behind, size) > lineWidth) characters.pop();
  const short = characters.join('');
  return short === text ? text + behind : `${short.slice(0, -2)}…${behind}`;
}

/** An estimate that no text of this font exceeds by much: capitals and Cyrillic are wide. */
function widthOf(text: string, size: number): number {
  const widest = text.match(/[WM@%—…Щщ]/g)?.length ?? 0;
  const wide = text.match(/[\p{Lu}\p{Script=Cyrillic}mwœæ—…]/gu)?.length ?? 0;
  const narrow = text.match(/[ijlIftr.,;:'’!| ]/gu)?.length ?? 0;
  const rest = Array.from(text).length - wide - narrow;
  return size * (widest * 0.35 + wide * 0.72 + narrow * 0.36 + rest * 0.57);
}
