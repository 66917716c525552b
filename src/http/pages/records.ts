// The pages of actors, events, sources and caveats, the timeline and the front page.
import type { Actor } from '../../records/actor.ts';
import { deniedStatuses, renderActorPage } from '../../web/pages/actor-page.ts';
import { renderActorsPage } from '../../web/pages/actors-page.ts';
import { renderCaveatPage } from '../../web/pages/caveat-page.ts';
import { renderCaveatsPage } from '../../web/pages/caveats-page.ts';
import { renderEventPage } from '../../web/pages/event-page.ts';
import { renderEventsPage } from '../../web/pages/events-page.ts';
import { renderHomePage } from '../../web/pages/home-page.ts';
import { renderSourcePage } from '../../web/pages/source-page.ts';
import { renderSourcesPage } from '../../web/pages/sources-page.ts';
import { renderTimelinePage } from '../../web/pages/timeline-page.ts';
import { renderTopicPage } from '../../web/pages/topic-page.ts';
import { renderTopicsPage } from '../../web/pages/topics-page.ts';
import { dayBefore, findStale } from '../query/stale-text.ts';
import { findCursor, type PageContext, type PageRoute, partOf } from './page-route.ts';
import { readRelated } from './statements.ts';

export const homePage: PageRoute = {
  path: '/',
  render: async ({ view, api }) => {
    const { counts, period, actors } = await api.dataset();
    return renderHomePage(view, {
      newest: (await api.statements.list({ limit: '6' })).data,
      topics: (await api.topics.list({ limit: '100' })).data,
      sources: (await api.sources.list({ held: 'true', limit: '8' })).data,
      counts,
      period,
      speaker: actors[0]?.id,
    });
  },
};

export const actorsPage: PageRoute = {
  path: '/actors.html',
  render: async ({ view, query, api }) => {
    const list = await api.actors.list({ limit: '100', ...query });
    return renderActorsPage(view, { query, actors: partOf(list), next: findCursor(list) });
  },
};

export const actorPage: PageRoute = {
  path: '/actors/{id}.html',
  render: async (context) => {
    const { view, id, api } = context;
    const actor = await api.actors.find(id);
    const said = await api.statements.list({ actor: id, limit: '12' });
    const objected = { actor: id, status: deniedStatuses, limit: '6' };
    return renderActorPage(view, {
      actor,
      languages: await readLanguages(context, actor.roles),
      said: partOf(said),
      side: said.see_also,
      denied: partOf(await api.statements.list(objected)),
      mentioned: partOf(await api.statements.list({ mentions: id, limit: '6' })),
      events: partOf(await api.events.list({ actor: id, limit: '40' })),
    });
  },
};

export const eventsPage: PageRoute = {
  path: '/events.html',
  render: async ({ view, query, api }) => {
    const list = await api.events.list({ limit: '100', ...query });
    const { resolved } = list;
    return renderEventsPage(view, {
      query,
      events: partOf(list),
      resolved,
      next: findCursor(list),
    });
  },
};

export const eventPage: PageRoute = {
  path: '/events/{id}.html',
  render: async (context) => {
    const { view, id, api } = context;
    const event = await api.events.find(id);
    const statements = await api.statements.list({ event: event.id, sort: 'said', limit: '20' });
    return renderEventPage(view, {
      event,
      statements: partOf(statements),
      related: await readRelated(context, event.relations),
    });
  },
};

export const sourcesPage: PageRoute = {
  path: '/sources.html',
  render: async ({ view, query, api }) => {
    const list = await api.sources.list({ limit: '100', ...query });
    return renderSourcesPage(view, query, partOf(list), findCursor(list));
  },
};

export const sourcePage: PageRoute = {
  path: '/sources/{id}.html',
  render: async (context) => {
    const { view, id, query, api } = context;
    const source = await api.sources.find(id);
    const name = query.text?.[0];
    const correctedOn = findStale(source, name);
    const earlier =
      name === undefined || correctedOn == null ? undefined : await api.earlierText(id, name);
    const statements = await api.statements.list(
      source.held ? { source: id, limit: '100' } : { via: id, limit: '20' },
    );
    return renderSourcePage(view, {
      source,
      text: (await api.text(id)) ?? null,
      earlier,
      stale:
        earlier || correctedOn == null
          ? undefined
          : { on: correctedOn, before: dayBefore(correctedOn) },
      statements: statements.data,
      total: statements.page.total,
      related: await readRelated(context, source.relations),
      events: (await api.events.list({ source: id, limit: '100' })).data,
      caveats: (await api.caveats.list({ cites: id, limit: '100' })).data,
    });
  },
};

export const caveatsPage: PageRoute = {
  path: '/caveats.html',
  render: async (context) => {
    const { view, query, api } = context;
    const list = await api.caveats.list(query);
    return renderCaveatsPage(view, {
      query,
      caveats: list.data,
      total: list.page.total,
      next: findCursor(list),
    });
  },
};

export const caveatPage: PageRoute = {
  path: '/caveats/{id}.html',
  render: async (context) => {
    return renderCaveatPage(context.view, await context.api.caveats.find(context.id));
  },
};

export const timelinePage: PageRoute = {
  path: '/timeline.html',
  render: async ({ view, query, api }) => {
    const list = await api.timeline({ limit: '60', ...query });
    const { data, page, resolved } = list;
    const next = findCursor(list);
    return renderTimelinePage(view, { query, entries: data, total: page.total, resolved, next });
  },
};

export const topicsPage: PageRoute = {
  path: '/topics.html',
  render: async ({ view, query, api }) => {
    const list = await api.topics.list({ limit: '100', ...query });
    return renderTopicsPage(view, query, partOf(list), findCursor(list));
  },
};

export const topicPage: PageRoute = {
  path: '/topics/{id}.html',
  render: async ({ view, id, api }) => {
    const topic = await api.topics.find(id);
    const statements = await api.statements.list({ topic: topic.id, limit: '10' });
    return renderTopicPage(view, topic, partOf(statements));
  },
};

/** The languages of the sources that state roles, by id. */
async function readLanguages(
  { api }: PageContext,
  roles: Actor['roles'],
): Promise<Map<string, string>> {
  const languages = new Map<string, string>();
  for (const id of new Set(roles.map(({ source }) => source))) {
    const { language } = await api.sources.find(id);
    languages.set(id, language ?? 'und');
  }
  return languages;
}
