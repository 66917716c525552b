// "Follow": the feed of what changes in a record, or in all that a query finds.
import { type Html, html } from '../html.ts';
import { linkToData, pathWith, type Query, type View } from '../view.ts';

/** The path of the feed. How a list is cut and ordered makes no difference to it. */
export function followPath({ cursor, sort, limit, facets, fields, ...query }: Query): string {
  return pathWith('/changes.atom', query);
}

export function renderFollow(view: View, query: Query): Html {
  const { memory } = view.messages;
  return html`<p class="more"><a href="${linkToData(view, followPath(query))}" type="${feedType}">${
    memory.follow
  }</a></p>`;
}

export const feedType = 'application/atom+xml';
