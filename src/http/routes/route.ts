// What a route is: one description from which the handler and the OpenAPI document are made.
import { z } from 'zod';
import type { Archive, Snapshot } from '../../store/store.ts';
import type { Answer } from '../exchange/answer.ts';
import { asOf } from '../query/as-of.ts';

interface Context<Q> {
  /** Asking for it while there is none throws an ApiError not_ready. */
  snapshot: Snapshot;
  /** From the path; empty where that has none. */
  id: string;
  query: Q;
  /** Path and query as they were asked for. */
  url: string;
  /** The address of the service, without a slash at the end. */
  address: string;
  /** Past versions, where there are any. */
  archive: Archive | undefined;
}

export interface Route<Q extends z.ZodObject = z.ZodObject> {
  /** OpenAPI form, such as `/statements/{id}`. */
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  description: string;
  /** For a path with `{id}`: one that there is. */
  id?: string;
  query: Q;
  success: {
    description: string;
    type: string;
    schema: z.ZodType;
    headers?: z.ZodObject;
    /** False for what must be asked anew each time: no ETag, `Cache-Control: no-store`. */
    cached?: false;
  };
  /**
   * True for a record that has a page, to which its address leads whoever rather reads HTML; with
   * `.json` behind it, it never does.
   */
  hasPage?: true;
  /** True for what is answered even while there is no dataset. */
  withoutDataset?: true;
  /** Requests whose real answers the documentation shows, by name; the first is the main one. */
  examples: Readonly<Record<string, Example>>;
  /**
   * A method, so that routes of different parameters have one type.
   * @throws ApiError
   */
  answer(context: Context<z.output<Q>>): Promise<Answer>;
}

export interface Example {
  id?: string;
  /** As it stands in an address, behind the question mark. */
  query?: string;
}

/**
 * Checks the types of parameters and answer against each other. Whatever is answered from a
 * dataset can be asked for as it was; which version that is, is decided before.
 */
export function route<Q extends z.ZodObject>(definition: Route<Q>): Route {
  const { query, success, withoutDataset } = definition;
  if (withoutDataset || success.cached === false) return definition;
  return { ...definition, query: query.extend({ as_of: asOf }) };
}

export const noQuery = z.strictObject({});

/** The address of an example, without that of the service. */
export function exampleUrl({ path }: Pick<Route, 'path'>, { id = '', query }: Example): string {
  return `${path.replace('{id}', id)}${query === undefined ? '' : `?${query}`}`;
}
