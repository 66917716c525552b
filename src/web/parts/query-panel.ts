// "Use this query": the query for a program, a spreadsheet, a feed reader or another page.

import { type Html, html } from '../html.ts';
import { pathWith, type Query, type View } from '../view.ts';
import { renderCopy } from './copy.ts';
import { renderDownloads } from './downloads.ts';
import { encodeFrame, listHeight } from './embed-code.ts';

export function renderQueryPanel(view: View, { cursor: _, ...query }: Query): Html {
  const { messages, address } = view;
  const { list } = view.formats;
  // A query string holds no quotation mark: they are all percent-encoded.
  const url = (suffix: string) => `${address}${pathWith(`/statements${suffix}`, query)}`;
  const has = (wanted: string) => list.some(({ suffix }) => suffix === wanted);
  const title = messages.nav.statements;
  const size = { height: listHeight };
  const frame = encodeFrame(view, pathWith('/statements/embed', query), title, size);
  return html`<details class="use"><summary>${messages.use.title}</summary>
${renderCopy(view, messages.use.api, url(''))}
${renderCopy(view, 'curl', `curl '${url('')}'`)}
${has('.csv') && renderCopy(view, messages.use.sheets, `=IMPORTDATA("${url('.csv')}")`)}
${has('.atom') && renderCopy(view, messages.use.feed, url('.atom'))}
${renderCopy(view, messages.use.embed, frame)}
${renderDownloads(view, '/statements', list, query)}
</details>`;
}
