// What a route is: one description from which the handler and the OpenAPI document are made.
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Snapshot } from '../../store/store.ts';

/** A body that is too long to be held: it is made, or read, while it is sent. */
export interface LongBody {
  /** Strong: another one whenever a byte may differ. */
  etag: string;
  /** Its length where that is known beforehand; such a body can be asked for in ranges. */
  bytes?: number;
  /** @param range bytes, both included; all of them when undefined */
  open: (range?: { start: number; end: number }) => Readable;
}

/** What a route answers with. Bytes are sent as they are. */
export interface Answer {
  body: Buffer | string | LongBody;
  type: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Context<P, Q> {
  /** Asking for it while there is none throws an ApiError not_ready. */
  snapshot: Snapshot;
  params: P;
  query: Q;
  /** Path and query as they were asked for. */
  url: string;
  /** The address of the service, without a slash at the end. */
  address: string;
}

export interface Route<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> {
  /** OpenAPI form, such as `/statements/{id}`. */
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  description: string;
  params: P;
  query: Q;
  success: {
    description: string;
    type: string;
    schema: z.ZodType;
    headers?: z.ZodObject;
    /** False for what must be asked anew each time: no ETag, `Cache-Control: no-store`. */
    cached?: false;
  };
  /** True for what is answered even while there is no dataset. */
  withoutDataset?: true;
  /** Requests whose real answers the documentation shows, by name; the first is the main one. */
  examples: Readonly<Record<string, string>>;
  /** @throws ApiError */
  answer: (context: Context<z.output<P>, z.output<Q>>) => Promise<Answer>;
}

/** Checks a route's types against each other; the list of routes forgets them again. */
export function route<P extends z.ZodObject, Q extends z.ZodObject>(
  definition: Route<P, Q>,
): Route {
  return definition as unknown as Route;
}

export function isLong(body: Answer['body']): body is LongBody {
  return typeof body !== 'string' && !Buffer.isBuffer(body);
}

export const jsonType = 'application/json; charset=utf-8';

export function json(value: unknown): Answer {
  return { body: JSON.stringify(value), type: jsonType };
}
