// The active filters of a list, each with a link that removes it.

import { type Html, html } from '../html.ts';
import { linkTo, type View } from '../view.ts';

/** One chosen value, and the page without it. */
export interface Chosen {
  label: string;
  without: string;
}

/** @param path the page without any filter */
export function renderChosen(view: View, chosen: readonly Chosen[], path: string): Html | false {
  if (chosen.length === 0) return false;
  const { messages } = view;
  const items = chosen.map(
    ({ label, without }) => html`<li><a href="${linkTo(view, without)}"><span class="hidden">${
      messages.list.remove
    } </span>${label}<span aria-hidden="true"> ×</span></a></li>
`,
  );
  return html`<div role="group" aria-label="${messages.list.chosen}"><ul class="chosen">
${items}<li><a class="clear" href="${linkTo(view, path)}">${messages.noMatch.clear}</a></li>
</ul></div>`;
}
