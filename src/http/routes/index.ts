// Every route of the API in the order of the documentation.

import { findActor, listActors } from './actors.ts';
import { findCaveat, listCaveats } from './caveats.ts';
import { findDataset } from './dataset.ts';
import { findDataPackage, findDatasetFile } from './dataset-files.ts';
import { findEvent, listEvents } from './events.ts';
import { formatRoutes } from './formats.ts';
import { findPassages } from './lookup.ts';
import { findRelations } from './relations.ts';
import type { Route } from './route.ts';
import { findLiveness, findReadiness } from './service.ts';
import { findSource, findSourceText, listSources } from './sources.ts';
import { findStatement, listStatements } from './statements.ts';
import { listTimeline } from './timeline.ts';
import { findTopic, listTopics } from './topics.ts';

export const routes: readonly Route[] = [
  listStatements,
  findStatement,
  findRelations,
  listActors,
  findActor,
  listEvents,
  findEvent,
  listSources,
  findSource,
  findSourceText,
  listTopics,
  findTopic,
  listCaveats,
  findCaveat,
  listTimeline,
  findPassages,
  findDataset,
  findDatasetFile,
  findDataPackage,
  ...formatRoutes,
  findLiveness,
  findReadiness,
];
