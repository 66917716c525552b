// `/events/{id}.html`: what happened or is said to have happened, who says so, and what was said
// about it.
import type { Event } from '../../records/event.ts';
import type { Statement } from '../../records/statement.ts';
import { type Html, html } from '../html.ts';
import type { Part } from '../list.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderCards, renderPassageLink } from '../parts/card.ts';
import { renderCaveats } from '../parts/caveats.ts';
import { renderCorrections } from '../parts/corrections.ts';
import { type Fact, renderFactList } from '../parts/facts.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderLink } from '../parts/links.ts';
import { renderActors, renderDate, renderEventStatus, renderWhen } from '../parts/names.ts';
import { renderRelations } from '../parts/relations.ts';
import { eventPath, linkTo, pathWith, type View } from '../view.ts';

export interface EventDetail {
  event: Event;
  /** Oldest first. */
  statements: Part<Statement>;
  /** The statements that deny or confirm it, by id. */
  related: ReadonlyMap<string, Statement>;
}

export function renderEventPage(view: View, detail: EventDetail): string {
  const { event, statements, related } = detail;
  const { messages, language } = view;
  const name = localize(event.name, language);
  const all = linkTo(view, pathWith('/statements.html', { event: event.id, sort: 'said' }));
  const main = html`<p class="kicker">${messages.labels.event[event.kind]}</p>
<h1>${name}</h1>
<p class="attribution">${renderEventStatus(view, event.status)}<span class="when">${renderWhen(
    view,
    event.when,
  )}</span></p>
${renderFacts(view, event)}
${renderRelations(view, event, related)}
${renderCaveats(view, event.caveats, { more: event.more?.caveats, query: { event: event.id } })}
${renderCorrections(view, event.corrections)}
${renderPassages(view, detail)}
${
  statements.total > 0 &&
  html`<section>
<h2>${messages.event.statements} <span class="number">${statements.total}</span></h2>
${renderCards(view, statements.records, 3)}
${
  statements.total > statements.records.length &&
  html`<p class="more"><a href="${all}">${messages.home.all(statements.total)}</a></p>`
}</section>`
}`;
  const description = messages.event.description(name, statements.total);
  return renderPage(view, {
    title: name,
    description,
    section: 'timeline',
    isRecord: true,
    feed: { event: [event.id] },
    main,
  });
}

function renderFacts(view: View, { when, place, participants, parent }: Event): Html {
  const { messages, language } = view;
  const rows: readonly Fact[] = [
    [messages.event.date, when && renderDate(view, when)],
    [messages.event.place, place && localize(place, language)],
    [
      messages.event.participants,
      participants.length > 0 && html`${renderActors(view, participants)}`,
    ],
    [
      messages.event.parent,
      parent && renderLink(view, eventPath(parent.id), localize(parent.name, language)),
    ],
  ];
  return renderFactList(rows);
}

function renderPassages(view: View, { event }: EventDetail): Html | false {
  if (event.citations.length === 0) return false;
  return html`<section><h2>${view.messages.event.passages}</h2>
${event.citations.map(
  (citation) =>
    html`<figure class="report"><blockquote${inLanguage(citation.language)}>${
      citation.exact
    }</blockquote>
<figcaption>${renderPassageLink(view, citation)}</figcaption></figure>
`,
)}</section>`;
}
