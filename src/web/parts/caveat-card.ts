// A caveat in full: what is doubtful, the passages that show it, and what it affects.
import type { Caveat } from '../../records/caveat.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { actorPath, eventPath, sourcePath, statementPath, type View } from '../view.ts';
import { renderPassageLink } from './card.ts';
import { caveatPath, nameCaveat } from './caveats.ts';
import { renderEvidence } from './evidence.ts';
import { inLanguage } from './foreign.ts';
import { renderLink } from './links.ts';

export function renderCaveatCard(view: View, caveat: Caveat, level: 1 | 2): Html {
  const { messages, language } = view;
  const { id, severity, source, citations, evidence, affects, explanation } = caveat;
  const name = nameCaveat(view, caveat);
  const heading =
    level === 1
      ? html`<h1>${name}</h1>`
      : html`<h2>${renderLink(view, caveatPath(id), name)} <span class="note">${id}</span></h2>`;
  const paths = { statement: statementPath, event: eventPath, actor: actorPath };
  return html`<article class="card caveat ${severity}">
<p class="attribution">${messages.caveats.about} ${renderLink(view, sourcePath(source), source)}</p>
${heading}
<p>${localize(explanation, language)} ${renderEvidence(evidence)}</p>
${citations.map(
  (citation) =>
    html`<figure class="report"><blockquote${inLanguage(citation.language)}>${
      citation.exact
    }</blockquote>
<figcaption>${renderPassageLink(view, citation)}</figcaption></figure>
`,
)}${
  affects.length > 0 &&
  html`<p class="facts">${messages.caveats.affects} ${affects.map(
    ({ kind, id: target }, index) =>
      html`${index > 0 && ', '}${renderLink(view, paths[kind](target), target)}`,
  )}</p>`
}
</article>`;
}
