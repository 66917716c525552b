// `/actors/{id}.html`: names, roles as stated, statements and denials.
import type { Actor } from '../../records/actor.ts';
import type { Event } from '../../records/event.ts';
import type { SeeAlso } from '../../records/list.ts';
import type { Statement } from '../../records/statement.ts';
import { type Html, html } from '../html.ts';
import type { Part } from '../list.ts';
import { describeTerm } from '../messages/when.ts';
import { renderPage } from '../page.ts';
import { renderCards } from '../parts/card.ts';
import { renderCaveats } from '../parts/caveats.ts';
import { renderCorrections } from '../parts/corrections.ts';
import { renderEventList } from '../parts/event-list.ts';
import { renderEvidence } from '../parts/evidence.ts';
import { renderFollow } from '../parts/follow.ts';
import { inLanguage } from '../parts/foreign.ts';
import { renderLink } from '../parts/links.ts';
import { nameActor, renderActor, renderActors } from '../parts/names.ts';
import { pathWith, sourcePath, type View } from '../view.ts';

export interface ActorDetail {
  actor: Actor;
  /** The languages of the sources that state its roles, by id. */
  languages: ReadonlyMap<string, string>;
  /** What the actor said, newest first. */
  said: Part<Statement>;
  /** What others said who speak for it; undefined when nobody did. */
  side: SeeAlso | undefined;
  /** What the actor is reported to have said, but somebody denies or disputes. */
  denied: Part<Statement>;
  /** Statements in which others mention the actor. */
  mentioned: Part<Statement>;
  events: Part<Event>;
}

export function renderActorPage(view: View, detail: ActorDetail): string {
  const { actor, said, side, denied, mentioned, events } = detail;
  const { messages } = view;
  const name = nameActor(view, actor);
  const onTimeline = pathWith('/timeline.html', { actor: [actor.id] });
  const objected = { actor: [actor.id], status: deniedStatuses };
  const query = (parameters: Record<string, string[]>) => pathWith('/statements.html', parameters);
  const main = html`<p class="kicker">${messages.labels.actor[actor.kind]}</p>
<h1>${name}</h1>
${renderNames(view, actor)}
${renderRoles(view, detail)}
${renderCaveats(view, actor.caveats, { more: actor.more?.caveats, query: { actor: actor.id } })}
${renderCorrections(view, actor.corrections)}
<p class="more">${renderLink(view, onTimeline, messages.actor.timeline)}</p>
${renderFollow(view, { actor: [actor.id] })}
${renderPart(view, messages.actor.denied, denied, query(objected))}
${renderPart(view, messages.actor.said, said, query({ actor: [actor.id] }))}
${
  side &&
  html`<p class="more">${renderLink(
    view,
    query({ voice: [actor.id] }),
    messages.list.side(side.more),
  )}</p>`
}
${
  events.total > 0 &&
  html`<section><h2>${messages.actor.events}</h2>${renderEventList(view, events.records)}</section>`
}
${renderPart(view, messages.actor.mentioned, mentioned, query({ mentions: [actor.id] }))}`;
  const description = messages.actor.description(name, said.total);
  return renderPage(view, {
    title: name,
    description,
    section: 'actors',
    feed: { actor: [actor.id] },
    isRecord: true,
    followed: { actor: [actor.id] },
    main,
  });
}

/** The statuses that mean that somebody objects to an attribution. */
export const deniedStatuses = ['denied', 'disputed', 'misattributed', 'retracted'];

function renderPart(view: View, title: string, part: Part<Statement>, path: string): Html | false {
  if (part.total === 0) return false;
  return html`<section>
<h2>${title} <span class="number">${part.total}</span></h2>
${renderCards(view, part.records, 3)}
${
  part.total > part.records.length &&
  html`<p class="more">${renderLink(view, path, view.messages.home.all(part.total))}</p>`
}
</section>`;
}

function renderNames(view: View, actor: Actor): Html | false {
  const { messages } = view;
  const { names } = actor;
  // Some spellings are those of several languages.
  const isFirst = (text: string, at: number) => names.findIndex(({ name }) => name === text) === at;
  const others = names.filter(
    ({ name }, index) => name !== nameActor(view, actor) && isFirst(name, index),
  );
  if (others.length === 0) return false;
  return html`<p class="names">${messages.actor.names} ${others.map(
    ({ name: other, lang, kind }, index) => {
      const title = messages.labels.nameKind[kind];
      return html`${index > 0 && ', '}<bdi${inLanguage(lang)} title="${title}">${other}</bdi>`;
    },
  )}</p>`;
}

/** Each role once, with the sources that state it, and for whom it speaks from when until when. */
function renderRoles(view: View, { actor, languages }: ActorDetail): Html {
  const { messages } = view;
  const { roles, member_of, part_of } = actor;
  const titles = new Map<string, Actor['roles']>();
  for (const role of roles) titles.set(role.title, [...(titles.get(role.title) ?? []), role]);
  const items = [...titles].map(([title, same]) => {
    const language = languages.get(same[0]?.source ?? '') ?? 'und';
    const links = same.map(
      ({ source }, index) =>
        html`${index > 0 && ', '}${renderLink(view, sourcePath(source), source)}`,
    );
    const offices = same.map((role) => renderOffice(view, role));
    return html`<li><bdi${inLanguage(language)}>${title}</bdi>${offices} <span class="note">${links}</span></li>
`;
  });
  return html`${
    member_of && html`<p>${messages.actor.memberOf} ${renderActor(view, member_of)}</p>`
  }${part_of.length > 0 && html`<p>${messages.actor.partOf} ${renderActors(view, part_of)}</p>`}${
    items.length > 0 &&
    html`<section><h2>${messages.actor.roles}</h2>
<ul class="plain">
${items}</ul></section>`
  }`;
}

/** For whom a role speaks, and when it was held. */
function renderOffice(view: View, role: Actor['roles'][number]): Html | false {
  const { speaks_for, from, until, evidence } = role;
  if (speaks_for === null) return false;
  const term = describeTerm(from, until, view.language);
  return html`, ${view.messages.actor.speaksFor} ${renderActor(view, speaks_for)}${
    term !== undefined && html`, ${term}`
  } ${renderEvidence(evidence)}`;
}
