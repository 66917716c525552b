// `/corrections.html`: what was corrected, withdrawn or reinstated, newest first, as newspapers
// print such a list.
import type { Change } from '../../records/change.ts';
import { CorrectionSubject } from '../../records/memory.ts';
import { resourceOf } from '../../records/resources.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { describe, renderDay } from '../parts/corrections.ts';
import { renderFollow } from '../parts/follow.ts';
import { renderLink } from '../parts/links.ts';
import { renderPaging } from '../parts/paging.ts';
import type { Query, View } from '../view.ts';

/** The kinds of changes that stand on the page. */
export const correctionKinds = ['corrected', 'withdrawn', 'reinstated'];

export function renderCorrectionsPage(
  view: View,
  query: Query,
  changes: readonly Change[],
  next: string | null,
): string {
  const { memory } = view.messages;
  const followed = { kind: correctionKinds };
  const main = html`<h1>${memory.correctionsTitle}</h1>
<p>${memory.correctionsIntro}</p>
${renderFollow(view, followed)}
${
  changes.length > 0
    ? html`<ul class="plain corrections">
${changes.map((change) => renderChange(view, change))}</ul>`
    : html`<p class="empty">${memory.correctionsEmpty}</p>`
}
${renderPaging(view, '/corrections.html', query, next)}`;
  return renderPage(view, {
    title: memory.correctionsTitle,
    description: memory.correctionsIntro,
    followed,
    main,
    indexed: query.cursor === undefined,
  });
}

function renderChange(view: View, change: Change): Html {
  const { on, record } = change;
  const path = `/${resourceOf[record.kind]}/${record.id}.html`;
  // Of what is withdrawn now, all that there is to read stands here.
  const name = record.label
    ? renderLink(view, path, localize(record.label, view.language))
    : html`<bdi>${record.id}</bdi>`;
  return html`<li>${renderDay(view, on)}, ${name} — ${say(view, change)}</li>
`;
}

function say(view: View, { kind, what, was, note }: Change): Html {
  const { memory } = view.messages;
  const subject = CorrectionSubject.safeParse(what);
  if (kind === 'corrected' && subject.success) {
    return describe(view, { what: subject.data, was, note });
  }
  const fact = kind === 'withdrawn' ? memory.withdrawnNote : memory.reinstated;
  return html`${fact}${note && html` ${localize(note, view.language)}`}`;
}
