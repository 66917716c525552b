// Events as a list.
import type { Event } from '../../records/event.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { eventPath, type View } from '../view.ts';
import { renderLink } from './links.ts';
import { renderEventStatus, renderWhen } from './names.ts';

/** Events in one line each. */
export function renderEventList(view: View, events: readonly Event[]): Html {
  return html`<ul class="plain events">
${events.map(
  ({ id, name, when, status }) => html`<li>${renderLink(
    view,
    eventPath(id),
    localize(name, view.language),
  )} <span class="note">${renderWhen(view, when)}</span> ${
    status !== 'occurred' && renderEventStatus(view, status)
  }</li>
`,
)}</ul>`;
}
