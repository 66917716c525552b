// A text to copy, with a button that appears where scripts run.
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

export function renderCopy({ messages }: View, label: string, text: string): Html {
  return html`<div class="copy"><p class="label">${label}</p>
<pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>
<button type="button" hidden data-copy data-done="${messages.copy.done}">${
    messages.copy.button
  }<span class="hidden"> ${label}</span></button></div>`;
}
