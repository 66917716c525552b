// What became of a record that is no more: why it was withdrawn, or where it goes on.
import type { RecordName } from '../../records/change.ts';
import type { Past } from '../../records/past.ts';
import { resourceOf } from '../../records/resources.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeInstant } from '../messages/when.ts';
import type { View } from '../view.ts';

/** @param link a link to the page at a path, as the surrounding page makes them */
export function renderPast(
  { language, messages: { memory } }: View,
  past: Past,
  link: (path: string, label: string) => Html,
): Html {
  const list = (records: readonly RecordName[]) => html`<ul>
${records.map(
  ({ kind, id }) => html`<li>${link(`/${resourceOf[kind]}/${id}.html`, id)}</li>
`,
)}</ul>`;
  if ('holders' in past) {
    const { kind } = past.record;
    return html`<p>${memory.split}</p>
${list(past.holders.map((id) => ({ kind, id })))}`;
  }
  const { on, reason, successors } = past;
  return html`<p><strong>${memory.withdrawn(describeInstant(on, language))}</strong></p>
<p>${localize(reason, language)}</p>
${
  successors.length > 0 &&
  html`<p>${memory.instead}</p>
${list(successors)}`
}`;
}
