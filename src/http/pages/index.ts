// Every page for people.

import { correctionsPage } from './corrections.ts';
import { lookupPage } from './lookup.ts';
import type { PageRoute } from './page-route.ts';
import {
  actorPage,
  actorsPage,
  caveatPage,
  caveatsPage,
  eventPage,
  eventsPage,
  homePage,
  sourcePage,
  sourcesPage,
  timelinePage,
  topicPage,
  topicsPage,
} from './records.ts';
import { statementEmbed, statementPage, statementsEmbed, statementsPage } from './statements.ts';

export const pages: readonly PageRoute[] = [
  homePage,
  statementsPage,
  statementPage,
  statementsEmbed,
  statementEmbed,
  timelinePage,
  actorsPage,
  actorPage,
  eventsPage,
  eventPage,
  sourcesPage,
  sourcePage,
  caveatsPage,
  caveatPage,
  topicsPage,
  topicPage,
  lookupPage,
  correctionsPage,
];
