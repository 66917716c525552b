// The pages of actors, events, sources and caveats, the timeline and the front page.
import type { Actor } from '../../records/actor.ts';
import type { Caveat } from '../../records/caveat.ts';
import type { Event } from '../../records/event.ts';
import type { Resolved } from '../../records/list.ts';
import type { Source } from '../../records/source.ts';
import type { Statement } from '../../records/statement.ts';
import type { TimelineEntry } from '../../records/timeline.ts';
import type { Topic } from '../../records/topic.ts';
import { deniedStatuses, renderActorPage } from '../../web/pages/actor-page.ts';
import { renderActorsPage } from '../../web/pages/actors-page.ts';
import { renderCaveatPage } from '../../web/pages/caveat-page.ts';
import { renderCaveatsPage } from '../../web/pages/caveats-page.ts';
import { renderEventPage } from '../../web/pages/event-page.ts';
import { renderEventsPage } from '../../web/pages/events-page.ts';
import { type Home, renderHomePage } from '../../web/pages/home-page.ts';
import { renderSourcePage } from '../../web/pages/source-page.ts';
import { renderSourcesPage } from '../../web/pages/sources-page.ts';
import { renderTimelinePage } from '../../web/pages/timeline-page.ts';
import { renderTopicPage } from '../../web/pages/topic-page.ts';
import { renderTopicsPage } from '../../web/pages/topics-page.ts';
import { pathWith } from '../../web/view.ts';
import { findCursor, type Listed, type PageContext, type PageRoute, partOf } from './page-route.ts';
import { readRelated } from './statements.ts';

interface Resolution {
  resolved: Record<string, Resolved[]>;
}

export const homePage: PageRoute = {
  path: '/',
  render: async ({ view, ask }) => {
    const { counts, period } = await ask<Pick<Home, 'counts' | 'period'>>('/dataset');
    return renderHomePage(view, {
      newest: (await ask<Listed<Statement>>('/statements?limit=6')).data,
      topics: (await ask<Listed<Topic>>('/topics?limit=100')).data,
      sources: (await ask<Listed<Source>>('/sources?held=true&limit=8')).data,
      counts,
      period,
    });
  },
};

export const actorsPage: PageRoute = {
  path: '/actors.html',
  render: async ({ view, query, ask }) => {
    const list = await ask<Listed<Actor>>(pathWith('/actors', { limit: '100', ...query }));
    return renderActorsPage(view, {
      query,
      actors: partOf(list),
      next: findCursor(list.page.next),
    });
  },
};

export const actorPage: PageRoute = {
  path: '/actors/{id}.html',
  render: async (context) => {
    const { view, params, ask } = context;
    const id = params.id as string;
    const actor = await ask<Actor>(`/actors/${id}`);
    const find = async (query: Record<string, string | string[]>) =>
      partOf(await ask<Listed<Statement>>(pathWith('/statements', query)));
    return renderActorPage(view, {
      actor,
      languages: await readLanguages(
        context,
        actor.roles.map(({ source }) => ({ source: { id: source } })),
      ),
      said: await find({ actor: id, limit: '12' }),
      denied: await find({ actor: id, status: deniedStatuses, limit: '6' }),
      mentioned: await find({ mentions: id, limit: '6' }),
      events: partOf(await ask<Listed<Event>>(pathWith('/events', { actor: id, limit: '40' }))),
    });
  },
};

export const eventsPage: PageRoute = {
  path: '/events.html',
  render: async ({ view, query, ask }) => {
    const list = await ask<Listed<Event> & Resolution>(
      pathWith('/events', { limit: '100', ...query }),
    );
    const { resolved, page } = list;
    const next = findCursor(page.next);
    return renderEventsPage(view, { query, events: partOf(list), resolved, next });
  },
};

export const eventPage: PageRoute = {
  path: '/events/{id}.html',
  render: async (context) => {
    const { view, params, ask } = context;
    const event = await ask<Event>(`/events/${params.id}`);
    const query = { event: event.id, sort: 'said', limit: '20' };
    return renderEventPage(view, {
      event,
      statements: partOf(await ask<Listed<Statement>>(pathWith('/statements', query))),
      related: await readRelated(context, event.relations),
      languages: await readLanguages(context, event.citations),
    });
  },
};

export const sourcesPage: PageRoute = {
  path: '/sources.html',
  render: async ({ view, query, ask }) => {
    const list = await ask<Listed<Source>>(pathWith('/sources', { limit: '100', ...query }));
    return renderSourcesPage(view, query, partOf(list), findCursor(list.page.next));
  },
};

export const sourcePage: PageRoute = {
  path: '/sources/{id}.html',
  render: async (context) => {
    const { view, params, ask, snapshot } = context;
    const id = params.id as string;
    const source = await ask<Source>(`/sources/${id}`);
    const part = source.held ? 'source' : 'via';
    const limit = source.held ? '100' : '20';
    const statements = await ask<Listed<Statement>>(pathWith('/statements', { [part]: id, limit }));
    return renderSourcePage(view, {
      source,
      text: (await snapshot.findText(id)) ?? null,
      statements: statements.data,
      total: statements.page.total,
      related: await readRelated(context, source.relations),
      events: (await ask<Listed<Event>>(pathWith('/events', { source: id, limit: '100' }))).data,
      caveats: (await ask<Listed<Caveat>>(pathWith('/caveats', { cites: id, limit: '100' }))).data,
    });
  },
};

export const caveatsPage: PageRoute = {
  path: '/caveats.html',
  render: async (context) => {
    const { view, query, ask } = context;
    const list = await ask<Listed<Caveat>>(pathWith('/caveats', query));
    return renderCaveatsPage(view, {
      query,
      caveats: list.data,
      total: list.page.total,
      next: findCursor(list.page.next),
      languages: await readLanguages(
        context,
        list.data.flatMap(({ citations }) => citations),
      ),
    });
  },
};

export const caveatPage: PageRoute = {
  path: '/caveats/{id}.html',
  render: async (context) => {
    const caveat = await context.ask<Caveat>(`/caveats/${context.params.id}`);
    const languages = await readLanguages(context, caveat.citations);
    return renderCaveatPage(context.view, caveat, languages);
  },
};

export const timelinePage: PageRoute = {
  path: '/timeline.html',
  render: async ({ view, query, ask }) => {
    const url = pathWith('/timeline', { limit: '60', ...query });
    const { data, page, resolved } = await ask<Listed<TimelineEntry> & Resolution>(url);
    const next = findCursor(page.next);
    return renderTimelinePage(view, { query, entries: data, total: page.total, resolved, next });
  },
};

export const topicsPage: PageRoute = {
  path: '/topics.html',
  render: async ({ view, query, ask }) => {
    const list = await ask<Listed<Topic>>(pathWith('/topics', { limit: '100', ...query }));
    return renderTopicsPage(view, query, partOf(list), findCursor(list.page.next));
  },
};

export const topicPage: PageRoute = {
  path: '/topics/{id}.html',
  render: async ({ view, params, ask }) => {
    const topic = await ask<Topic>(`/topics/${params.id}`);
    const url = pathWith('/statements', { topic: topic.id, limit: '10' });
    return renderTopicPage(view, topic, partOf(await ask<Listed<Statement>>(url)));
  },
};

/** The languages of the cited sources, by id. */
export async function readLanguages(
  { ask }: PageContext,
  citations: readonly { source: { id: string } }[],
): Promise<Map<string, string>> {
  const languages = new Map<string, string>();
  for (const id of new Set(citations.map(({ source }) => source.id))) {
    const { language } = await ask<Source>(`/sources/${id}`);
    languages.set(id, language ?? 'und');
  }
  return languages;
}
