// The code that another site puts into its page: the words as a quotation, the card in a frame.
import type { Statement } from '../../records/statement.ts';
import { html } from '../html.ts';
import { describeWhen } from '../messages/when.ts';
import { statementPath, type View, withLanguage } from '../view.ts';
import { nameActor } from './names.ts';

export const embedPath = (id: string) => `/statements/${id}/embed`;

/** The width that cards are made for, and the limits of the height of a frame, in pixels. */
export const cardWidth = 600;
const heightMin = 200;
const heightMax = 1000;

/** The height of a frame with a list of cards, in pixels. */
export const listHeight = 480;

/**
 * A quotation for readers without frames, then the frame. It uses only elements and attributes
 * that a CMS keeps when it does not know the provider.
 */
export function encodeEmbed(
  view: View,
  statement: Statement,
  width: number = cardWidth,
  height: number = estimateHeight(statement, width),
): string {
  const { actor, text, said, id } = statement;
  const url = `${view.address}${statementPath(id)}`;
  const name = nameActor(view, actor);
  const when = describeWhen(said, view.language);
  const quote = html`<blockquote>${text} — <a href="${url}">${name}, ${when}</a></blockquote>`;
  return `${quote}${encodeFrame(view, embedPath(id), name, { width, height })}`;
}

/** A frame around a page of this service. */
export function encodeFrame(
  view: View,
  path: string,
  title: string,
  { width = cardWidth, height }: { width?: number; height: number },
): string {
  const src = `${view.address}${view.chosen ? withLanguage(path, view.language) : path}`;
  return html`<iframe src="${src}" width="${width}" height="${height}" title="${
    view.messages.name
  }: ${title}" frameborder="0"></iframe>`.toString();
}

/** An estimate of the height of a card. A page that listens is told the exact one by the card. */
export function estimateHeight(
  { text, summary, attribution, actor, caveats: [caveat] }: Statement,
  width: number,
): number {
  const inner = Math.max(width - 58, 120);
  const lines = (length: number, pixels: number) => Math.ceil((length * pixels) / inner);
  const heading = actor.name.length + (actor.role?.length ?? 0);
  const height =
    150 +
    lines(text.length, 9) * 29 +
    lines(Math.max(summary.en.length, summary.fr.length), 7) * 22 +
    lines(heading, 8) * 22 +
    (attribution.by.length > 0 ? 40 : 0) +
    (caveat?.severity === 'major' ? lines(caveat.explanation.en.length + 30, 7) * 22 : 0);
  return Math.min(heightMax, Math.max(heightMin, height));
}
