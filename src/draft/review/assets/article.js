// The article on the left: what is proposed, what nobody has looked at, and where the current card
// stands. What is selected there is given as places in the text.

/** An element with its attributes and children; a text is never read as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** `chosen` is the passage that is being set, or that of the current card. */
export function renderArticle(root, { text, language, cards }, current, chosen) {
  const placed = cards.filter(({ end, verdict }) => end > 0 && verdict !== 'rejected');
  const ends = new Set(placed.flatMap(({ start, end }) => [start, end]));
  if (chosen) ends.add(chosen.start).add(chosen.end);
  const paragraphs = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const until = at + line.length;
    const cuts = [at, ...[...ends].filter((end) => end > at && end < until), until];
    cuts.sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, index) => {
      const span = { start: cuts[index], end };
      return renderPiece(text, span, { placed, current, chosen });
    });
    if (line.trim() !== '') paragraphs.push(make('p', {}, ...pieces));
    at = until + 1;
  }
  root.lang = language;
  const { scrollTop } = root;
  root.replaceChildren(...paragraphs);
  root.scrollTop = scrollTop;
  root.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
}

function renderPiece(text, { start, end }, { placed, current, chosen }) {
  const inside = placed.filter((card) => card.start <= start && card.end >= end);
  const isChosen = chosen && chosen.start <= start && chosen.end >= end;
  const kinds = inside.map(({ kind, verdict }) =>
    kind === 'sentence' ? (verdict === 'open' ? 'uncovered' : 'dismissed') : `said ${verdict}`,
  );
  const names = [...kinds, isChosen ? 'chosen' : ''].join(' ').trim();
  const key = inside.find((card) => card.key === current)?.key ?? inside.at(-1)?.key;
  const attributes = { 'data-start': start, 'data-key': key, class: names || undefined };
  return make(isChosen ? 'mark' : 'span', attributes, text.slice(start, end));
}

/** The selected part of the text; undefined when nothing of it is selected. */
export function readSelection(root) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = placeOf(root, range.startContainer, range.startOffset);
  const end = placeOf(root, range.endContainer, range.endOffset);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

function placeOf(root, node, offset) {
  if (!root.contains(node)) return undefined;
  if (node.nodeType === Node.TEXT_NODE) {
    const start = node.parentElement.closest('[data-start]')?.dataset.start;
    return start === undefined ? undefined : Number(start) + offset;
  }
  // Between elements: the piece that follows, or the end of the last one.
  const following = node.childNodes[offset];
  const piece = following?.querySelector?.('[data-start]') ?? following;
  if (piece?.dataset?.start !== undefined) return Number(piece.dataset.start);
  const last = [...node.querySelectorAll('[data-start]')].at(-1) ?? node;
  return Number(last.dataset?.start ?? 0) + last.textContent.length;
}
