// `/caveats.html` and `/caveats/{id}.html`: what is doubtful, the passages that show it, and what
// it touches.
import type { Caveat } from '../../records/caveat.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderPassageLink } from '../parts/card.ts';
import { caveatPath, nameCaveat } from '../parts/caveats.ts';
import { renderLink } from '../parts/links.ts';
import { renderPaging } from '../parts/paging.ts';
import { eventPath, linkTo, pathWith, sourcePath, statementPath, type View } from '../view.ts';

export interface CaveatList {
  query: Readonly<Record<string, readonly string[]>>;
  caveats: readonly Caveat[];
  total: number;
  /** The cursor of the next page; null on the last. */
  next: string | null;
  /** The languages of the sources, by id. */
  languages: ReadonlyMap<string, string>;
}

const severities = ['major', 'minor'] as const;

export function renderCaveatsPage(view: View, list: CaveatList): string {
  const { messages } = view;
  const { query, caveats, total, next, languages } = list;
  const main = html`<h1>${messages.caveats.title}</h1>
<p class="lead">${messages.caveats.lead}</p>
<ul class="tabs">
${renderTab(view, messages.caveats.all, undefined, query)}${severities.map((severity) =>
  renderTab(view, messages.caveats.only[severity], severity, query),
)}</ul>
<p class="count">${messages.count.caveats(total)}</p>
<ol class="cards">
${caveats.map(
  (caveat) => html`<li>${renderDetail(view, caveat, languages, 2)}</li>
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

export function renderCaveatPage(
  view: View,
  caveat: Caveat,
  languages: ReadonlyMap<string, string>,
): string {
  const title = nameCaveat(view, caveat);
  const description = localize(caveat.explanation, view.language);
  const main = renderDetail(view, caveat, languages, 1);
  return renderPage(view, { title, description, section: 'caveats', main });
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

function renderDetail(
  view: View,
  caveat: Caveat,
  languages: ReadonlyMap<string, string>,
  level: 1 | 2,
): Html {
  const { messages, language } = view;
  const { id, severity, source, citations, affects, explanation } = caveat;
  const name = nameCaveat(view, caveat);
  const heading =
    level === 1 ? html`<h1>${name}</h1>` : html`<h2>${renderLink(view, caveatPath(id), name)}</h2>`;
  const paths = { statement: statementPath, event: eventPath };
  return html`<article class="card caveat ${severity}">
<p class="byline">${messages.caveats.about} ${renderLink(view, sourcePath(source), source)}</p>
${heading}
<p>${localize(explanation, language)}</p>
${citations.map((citation) => {
  const lang = languages.get(citation.source.id) ?? 'und';
  return html`<figure class="report"><blockquote lang="${lang}">${citation.exact}</blockquote>
<figcaption>${renderPassageLink(view, citation, lang)}</figcaption></figure>
`;
})}${
  affects.length > 0 &&
  html`<p class="facts">${messages.caveats.affects} ${affects.map(
    ({ kind, id: target }, index) =>
      html`${index > 0 && ', '}${renderLink(view, paths[kind](target), target)}`,
  )}</p>`
}
</article>`;
}
