// Topics as a list.
import type { Topic } from '../../records/topic.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { topicPath, type View } from '../view.ts';
import { renderLink } from './links.ts';

/** Topics with the number of statements about each, those without any left out. */
export function renderTopics(view: View, topics: readonly Topic[]): Html {
  const items = topics
    .filter(({ statements }) => statements.count > 0)
    .map(({ id, name, statements }) => {
      const link = renderLink(view, topicPath(id), localize(name, view.language));
      return html`<li>${link}&nbsp;${statements.count}</li>
`;
    });
  return html`<ul class="tags">
${items}</ul>`;
}
