// `/events.html`: events in the order of their dates.
import type { Event } from '../../records/event.ts';
import type { Resolved } from '../../records/list.ts';
import { type Html, html } from '../html.ts';
import type { Part } from '../list.ts';
import { renderPage } from '../page.ts';
import { renderChosen } from '../parts/chosen.ts';
import { renderEventList } from '../parts/event-list.ts';
import { listChosen } from '../parts/filters.ts';
import { renderPaging } from '../parts/paging.ts';
import { linkToVersion, pathWith, type Query, type View } from '../view.ts';

export interface EventList {
  query: Query;
  events: Part<Event>;
  resolved: Readonly<Record<string, readonly Resolved[]>>;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

export function renderEventsPage(view: View, { query, events, resolved, next }: EventList): string {
  const { messages } = view;
  const chosen = listChosen(view, { query, resolved, facets: {} }, '/events.html');
  const description = messages.event.listed(events.total);
  const main = html`<h1>${messages.event.title}</h1>
<p class="lead">${description}</p>
${renderCalendars(view, query)}
${renderChosen(view, chosen, '/events.html')}
${renderEventList(view, events.records)}
${renderPaging(view, '/events.html', query, next)}`;
  const indexed = query.cursor === undefined;
  return renderPage(view, {
    title: messages.event.title,
    description,
    section: 'timeline',
    main,
    indexed,
  });
}

/** Two calendars of the same query, in the language of the page. */
function renderCalendars(view: View, { cursor: _, limit: __, ...query }: Query): Html {
  const { calendar } = view.messages.labels;
  const link = (suffix: string, label: string) => {
    const path = pathWith(`/events${suffix}`, { ...query, lang: view.language });
    return html`<a href="${linkToVersion(view, path)}">${label}</a>`;
  };
  return html`<p class="downloads">${calendar.title}
${link('.ics', calendar.certain)} · ${link('.approximate.ics', calendar.approximate)}</p>`;
}
