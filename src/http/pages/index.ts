// Every page for people.
import type { PageRoute } from './page-route.ts';
import {
  actorPage,
  actorsPage,
  caveatPage,
  caveatsPage,
  eventPage,
  homePage,
  sourcePage,
  sourcesPage,
  timelinePage,
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
  eventPage,
  sourcesPage,
  sourcePage,
  caveatsPage,
  caveatPage,
];
