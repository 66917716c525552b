// Corrections as newspapers print them: when, what it was before, and why.
import type { Correction } from '../../records/memory.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeInstant } from '../messages/when.ts';
import type { View } from '../view.ts';

/** The corrections of a record, newest first, as a section of its page. */
export function renderCorrections(view: View, corrections: readonly Correction[]): Html | false {
  if (corrections.length === 0) return false;
  return html`<section class="corrections" aria-labelledby="corrections">
<h2 id="corrections">${view.messages.memory.corrections}</h2>
<ul class="plain">
${corrections.toReversed().map(
  (correction) => html`<li>${renderDay(view, correction.on)} — ${describe(view, correction)}</li>
`,
)}</ul>
</section>`;
}

export function renderDay({ language }: View, on: string): Html {
  return html`<time datetime="${on}">${describeInstant(on, language)}</time>`;
}

/** What was corrected, what stood there before, and the note of the curators. */
export function describe(
  { language, messages: { memory } }: View,
  { what, was, note }: Omit<Correction, 'on'>,
): Html {
  const before = was === null ? memory.wasNothing : html`${memory.was} <bdi>${was}</bdi>`;
  return html`${memory.corrected(memory.subjects[what])}${
    note && html` ${localize(note, language)}`
  } <span class="note">${before}</span>`;
}
