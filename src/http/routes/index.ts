// Every route of the API in the order of the documentation.
import { json } from '../../formats/json.ts';
import { formats, listResources } from '../../formats/table.ts';
import { type Resource, resourceNames } from '../../records/resources.ts';
import { exportChanges, feedChanges, listChanges } from './changes.ts';
import { findDataset } from './dataset.ts';
import { findDataPackage, findDatasetFile } from './dataset-files.ts';
import { findHistory } from './history.ts';
import { findPassages } from './lookup.ts';
import { findRelations } from './relations.ts';
import { listRoutes } from './resources.ts';
import type { Route } from './route.ts';
import { findLiveness, findReadiness } from './service.ts';
import { findSourceText } from './text.ts';
import { listTimeline } from './timeline.ts';
import { listVersions } from './timemap.ts';

/** The routes below a record, behind those of its resource. */
const nested: Partial<Record<Resource, readonly Route[]>> = {
  statements: [findRelations, findHistory],
  sources: [findSourceText],
};

export const routes: readonly Route[] = [
  ...resourceNames.flatMap((resource) => [
    ...listRoutes(resource, json),
    ...(nested[resource] ?? []),
  ]),
  listTimeline,
  listChanges,
  feedChanges,
  exportChanges,
  findPassages,
  findDataset,
  findDatasetFile,
  findDataPackage,
  listVersions,
  ...formats
    .filter((format) => format !== json)
    .flatMap((format) => listResources(format).flatMap((name) => listRoutes(name, format))),
  findLiveness,
  findReadiness,
];
