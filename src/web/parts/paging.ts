// Links to the next page of a list, and back to the first one.
import { type Html, html } from '../html.ts';
import { linkTo, pathWith, type Query, type View } from '../view.ts';

/** @param next the cursor of the next page; null on the last */
export function renderPaging(
  view: View,
  path: string,
  query: Query,
  next: string | null,
): Html | false {
  if (next === null && query.cursor === undefined) return false;
  const { list } = view.messages;
  const link = (cursor: string | undefined) => linkTo(view, pathWith(path, { ...query, cursor }));
  return html`<nav class="paging" aria-label="${list.paging}">
${query.cursor !== undefined && html`<a href="${link(undefined)}">${list.first}</a>`}
${next !== null && html`<a rel="next" class="next" href="${link(next)}">${list.next}</a>`}
</nav>`;
}
