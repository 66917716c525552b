// The way to the next page of a list that has no filters.
import { type Html, html } from './html.ts';
import { linkTo, pathWith, type Query, type View } from './view.ts';

/** @param next the cursor; null on the last page */
export function renderNext(
  view: View,
  path: string,
  next: string | null,
  query: Query = {},
): Html | false {
  if (next === null) return false;
  const { messages } = view;
  const href = linkTo(view, pathWith(path, { ...query, cursor: next }));
  return html`<nav class="paging" aria-label="${messages.list.paging}">
<a rel="next" class="next" href="${href}">${messages.list.next}</a>
</nav>`;
}
