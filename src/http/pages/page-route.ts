// What a page for people is: a path, and what the API answers made into markup. Pages ask the
// routes of the API, so that both always agree.

import type { Snapshot } from '../../store/store.ts';
import type { Query, View } from '../../web/view.ts';
import type { Ask } from './request.ts';

export interface PageContext {
  view: View;
  params: Readonly<Record<string, string>>;
  /** The query without the language, each value of a list on its own. */
  query: Query;
  ask: Ask;
  /** The answer of the API as it is. */
  askText: (url: string) => Promise<string>;
  snapshot: Snapshot;
}

export interface PageRoute {
  /** Such as `/statements/{id}.html`. */
  path: string;
  /** Whether other sites may show it in a frame. */
  framed?: boolean;
  /** @throws ApiError */
  render: (context: PageContext) => Promise<string>;
}

/** The part of an envelope that pages need. */
export interface Listed<T> {
  data: T[];
  page: { total: number; next: string | null };
}

/** The cursor in the address of a next page. */
export function findCursor(next: string | null): string | null {
  return next === null ? null : new URL(next).searchParams.get('cursor');
}

/** A list as the part of a page. */
export function partOf<T>({ data, page }: Listed<T>) {
  return { records: data, total: page.total };
}
