// `/caveats.html`: all that is doubtful, the passages that show it, and what it affects.
import type { Caveat } from '../../records/caveat.ts';
import { type Html, html } from '../html.ts';
import { renderPage } from '../page.ts';
import { renderCaveatCard } from '../parts/caveat-card.ts';
import { renderPaging } from '../parts/paging.ts';
import { linkTo, pathWith, type Query, type View } from '../view.ts';

export interface CaveatList {
  query: Query;
  caveats: readonly Caveat[];
  total: number;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

const severities = ['major', 'minor'] as const;

export function renderCaveatsPage(view: View, list: CaveatList): string {
  const { messages } = view;
  const { query, caveats, total, next } = list;
  const main = html`<h1>${messages.caveats.title}</h1>
<p class="lead">${messages.caveats.lead}</p>
<ul class="tabs">
${renderTab(view, messages.caveats.all, undefined, query)}${severities.map((severity) =>
  renderTab(view, messages.caveats.only[severity], severity, query),
)}</ul>
<p class="count">${messages.count.caveats(total)}</p>
<ol class="cards">
${caveats.map(
  (caveat) => html`<li>${renderCaveatCard(view, caveat, 2)}</li>
`,
)}</ol>
${renderPaging(view, '/caveats.html', query, next)}`;
  const description = messages.caveats.lead;
  const indexed = query.cursor === undefined;
  return renderPage(view, {
    title: messages.caveats.title,
    description,
    section: 'caveats',
    main,
    indexed,
  });
}

function renderTab(
  view: View,
  label: string,
  severity: string | undefined,
  query: CaveatList['query'],
): Html {
  const href = linkTo(view, pathWith('/caveats.html', { ...query, severity, cursor: undefined }));
  const current = query.severity?.[0] === severity && html` aria-current="true"`;
  return html`<li><a href="${href}"${current}>${label}</a></li>
`;
}
