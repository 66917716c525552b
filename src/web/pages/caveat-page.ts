// `/caveats/{id}.html`: one thing that is doubtful.
import type { Caveat } from '../../records/caveat.ts';
import { html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderCaveatCard } from '../parts/caveat-card.ts';
import { nameCaveat } from '../parts/caveats.ts';
import { renderCorrections } from '../parts/corrections.ts';
import type { View } from '../view.ts';

export function renderCaveatPage(view: View, caveat: Caveat): string {
  const title = nameCaveat(view, caveat);
  const description = localize(caveat.explanation, view.language);
  const main = html`${renderCaveatCard(view, caveat, 1)}
${renderCorrections(view, caveat.corrections)}`;
  return renderPage(view, { title, description, section: 'caveats', isRecord: true, main });
}
