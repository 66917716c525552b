// Where a fact that no source here holds can be looked up, as links.
import type { Evidence } from '../../records/evidence.ts';
import { type Html, html } from '../html.ts';

/** Each page under its title, or under its publisher where it has none. */
export function renderEvidence(evidence: readonly Evidence[]): Html | false {
  if (evidence.length === 0) return false;
  const links = evidence.map(
    ({ url, title, publisher, date }, index) =>
      html`${index > 0 && '; '}<a href="${url}" rel="noopener">${
        title ?? publisher
      }</a>${title !== null && `, ${publisher}`}${date !== null && `, ${date}`}`,
  );
  return html`<span class="note">(${links})</span>`;
}
