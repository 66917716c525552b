// `/statements.html`: a form of filters, what they find, and the query to use elsewhere.

import { nameLanguage } from '../../records/language.ts';
import type { FoundStatement, Hint, SeeAlso } from '../../records/list.ts';
import type { BadParameter } from '../../records/problem.ts';
import { type Html, html } from '../html.ts';
import { renderPage } from '../page.ts';
import { renderCards } from '../parts/card.ts';
import { renderChosen } from '../parts/chosen.ts';
import { type Filtered, listChosen, renderFilters } from '../parts/filters.ts';
import { renderFollow } from '../parts/follow.ts';
import { renderLink } from '../parts/links.ts';
import { type MonthCount, renderMonths } from '../parts/months.ts';
import { renderPaging } from '../parts/paging.ts';
import { renderProblems } from '../parts/problems.ts';
import { renderQueryPanel } from '../parts/query-panel.ts';
import { pathWith, type Query, type View } from '../view.ts';

export interface StatementList extends Filtered {
  statements: readonly FoundStatement[];
  total: number;
  /** The cursor of the next page; null on the last. */
  next: string | null;
  months: readonly MonthCount[];
  /** The number of matches without a date, which a date filter hides. */
  undated: number;
  seeAlso: SeeAlso | undefined;
  /** Of a search without a match. */
  hint: Hint | undefined;
}

export function renderStatementsPage(view: View, list: StatementList): string {
  const { messages } = view;
  const chosen = listChosen(view, list);
  const title = [messages.nav.statements, ...chosen.map(({ label }) => label)].join(' · ');
  const main = html`<h1>${messages.nav.statements}</h1>
<div class="columns finder">
${renderFilters(view, list)}
<div class="wide">
${renderSummary(view, list)}
${renderChosen(view, chosen, '/statements.html')}
${renderFollow(view, list.query)}
${renderQueryPanel(view, list.query)}
${renderMonths(view, list)}
${
  list.statements.length > 0
    ? renderCards(view, list.statements, 2)
    : html`<p class="empty">${messages.noMatch.empty}
${renderLink(view, '/statements.html', messages.noMatch.clear)}</p>
${renderHint(view, list)}`
}
${renderPaging(view, '/statements.html', list.query, list.next)}
</div>
</div>`;
  const description = messages.list.description(list.total);
  const indexed = list.query.cursor === undefined;
  return renderPage(view, {
    title,
    description,
    section: 'statements',
    feed: list.query,
    followed: list.query,
    main,
    indexed,
  });
}

/** The same page for a query that is wrong: what to change, and the form to change it in. */
export function renderBadQueryPage(
  view: View,
  query: Query,
  problems: readonly BadParameter[],
): string {
  const { messages } = view;
  const list = { query, resolved: {}, facets: {} };
  const main = html`<h1>${messages.nav.statements}</h1>
<div class="columns finder">
${renderFilters(view, list)}
<div class="wide">
${renderProblems(view, '/statements.html', query, problems)}
</div>
</div>`;
  const title = messages.error.titles[400];
  return renderPage(view, {
    title,
    description: title,
    section: 'statements',
    main,
    indexed: false,
  });
}

/** Where else the words may be. */
function renderHint(view: View, { query, hint }: StatementList): Html | undefined {
  if (!hint) return undefined;
  const { messages, language } = view;
  const { summaries, languages } = hint;
  const { q_lang: _, cursor: __, ...words } = query;
  const inSummaries = pathWith('/statements.html', { ...words, q_in: 'summary' });
  const list = languages.map((one) => ({ ...one, name: nameLanguage(one.language)[language] }));
  return html`<p class="hint">${
    summaries !== null &&
    (summaries.count > 0
      ? html`${renderLink(view, inSummaries, messages.noMatch.summaries(summaries.count))} `
      : html`${messages.noMatch.noSummary} `)
  }${messages.noMatch.languages(list)}</p>`;
}

function renderSummary(view: View, { total, undated, query, seeAlso }: StatementList): Html {
  const { messages } = view;
  const order = messages.list.order(query.sort?.[0] ?? (query.q ? 'relevance' : '-said'));
  return html`<p class="count" role="status"><strong>${messages.count.statements(
    total,
  )}</strong>${total > 1 && `, ${order}`}.${undated > 0 && ` ${messages.list.leftOut(undated)}`}${
    seeAlso &&
    html` ${renderLink(view, pathToSide(query, seeAlso), messages.list.side(seeAlso.more))}.`
  }</p>`;
}

function pathToSide({ actor: _, cursor: __, ...query }: Query, { voice }: SeeAlso): string {
  return pathWith('/statements.html', { ...query, voice });
}
