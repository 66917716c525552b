// A statement as a card in a list: who, when, the words, where they were printed, the caveats.
import type { Citation } from '../../records/citation.ts';
import type { FoundStatement } from '../../records/list.ts';
import { describePlace, type Locator } from '../../records/locator.ts';
import type { Statement } from '../../records/statement.ts';
import { findWebAddress, type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeInstant } from '../messages/when.ts';
import { linkTo, passageFragment, statementPath, type View } from '../view.ts';
import { inLanguage } from './foreign.ts';
import { renderLink } from './links.ts';
import { renderActor, renderBadge, renderSource, renderWhen } from './names.ts';
import { markRanges } from './passages.ts';

/** A list of cards. `level` is that of the heading of each card. */
export function renderCards(view: View, statements: readonly FoundStatement[], level: 2 | 3): Html {
  return html`<ol class="cards">
${statements.map(
  (statement) => html`<li>${renderCard(view, statement, level)}</li>
`,
)}</ol>`;
}

function renderCard(view: View, statement: FoundStatement, level: 2 | 3): Html {
  const { messages, language } = view;
  const { id, text, citations, caveats, summary } = statement;
  const link = renderLink(view, statementPath(id), localize(summary, language));
  const words = markRanges(text, statement.highlights ?? []);
  const more = citations.length - 1;
  const major = caveats.some(({ severity }) => severity === 'major');
  return html`<article class="card">
${renderByline(view, statement)}
${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
${renderBadge(view, statement)}
<blockquote${inLanguage(statement.language)}>${words}</blockquote>
<p class="facts">${messages.labels.act[statement.act]} · ${messages.labels.form[statement.form]} ·
${renderPassageLink(view, citations[0] as Citation)}${
  more > 0 && html` · ${messages.statement.moreReports(more)}`
}${
  caveats.length > 0 &&
  html` · <a class="doubt${major && ' major'}" href="${linkTo(
    view,
    statementPath(id),
    'caveats',
  )}">${messages.statement.caveats(caveats.length)}</a>`
}${renderCorrected(view, statement)}</p>
</article>`;
}

/** When it was last corrected, with the way to what stood there before. */
function renderCorrected(view: View, { id, corrections }: Statement): Html | false {
  const last = corrections.at(-1);
  if (!last) return false;
  const day = describeInstant(last.on, view.language);
  const href = linkTo(view, statementPath(id), 'corrections');
  return html` · <a href="${href}">${view.messages.memory.correctedOn(day)}</a>`;
}

/** Who, in which role, and when. */
export function renderByline(view: View, { actor, said, language }: Statement): Html {
  return html`<p class="attribution"><span class="who">${renderActor(view, actor)}</span>${
    actor.role !== null && html`, <bdi${inLanguage(language)}>${actor.role}</bdi>`
  }<span class="when">${renderWhen(view, said)}</span></p>`;
}

/** The source of a citation, opened at the passage. */
export function renderPassageLink(view: View, citation: Citation): Html {
  const { source, via, locator } = citation;
  return html`${renderSource(view, source, passageFragment(citation))}${
    via && html`, ${view.messages.statement.via} ${renderSource(view, via)}`
  }${locator && html`, ${renderLocator(locator)}`}`;
}

/** Leads into the recording or the document itself. */
function renderLocator(locator: Locator): Html {
  const place = describePlace(locator);
  const address = findWebAddress(locator.url);
  return address === undefined
    ? html`${place}`
    : html`<a href="${address}" rel="noopener">${place}</a>`;
}
