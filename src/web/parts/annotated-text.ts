// The text of a source with what cites it: marks in the text, notes in the margin, linked both
// ways. Statements are numbered 1, 2, 3; events e1, e2, e3; caveats A, B, C. The signs in the text
// are drawn by the style sheet, so that whatever is copied or anchored is the source's words alone.
import type { Caveat } from '../../records/caveat.ts';
import type { Citation } from '../../records/citation.ts';
import type { Event } from '../../records/event.ts';
import { isBlank, splitBlanks } from '../../records/quoted-text.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { eventPath, linkTo, passageFragment, statementPath, type View } from '../view.ts';
import { caveatPath, nameCaveat } from './caveats.ts';
import { inLanguage } from './foreign.ts';
import { renderLink } from './links.ts';
import { type Mark, markParagraphs, type Node, type Paragraph, type Range } from './marks.ts';
import { nameActor } from './names.ts';

type Kind = 'said' | 'event' | 'doubt';

/** Something that cites a passage. All passages of one note have the same sign. */
interface Note {
  kind: Kind;
  sign: string;
  /** Its entry in the margin, without the sign. */
  entry: Html;
}

/** All notes of one passage. */
type Passage = Range<Note[]>;

/** A text, and all that cites it. */
export interface AnnotatedText {
  source: Source;
  text: string;
  statements: readonly Statement[];
  events: readonly Event[];
  caveats: readonly Caveat[];
}

/** Nothing but the source's words stands in `.text`, with the space between its paragraphs. */
export function renderAnnotatedText(view: View, detail: AnnotatedText): Html {
  const paragraphs = markParagraphs(detail.text, listPassages(view, detail));
  const shown = new Set<string>();
  return html`<h2 class="hidden">${view.messages.source.text}</h2>
<div class="annotated">
<div class="text">${paragraphs.map((paragraph) => renderParagraph(detail, paragraph))}</div>
<div class="notes">
${paragraphs.map(({ begun }, index) => renderMargin(view, begun, shown, index + 1))}</div>
</div>`;
}

function renderParagraph({ source }: AnnotatedText, { space, nodes }: Paragraph<Note[]>): Html {
  return html`${space}<p${inLanguage(source.language)}>${nodes.map(renderNode)}</p>`;
}

/** A later piece names its passage, so that all pieces light up together. */
function renderNode(node: Node<Note[]>): Html | string {
  if (typeof node === 'string') return renderText(node);
  const { range, first, last, children } = node;
  const fragment = passageFragment(range);
  const kinds = [...new Set(range.content.map(({ kind }) => kind))].join(' ');
  const name = first ? html` id="${fragment}"` : html` data-of="${fragment}"`;
  const inner = children.map((child) => renderNode(child));
  return html`<mark class="${kinds}"${name}>${inner}${last && renderSigns(node)}</mark>`;
}

/** What is left out keeps its length, and is shown as one mark. */
function renderText(text: string): Html {
  return html`${splitBlanks(text).map((part) =>
    isBlank(part) ? html`<span class="blank" aria-hidden="true">${part}</span>` : part,
  )}`;
}

function renderSigns({ range }: Mark<Note[]>): Html {
  return html`<sup>${range.content.map(
    ({ kind, sign }) => html`<a class="${kind}" href="#${kind}-${sign}" aria-label="${sign}"></a>`,
  )}</sup>`;
}

/** Notes are shown beside the paragraph in which their first passage begins. */
function renderMargin(
  { messages }: View,
  begun: readonly Passage[],
  shown: Set<string>,
  paragraph: number,
): Html {
  const notes = begun.flatMap((range) => range.content.map((note) => ({ range, ...note })));
  const entries = notes.flatMap(({ range, kind, sign, entry }) => {
    const id = `${kind}-${sign}`;
    if (shown.has(id)) return [];
    shown.add(id);
    const label = messages.source.back(kind, sign);
    const href = `#${passageFragment(range)}`;
    return html`<li class="${kind}" id="${id}"><a class="sign" href="${href}" aria-label="${
      label
    }">${sign}</a> ${entry}</li>
`;
  });
  if (entries.length === 0)
    return html`<div></div>
`;
  return html`<div><h3>${messages.source.notes(paragraph)}</h3>
<ul class="margin">
${entries}</ul></div>
`;
}

/** The cited passages of this source with their notes, numbered in the order of the text. */
function listPassages(view: View, detail: AnnotatedText): Passage[] {
  const { source, statements, events, caveats } = detail;
  const passages = new Map<string, Passage>();
  const add = (kind: Kind, sign: (index: number) => string, cited: readonly Cited[]) => {
    for (const [index, { citations, entry }] of sortByPlace(cited, source.id).entries()) {
      const note: Note = { kind, sign: sign(index), entry };
      for (const citation of citations) {
        const { start, end } = citation;
        const known = passages.get(passageFragment(citation));
        if (known) known.content.push(note);
        else passages.set(passageFragment(citation), { start, end, content: [note] });
      }
    }
  };
  add(
    'said',
    (index) => String(index + 1),
    statements.map(({ id, citations, actor, summary }) => ({
      citations,
      entry: html`<b>${nameActor(view, actor)}</b> ${renderLink(
        view,
        statementPath(id),
        localize(summary, view.language),
      )}`,
    })),
  );
  add(
    'event',
    (index) => `e${index + 1}`,
    events.map(({ id, citations, name }) => ({
      citations,
      entry: renderLink(view, eventPath(id), localize(name, view.language)),
    })),
  );
  add(
    'doubt',
    encodeLetters,
    caveats.map((caveat) => describeCaveat(view, caveat, source.id)),
  );
  return [...passages.values()];
}

interface Cited {
  citations: readonly Citation[];
  entry: Html;
}

/** A caveat about another source is explained on its own page. */
function describeCaveat(view: View, caveat: Caveat, sourceId: string): Cited {
  const entry = html`<details><summary${
    caveat.severity === 'major' && html` class="major"`
  }>${nameCaveat(view, caveat)}</summary>${localize(caveat.explanation, view.language)}</details>`;
  if (caveat.source !== sourceId) {
    const href = linkTo(view, caveatPath(caveat.id));
    const link = html`<a href="${href}">${nameCaveat(view, caveat)}</a>`;
    return {
      citations: caveat.citations,
      entry: html`${link} ${view.messages.source.elsewhere} ${caveat.source}`,
    };
  }
  return { citations: caveat.citations, entry };
}

/** Keeps what has passages in this source, in the order of the first one. */
function sortByPlace(cited: readonly Cited[], sourceId: string): Cited[] {
  return cited
    .map(({ citations, entry }) => ({
      citations: citations
        .filter(({ source }) => source.id === sourceId)
        .sort((a, b) => a.start - b.start),
      entry,
    }))
    .filter(({ citations }) => citations.length > 0)
    .sort((a, b) => (a.citations[0]?.start ?? 0) - (b.citations[0]?.start ?? 0));
}

/** 0 is A, 25 is Z, 26 is AA. */
export function encodeLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${encodeLetters(Math.floor(index / 26) - 1)}${letter}`;
}
