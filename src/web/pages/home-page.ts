// `/`: a search box, the newest statements, what the dataset covers, how to use the API.
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { Topic } from '../../records/topic.ts';
import { type Html, html } from '../html.ts';
import { describeCalendar } from '../messages/when.ts';
import { renderPage } from '../page.ts';
import { renderCards } from '../parts/card.ts';
import { renderCopy } from '../parts/copy.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderFormState } from '../parts/form-state.ts';
import { renderLink } from '../parts/links.ts';
import { nameSource, renderWhen } from '../parts/names.ts';
import { renderTopics } from '../parts/topic-list.ts';
import { linkTo, linkToData, pathWith, sourcePath, type View } from '../view.ts';

export interface Home {
  newest: readonly Statement[];
  topics: readonly Topic[];
  /** The held sources, at most a page of them. */
  sources: readonly Source[];
  counts: Readonly<Record<'statements' | 'actors' | 'events' | 'sources' | 'caveats', number>>;
  period: { earliest: string | null; latest: string | null };
  /** Whom the example asks about; undefined while nobody has said anything. */
  speaker: string | undefined;
}

export function renderHomePage(view: View, home: Home): string {
  const { messages } = view;
  const main = html`<h1 class="hidden">${messages.name}</h1>
${renderSearch(view)}
<div class="columns">
<section class="wide" aria-labelledby="newest">
<h2 id="newest">${messages.home.newest}</h2>
${renderCards(view, home.newest, 3)}
<p class="more">${renderLink(
    view,
    '/statements.html',
    messages.home.all(home.counts.statements),
  )}</p>
</section>
<div class="side">
${renderCoverage(view, home)}
<section aria-labelledby="topics">
<h2 id="topics">${renderLink(view, '/topics.html', messages.home.topics)}</h2>
${renderTopics(view, home.topics)}
</section>
${renderUse(view, home)}
</div>
</div>`;
  return renderPage(view, { title: '', description: messages.home.description, main });
}

function renderSearch(view: View): Html {
  const { messages } = view;
  const action = linkToData(view, '/statements.html');
  return html`<form class="search" action="${action}" role="search">
<label for="q">${messages.search.label}</label>
<div class="row"><input type="search" id="q" name="q" maxlength="200">${renderFormState(
    view,
  )}<button type="submit">${messages.search.button}</button></div>
<p class="hint">${messages.search.hint}</p>
<p class="hint">${renderLink(view, '/lookup.html', messages.lookup.invitation)}</p>
</form>`;
}

function renderCoverage(view: View, { counts, period, sources }: Home): Html {
  const { messages, language } = view;
  const { earliest, latest } = period;
  const from = earliest === null ? undefined : describeCalendar(earliest.slice(0, 7), language);
  const to = latest === null ? undefined : describeCalendar(latest.slice(0, 7), language);
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">${messages.home.coverage}</h2>
<ul class="tags">
${(['statements', 'actors', 'events', 'sources', 'caveats'] as const).map(
  (name) => html`<li>${renderLink(view, `/${name}.html`, messages.count[name](counts[name]))}</li>
`,
)}</ul>
${from && to && html`<p class="note">${messages.home.period(from, to)}</p>`}
<ul class="plain">
${sources.map(
  (source) => html`<li><a href="${linkTo(view, sourcePath(source.id))}"${
    source.title !== null && inLanguage(source.language)
  }>${nameSource(view, source)}</a>${
    source.published && html` <span class="note">${renderWhen(view, source.published)}</span>`
  }</li>
`,
)}</ul>
</section>`;
}

function renderUse(view: View, { speaker }: Home): Html {
  const { messages, address } = view;
  const url = pathWith(`${address}/statements`, { actor: speaker });
  return html`<section aria-labelledby="use">
<h2 id="use">${messages.home.use}</h2>
<p>${messages.home.noKey} <a href="${linkToData(view, '/docs')}">${messages.footer.docs}</a>.</p>
${renderCopy(view, 'curl', `curl '${url}'`)}
</section>`;
}
