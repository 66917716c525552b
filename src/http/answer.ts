// From a route and a request to an answer: parameters checked, then asked of one dataset.

import type { Dataset } from '../store/dataset.ts';
import { parseParameters, parseQueryString } from './parameters.ts';
import { ApiError } from './problem.ts';
import type { Answer, Route } from './route.ts';

/** @throws ApiError */
export function answerRoute(
  route: Route,
  dataset: Dataset,
  address: string,
  url: string,
  rawParams: Readonly<Record<string, string>>,
): Answer {
  const params = route.params.safeParse(rawParams);
  if (!params.success) {
    const [name, value] = Object.entries(rawParams)[0] ?? ['id', ''];
    throw new ApiError('not_found', `There is nothing with the ${name} "${value.slice(0, 120)}".`);
  }
  const mark = url.indexOf('?');
  const raw = parseQueryString(mark === -1 ? '' : url.slice(mark + 1));
  const query = parseParameters(route.query, raw);
  return route.answer({ dataset, params: params.data, query, url, address });
}

/** Asks the routes directly, as the documentation does for its examples. */
export function askRoutes(routes: readonly Route[], dataset: Dataset, address: string) {
  return (url: string): Answer => {
    const [path = ''] = url.split('?');
    for (const route of routes) {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
      const match = new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
      if (!match) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
      return answerRoute(route, dataset, address, url, params);
    }
    throw new Error(`no route for ${url}`);
  };
}
