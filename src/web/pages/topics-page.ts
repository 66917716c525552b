// `/topics.html`: what statements are about.
import type { Topic } from '../../records/topic.ts';
import { html } from '../html.ts';
import type { Part } from '../list.ts';
import { renderPage } from '../page.ts';
import { renderPaging } from '../parts/paging.ts';
import { renderTopics } from '../parts/topic-list.ts';
import type { Query, View } from '../view.ts';

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
