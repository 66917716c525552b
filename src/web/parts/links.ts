// Links to pages of this service.
import { type Html, html, type Value } from '../html.ts';
import { linkTo, type View } from '../view.ts';

/** @param fragment where to open the page */
export function renderLink(view: View, path: string, label: Value, fragment?: string): Html {
  return html`<a href="${linkTo(view, path, fragment)}">${label}</a>`;
}
