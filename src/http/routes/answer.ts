// From a route and a request to an answer: parameters checked, then asked of one dataset.

import { type Resource, resourceNames } from '../../records/resources.ts';
import type { Snapshot } from '../../store/store.ts';
import { ApiError, notReadyDetail } from '../exchange/problem.ts';
import { parseParameters, parseQueryString } from '../query/parameters.ts';
import { notFound } from './record.ts';
import type { Answer, Route } from './route.ts';

/**
 * @param url path and query as they were asked for
 * @throws ApiError
 */
export async function answerRoute(
  route: Route,
  snapshot: Snapshot | undefined,
  address: string,
  url: string,
  rawParams: Readonly<Record<string, string>>,
): Promise<Answer> {
  const params = route.params.safeParse(rawParams);
  if (!params.success) return refuseParams(route, snapshot, rawParams);
  const mark = url.indexOf('?');
  const raw = parseQueryString(mark === -1 ? '' : url.slice(mark + 1));
  const query = parseParameters(route.query, raw);
  return route.answer({
    params: params.data,
    query,
    url,
    address,
    get snapshot() {
      return requireSnapshot(snapshot);
    },
  });
}

/** Asks the routes directly, as the documentation does for its examples. */
export function askRoutes(routes: readonly Route[], snapshot: Snapshot, address: string) {
  return async (url: string): Promise<Answer> => {
    const [path = ''] = url.split('?');
    for (const route of routes) {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
      const pattern = route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/.]+)');
      const match = new RegExp(`^${pattern}$`).exec(path);
      if (!match) continue;
      const values = match.slice(1).map(decodeURIComponent);
      const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
      return answerRoute(route, snapshot, address, url, params);
    }
    throw new Error(`no route for ${url}`);
  };
}

function requireSnapshot(snapshot: Snapshot | undefined): Snapshot {
  if (snapshot) return snapshot;
  throw new ApiError('not_ready', notReadyDetail);
}

/** A malformed id is an unknown one, and an empty one a path that goes on too long. */
async function refuseParams(
  route: Route,
  snapshot: Snapshot | undefined,
  rawParams: Readonly<Record<string, string>>,
): Promise<never> {
  const [, word] = route.path.split('/');
  const resource = resourceNames.find((name): name is Resource => name === word);
  const [name, value] = Object.entries(rawParams)[0] ?? ['id', ''];
  if (resource && value !== '') return notFound(requireSnapshot(snapshot), resource, value);
  const path = `/${word}`;
  const detail = `There is nothing at ${path}/ with an empty ${name}; did you mean ${path}?`;
  throw new ApiError('not_found', detail, [{ parameter: name, detail, suggestions: [path] }]);
}
