// An error as a page: what happened, and where to go next.
import type { Past } from '../../records/past.ts';
import { html } from '../html.ts';
import type { Messages } from '../messages/en.ts';
import { renderPage } from '../page.ts';
import { renderLink } from '../parts/links.ts';
import { renderPast } from '../parts/past.ts';
import type { View } from '../view.ts';

/**
 * @param detail the English sentence that the API gives as well
 * @param past what became of the record; undefined where there never was one
 */
export function renderErrorPage(
  view: View,
  status: number,
  detail: string,
  past: Past | undefined,
): string {
  const { messages } = view;
  const { titles } = messages.error;
  const known = status in titles ? (status as keyof Messages['error']['titles']) : 500;
  const main = html`<p class="kicker">${status}</p>
<h1>${titles[known]}</h1>
${
  past
    ? renderPast(view, past, (path, label) => renderLink(view, path, label))
    : html`<p lang="en">${detail}</p>`
}
<p>${renderLink(view, '/statements.html', messages.error.search)}</p>`;
  return renderPage(view, { title: titles[known], description: detail, main, indexed: false });
}
