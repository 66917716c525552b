// `/actors.html`: everybody who speaks or is mentioned, by name.
import type { Actor } from '../../records/actor.ts';
import { html } from '../html.ts';
import type { Part } from '../list.ts';
import { renderPage } from '../page.ts';
import { renderLink } from '../parts/links.ts';
import { nameActor } from '../parts/names.ts';
import { renderPaging } from '../parts/paging.ts';
import { actorPath, type Query, type View } from '../view.ts';

export interface ActorList {
  query: Query;
  actors: Part<Actor>;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

export function renderActorsPage(view: View, { query, actors, next }: ActorList): string {
  const { messages, language } = view;
  const named = actors.records.map((actor) => ({ ...actor, name: nameActor(view, actor) }));
  const sorted = named.sort((a, b) => a.name.localeCompare(b.name, language));
  const items = sorted.map(
    ({ id, name, kind, statements }) => html`<li>${renderLink(view, actorPath(id), name)}
<span class="note">${messages.labels.actor[kind]}${
      statements.count > 0 && html` · ${messages.count.statements(statements.count)}`
    }</span></li>
`,
  );
  const main = html`<h1>${messages.nav.actors}</h1>
<ul class="index">
${items}</ul>
${renderPaging(view, '/actors.html', query, next)}`;
  const description = messages.actor.listed(actors.total);
  return renderPage(view, { title: messages.nav.actors, description, section: 'actors', main });
}
