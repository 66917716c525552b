// Facts about a record as a list of terms.
import { type Html, html } from '../html.ts';

/** A term and its value; a term without a value is left out. */
export type Fact = readonly [term: string, value: Html | string | null | false];

export function renderFactList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">
${facts.map(
  ([term, value]) =>
    value &&
    html`<div><dt>${term}</dt><dd>${value}</dd></div>
`,
)}</dl>`;
}
