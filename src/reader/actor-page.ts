// `/actors/{id}.html` and `/actors.html`: names, roles as stated, what was said and denied.
import type { Actor } from '../domain/actor.ts';
import type { Event } from '../domain/event.ts';
import type { Statement } from '../domain/statement.ts';
import { renderCards } from './card.ts';
import { renderEventList } from './event-page.ts';
import { type Html, html } from './html.ts';
import { nameActor, renderActor } from './names.ts';
import { renderPage } from './page.ts';
import { renderNext } from './paging.ts';
import { actorPath, linkTo, pathWith, sourcePath, type View } from './view.ts';

/** Some records of a list, and how many there are. */
export interface Part<T> {
  records: readonly T[];
  total: number;
}

export interface ActorDetail {
  actor: Actor;
  /** The languages of the sources that state its roles, by id. */
  languages: ReadonlyMap<string, string>;
  /** What the actor said, newest first. */
  said: Part<Statement>;
  /** What the actor is reported to have said and somebody denies or disputes. */
  denied: Part<Statement>;
  /** In which others name the actor. */
  mentioned: Part<Statement>;
  events: Part<Event>;
}

export function renderActorPage(view: View, detail: ActorDetail): string {
  const { actor, said, denied, mentioned, events } = detail;
  const { messages } = view;
  const name = nameActor(view, actor);
  const query = (parameters: Record<string, string[]>) => pathWith('/statements.html', parameters);
  const main = html`<p class="kicker">${messages.labels.actor[actor.kind]}</p>
<h1>${name}</h1>
${renderNames(view, actor)}
${renderRoles(view, detail)}
<p class="more"><a href="${linkTo(
    view,
    pathWith('/timeline.html', { actor: [actor.id] }),
  )}">${messages.actor.timeline}</a></p>
${renderPart(view, messages.actor.denied, denied, query({ actor: [actor.id], status: deniedStatuses }))}
${renderPart(view, messages.actor.said, said, query({ actor: [actor.id] }))}
${
  events.total > 0 &&
  html`<section><h2>${messages.actor.events}</h2>${renderEventList(view, events.records)}</section>`
}
${renderPart(view, messages.actor.mentioned, mentioned, query({ mentions: [actor.id] }))}`;
  const description = messages.actor.description(name, said.total);
  return renderPage(view, { title: name, description, section: 'actors', main });
}

/** The statuses in which somebody objects to an attribution. */
export const deniedStatuses = ['denied', 'disputed', 'misattributed', 'retracted'];

export interface ActorList {
  actors: Part<Actor>;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

export function renderActorsPage(view: View, { actors, next }: ActorList): string {
  const { messages, language } = view;
  const named = actors.records.map((actor) => ({ ...actor, name: nameActor(view, actor) }));
  const sorted = named.sort((a, b) => a.name.localeCompare(b.name, language));
  const items = sorted.map(
    ({
      id,
      name,
      kind,
      statements,
    }) => html`<li><a href="${linkTo(view, actorPath(id))}">${name}</a>
<span class="note">${messages.labels.actor[kind]}${
      statements.count > 0 && html` · ${messages.count.statements(statements.count)}`
    }</span></li>
`,
  );
  const main = html`<h1>${messages.nav.actors}</h1>
<ul class="index">
${items}</ul>
${renderNext(view, '/actors.html', next)}`;
  const description = messages.actor.listed(actors.total);
  return renderPage(view, { title: messages.nav.actors, description, section: 'actors', main });
}

function renderPart(view: View, title: string, part: Part<Statement>, path: string): Html | false {
  if (part.total === 0) return false;
  return html`<section>
<h2>${title} <span class="number">${part.total}</span></h2>
${renderCards(view, part.records, 3)}
${
  part.total > part.records.length &&
  html`<p class="more"><a href="${linkTo(view, path)}">${view.messages.home.all(part.total)}</a></p>`
}
</section>`;
}

function renderNames(view: View, actor: Actor): Html | false {
  const { messages } = view;
  const others = actor.names.filter(({ name }) => name !== nameActor(view, actor));
  if (others.length === 0) return false;
  return html`<p class="names">${messages.actor.names} ${others.map(
    ({ name: other, lang, kind }, index) =>
      html`${index > 0 && ', '}<span lang="${lang}" title="${messages.labels.nameKind[kind]}">${other}</span>`,
  )}</p>`;
}

/** Each role once, with the sources that state it. */
function renderRoles(view: View, { actor, languages }: ActorDetail): Html {
  const { messages } = view;
  const { roles, member_of } = actor;
  const sources = new Map<string, string[]>();
  for (const { title, source } of roles) {
    sources.set(title, [...(sources.get(title) ?? []), source]);
  }
  const items = [...sources].map(
    ([
      title,
      ids,
    ]) => html`<li><span lang="${languages.get(ids[0] ?? '') ?? 'und'}">${title}</span> <span class="note">${ids.map(
      (id, index) => html`${index > 0 && ', '}<a href="${linkTo(view, sourcePath(id))}">${id}</a>`,
    )}</span></li>
`,
  );
  return html`${
    member_of && html`<p>${messages.actor.memberOf} ${renderActor(view, member_of)}</p>`
  }${
    items.length > 0 &&
    html`<section><h2>${messages.actor.roles}</h2>
<ul class="plain">
${items}</ul></section>`
  }`;
}
