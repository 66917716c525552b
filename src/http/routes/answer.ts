// Turns a route and a request into an answer: checks the parameters, then asks one snapshot.
import { Id } from '../../records/reference.ts';
import { resourceNames } from '../../records/resources.ts';
import type { Archive, Snapshot } from '../../store/store.ts';
import type { Answer } from '../exchange/answer.ts';
import { ApiError, requireSnapshot } from '../exchange/problem.ts';
import { notFound } from '../query/missing.ts';
import { parseParameters, parseQueryString } from '../query/parameters.ts';
import type { Route } from './route.ts';

export interface Request {
  snapshot: Snapshot | undefined;
  /** The address of the service, without a slash at the end. */
  address: string;
  /** Path and query as they were asked for. */
  url: string;
  /** From the path, where that has one. */
  id: string | undefined;
  /** Past versions, where there are any. */
  archive?: Archive | undefined;
}

/** @throws ApiError */
export async function answerRoute(route: Route, request: Request): Promise<Answer> {
  const { snapshot, address, url, id = '', archive } = request;
  if (request.id !== undefined && !Id.safeParse(id).success) return refuseId(route, snapshot, id);
  const mark = url.indexOf('?');
  const raw = parseQueryString(mark === -1 ? '' : url.slice(mark + 1));
  const query = parseParameters(route.query, raw);
  return route.answer({
    id,
    query,
    url,
    address,
    archive,
    get snapshot() {
      return requireSnapshot(snapshot);
    },
  });
}

/** Treats a malformed id as unknown (404). An empty id means a trailing slash. */
async function refuseId(
  { path }: Route,
  snapshot: Snapshot | undefined,
  id: string,
): Promise<never> {
  const [, word] = path.split('/');
  const resource = resourceNames.find((name) => name === word);
  if (resource && id !== '') return notFound(requireSnapshot(snapshot), resource, id);
  const detail = `There is nothing at /${word}/ with an empty id; did you mean /${word}?`;
  throw new ApiError('not_found', detail, [{ parameter: 'id', detail, suggestions: [`/${word}`] }]);
}
