// `/topics.html` and `/topics/{id}.html`: what statements are about.
import type { Statement } from '../../records/statement.ts';
import type { Topic } from '../../records/topic.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderCards } from '../parts/card.ts';
import { renderLink } from '../parts/links.ts';
import { renderPaging } from '../parts/paging.ts';
import { linkTo, pathWith, type Query, topicPath, type View } from '../view.ts';
import type { Part } from './actor-page.ts';

/** Topics with the number of statements about each, those without any left out. */
export function renderTopics(view: View, topics: readonly Topic[]): Html {
  const items = topics
    .filter(({ statements }) => statements.count > 0)
    .map(({ id, name, statements }) => {
      const link = renderLink(view, topicPath(id), localize(name, view.language));
      return html`<li>${link} ${statements.count}</li>
`;
    });
  return html`<ul class="tags">
${items}</ul>`;
}

export function renderTopicsPage(
  view: View,
  query: Query,
  topics: Part<Topic>,
  next: string | null,
): string {
  const title = view.messages.home.topics;
  const main = html`<h1>${title}</h1>
${renderTopics(view, topics.records)}
${renderPaging(view, '/topics.html', query, next)}`;
  const description = title;
  return renderPage(view, { title, description, section: 'statements', main });
}

/** @param statements the newest about the topic */
export function renderTopicPage(view: View, topic: Topic, statements: Part<Statement>): string {
  const { messages } = view;
  const title = localize(topic.name, view.language);
  const all = linkTo(view, pathWith('/statements.html', { topic: topic.id }));
  const main = html`<p class="kicker">${messages.filters.facets.topic}</p>
<h1>${title}</h1>
<p class="more"><a href="${all}">${messages.home.all(statements.total)}</a></p>
<section><h2>${messages.home.newest}</h2>
${renderCards(view, statements.records, 3)}</section>`;
  const description = messages.list.description(statements.total);
  return renderPage(view, { title, description, section: 'statements', main });
}
