// `/topics/{id}.html`: the newest statements about a topic.
import type { Statement } from '../../records/statement.ts';
import type { Topic } from '../../records/topic.ts';
import { html } from '../html.ts';
import type { Part } from '../list.ts';
import { localize } from '../messages/messages.ts';
import { renderPage } from '../page.ts';
import { renderCards } from '../parts/card.ts';
import { linkTo, pathWith, type View } from '../view.ts';

/** @param statements the newest about the topic */
export function renderTopicPage(view: View, topic: Topic, statements: Part<Statement>): string {
  const { messages } = view;
  const title = localize(topic.name, view.language);
  const all = linkTo(view, pathWith('/statements.html', { topic: topic.id }));
  const main = html`<p class="kicker">${messages.fields.topic.heading}</p>
<h1>${title}</h1>
<p class="more"><a href="${all}">${messages.home.all(statements.total)}</a></p>
<section><h2>${messages.home.newest}</h2>
${renderCards(view, statements.records, 3)}</section>`;
  const description = messages.list.description(statements.total);
  return renderPage(view, {
    title,
    description,
    section: 'statements',
    isRecord: true,
    feed: { topic: [topic.id] },
    main,
  });
}
