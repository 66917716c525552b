// `/sources.html`: the documents, first those whose text is stored.
import type { Source } from '../../records/source.ts';
import { type Html, html } from '../html.ts';
import type { Part } from '../list.ts';
import { renderPage } from '../page.ts';
import { inLanguage } from '../parts/foreign.ts';
import { nameSource, renderWhen } from '../parts/names.ts';
import { renderPaging } from '../parts/paging.ts';
import { linkTo, type Query, sourcePath, type View } from '../view.ts';

export function renderSourcesPage(
  view: View,
  query: Query,
  sources: Part<Source>,
  next: string | null,
): string {
  const { messages } = view;
  const list = (title: string, some: readonly Source[]) =>
    some.length > 0 &&
    html`<section><h2>${title}</h2>
<ul class="plain sources">
${some.map((source) => renderItem(view, source))}</ul></section>`;
  const main = html`<h1>${messages.nav.sources}</h1>
${list(
  messages.source.held,
  sources.records.filter(({ held }) => held),
)}
${list(
  messages.source.cited,
  sources.records.filter(({ held }) => !held),
)}
${renderPaging(view, '/sources.html', query, next)}`;
  const description = messages.source.listed(sources.total);
  return renderPage(view, { title: messages.nav.sources, description, section: 'sources', main });
}

function renderItem(view: View, source: Source): Html {
  const { messages } = view;
  const { id, title, language, published, words, statements, caveats } = source;
  const facts = [
    id,
    words === null ? undefined : messages.source.words(words),
    statements.count > 0 ? messages.count.statements(statements.count) : undefined,
    caveats.length > 0 ? messages.count.caveats(caveats.length) : undefined,
  ].filter((fact) => fact !== undefined);
  return html`<li><a href="${linkTo(view, sourcePath(id))}"${
    title !== null && inLanguage(language)
  }>${nameSource(view, source)}</a>${
    published && html`, ${renderWhen(view, published)}`
  }${facts.length > 0 && html`<br><span class="note">${facts.join(' · ')}</span>`}</li>
`;
}
