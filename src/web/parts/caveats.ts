// The caveats of a record, as a section of its page.
import type { CaveatReference } from '../../records/caveat.ts';
import type { Rest } from '../../records/rest.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { linkTo, pathWith, type View } from '../view.ts';
import { renderRest } from './links.ts';

export const caveatPath = (id: string) => `/caveats/${id}.html`;

export function renderCaveats(
  view: View,
  caveats: readonly CaveatReference[],
  rest?: { readonly more: Rest | undefined; readonly query: Readonly<Record<string, string>> },
): Html | false {
  if (caveats.length === 0) return false;
  const path = pathWith('/caveats.html', rest?.query ?? {});
  return html`<section aria-labelledby="caveats">
<h2 id="caveats">${view.messages.caveats.title}</h2>
<ul class="caveats">
${caveats.map((caveat) => renderCaveat(view, caveat))}</ul>
${rest && renderRest(view, rest.more, path, view.messages.count.caveats)}</section>`;
}

function renderCaveat(view: View, caveat: CaveatReference): Html {
  const { id, severity, explanation } = caveat;
  return html`<li class="${severity}"><a class="kind" href="${linkTo(
    view,
    caveatPath(id),
  )}">${nameCaveat(view, caveat)}</a> ${localize(explanation, view.language)}</li>
`;
}

/** The severity and kind, such as "major caveat: date". */
export function nameCaveat({ messages }: View, { kind, severity }: CaveatReference): string {
  return messages.caveats.name(
    messages.labels.severity[severity],
    messages.labels.caveatKind[kind],
  );
}
