// `/sources.html`: the documents, first those whose text is stored.
import { SourceKind } from '../../records/citation.ts';
import { nameLanguage } from '../../records/language.ts';
import type { Source } from '../../records/source.ts';
import { type Html, html } from '../html.ts';
import type { Part } from '../list.ts';
import { renderPage } from '../page.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderFormState } from '../parts/form-state.ts';
import { nameSource, renderWhen } from '../parts/names.ts';
import { renderPaging } from '../parts/paging.ts';
import { linkTo, linkToData, type Query, sourcePath, type View } from '../view.ts';

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
${renderForm(view, query, sources.records)}
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

/** Narrows the list by kind, language and publisher. */
function renderForm(view: View, query: Query, sources: readonly Source[]): Html {
  const { messages, language } = view;
  const { sourceFact, sourceFilter, source } = messages.labels;
  const chosen = (name: string) => query[name]?.[0];
  const present = <T>(values: readonly (T | null)[]) => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  const tags = present([...sources.map((one) => one.language), chosen('language') ?? null]);
  const publishers = present(sources.map(({ publisher }) => publisher));
  const select = (name: 'kind' | 'language', options: readonly (readonly [string, string])[]) =>
    html`<label>${sourceFact[name]} <select name="${name}"><option value="">${
      sourceFilter[name]
    }</option>
${options.map(
  ([value, label]) =>
    html`<option value="${value}"${value === chosen(name) && html` selected`}>${label}</option>
`,
)}</select></label>`;
  return html`<form class="ask" action="${linkToData(view, '/sources.html')}">
${select(
  'kind',
  SourceKind.options.map((kind) => [kind, source[kind]] as const),
)}
${select(
  'language',
  tags.map((tag) => [tag, nameLanguage(tag)[language]] as const),
)}
<label>${sourceFact.publisher} <input type="text" name="publisher" list="publishers" value="${
    chosen('publisher') ?? ''
  }"></label>
<datalist id="publishers">${publishers.map((name) => html`<option value="${name}"></option>`)}</datalist>
${renderFormState(view)}
<button type="submit">${messages.filters.apply}</button>
</form>`;
}

function renderItem(view: View, source: Source): Html {
  const { messages } = view;
  const { id, title, language, published, words, statements } = source;
  const caveats = source.more?.caveats?.total ?? source.caveats.length;
  const facts = [
    id,
    messages.labels.source[source.kind],
    language === null ? undefined : nameLanguage(language)[view.language],
    title === null ? undefined : (source.publisher ?? undefined),
    source.agency ?? undefined,
    words === null ? undefined : messages.source.words(words),
    statements.count > 0 ? messages.count.statements(statements.count) : undefined,
    caveats > 0 ? messages.count.caveats(caveats) : undefined,
  ].filter((fact) => fact !== undefined);
  return html`<li><a href="${linkTo(view, sourcePath(id))}"${
    title !== null && inLanguage(language)
  }>${nameSource(view, source)}</a>${
    published && html`, ${renderWhen(view, published)}`
  }${facts.length > 0 && html`<br><span class="note">${facts.join(' · ')}</span>`}</li>
`;
}
