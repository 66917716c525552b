// From a route and a request to an answer: parameters checked, then asked of one dataset.

import type { Dataset } from '../../store/sqlite/dataset.ts';
import { type Resource, resources } from '../../store/sqlite/tables.ts';
import { ApiError, notReadyDetail } from '../exchange/problem.ts';
import { parseParameters, parseQueryString } from '../query/parameters.ts';
import { notFound } from './record.ts';
import type { Answer, Route } from './route.ts';

/**
 * @param url path and query as they were asked for
 * @throws ApiError
 */
export function answerRoute(
  route: Route,
  dataset: Dataset | undefined,
  address: string,
  url: string,
  rawParams: Readonly<Record<string, string>>,
): Answer {
  const params = route.params.safeParse(rawParams);
  if (!params.success) refuseParams(route, dataset, rawParams);
  const mark = url.indexOf('?');
  const raw = parseQueryString(mark === -1 ? '' : url.slice(mark + 1));
  const query = parseParameters(route.query, raw);
  return route.answer({
    params: params.data,
    query,
    url,
    address,
    get dataset() {
      return requireDataset(dataset);
    },
  });
}

/** Asks the routes directly, as the documentation does for its examples. */
export function askRoutes(routes: readonly Route[], dataset: Dataset, address: string) {
  return (url: string): Answer => {
    const [path = ''] = url.split('?');
    for (const route of routes) {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
      const pattern = route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/.]+)');
      const match = new RegExp(`^${pattern}$`).exec(path);
      if (!match) continue;
      const values = match.slice(1).map(decodeURIComponent);
      const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
      return answerRoute(route, dataset, address, url, params);
    }
    throw new Error(`no route for ${url}`);
  };
}

function requireDataset(dataset: Dataset | undefined): Dataset {
  if (dataset) return dataset;
  throw new ApiError('not_ready', notReadyDetail);
}

/** A malformed id is an unknown one, and an empty one a path that goes on too long. */
function refuseParams(
  route: Route,
  dataset: Dataset | undefined,
  rawParams: Readonly<Record<string, string>>,
): never {
  const [, word] = route.path.split('/');
  const resource = resources.find((name): name is Resource => name === word);
  const [name, value] = Object.entries(rawParams)[0] ?? ['id', ''];
  if (resource && value !== '') notFound(requireDataset(dataset), resource, value);
  const path = `/${word}`;
  const detail = `There is nothing at ${path}/ with an empty ${name}; did you mean ${path}?`;
  throw new ApiError('not_found', detail, [{ parameter: name, detail, suggestions: [path] }]);
}
