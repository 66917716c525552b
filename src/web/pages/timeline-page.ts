// `/timeline.html`: events and statements by date, drawn month by month and listed below.
import type { Resolved } from '../../records/list.ts';
import type { TimelineEntry } from '../../records/timeline.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeCalendar } from '../messages/when.ts';
import { renderPage } from '../page.ts';
import { renderChosen } from '../parts/chosen.ts';
import { listChosen } from '../parts/filters.ts';
import { renderLink } from '../parts/links.ts';
import { renderActor, renderBadge, renderEventStatus, renderWhen } from '../parts/names.ts';
import { renderPaging } from '../parts/paging.ts';
import { drawMonth } from '../parts/timeline-drawing.ts';
import { eventPath, type Query, statementPath, type View } from '../view.ts';

export interface Timeline {
  query: Query;
  entries: readonly TimelineEntry[];
  total: number;
  resolved: Readonly<Record<string, readonly Resolved[]>>;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

export function renderTimelinePage(view: View, timeline: Timeline): string {
  const { messages } = view;
  const { query, total, resolved } = timeline;
  const chosen = listChosen(view, { query, resolved, facets: {} }, '/timeline.html');
  const main = html`<h1>${messages.nav.timeline}</h1>
<p class="lead">${messages.timeline.lead(total)}</p>
${renderChosen(view, chosen, '/timeline.html')}
${renderLegend(view)}
${groupByMonth(timeline.entries).map(([month, entries]) => renderMonth(view, month, entries))}
${renderPaging(view, '/timeline.html', query, timeline.next)}
<p class="more">${renderLink(view, '/events.html', messages.event.title)}</p>`;
  return renderPage(view, {
    title: messages.nav.timeline,
    description: messages.timeline.lead(total),
    section: 'timeline',
    main,
    indexed: query.cursor === undefined,
  });
}

function renderLegend({ messages }: View): Html {
  return html`<p class="legend"><span class="key said">${messages.timeline.statement}</span>
<span class="key event">${messages.timeline.event}</span>
<span class="key span">${messages.timeline.span}</span></p>`;
}

function groupByMonth(entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] {
  const months = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const month = entry.day?.slice(0, 7) ?? '';
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return [...months];
}

function renderMonth(view: View, month: string, entries: readonly TimelineEntry[]): Html {
  const title =
    month === '' ? view.messages.timeline.undated : describeCalendar(month, view.language);
  const id = month === '' ? 'undated' : `m${month}`;
  return html`<section class="month" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${month !== '' && drawMonth(view, month, entries)}
<ol class="timeline">
${entries.map((entry) => renderEntry(view, entry))}</ol>
</section>
`;
}

function renderEntry(view: View, entry: TimelineEntry): Html {
  const { language } = view;
  if (entry.kind === 'event') {
    const { id, name, when, status } = entry.record;
    return html`<li class="event"><span class="when">${renderWhen(view, when)}</span>
<p>${renderLink(view, eventPath(id), localize(name, language))}${
      status !== 'occurred' && html` ${renderEventStatus(view, status)}`
    }</p></li>
`;
  }
  const { id, actor, said, summary } = entry.record;
  return html`<li class="said"><span class="when">${renderWhen(view, said)}</span>
<p><span class="who">${renderActor(view, actor)}</span>
${renderLink(view, statementPath(id), localize(summary, language))}</p>
${renderBadge(view, entry.record)}</li>
`;
}
