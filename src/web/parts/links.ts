// Links to pages of this service.
import type { Rest } from '../../records/rest.ts';
import { type Html, html, type Value } from '../html.ts';
import { linkTo, type View } from '../view.ts';

/** @param fragment where to open the page */
export function renderLink(view: View, path: string, label: Value, fragment?: string): Html {
  return html`<a href="${linkTo(view, path, fragment)}">${label}</a>`;
}

/** Where a list goes on of which a record holds only the beginning. */
export function renderRest(
  view: View,
  rest: Rest | undefined,
  path: string,
  label: (total: number) => string,
): Html | false {
  if (!rest) return false;
  return html`<p class="more">${renderLink(view, path, label(rest.total))}</p>
`;
}
