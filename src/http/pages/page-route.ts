// Defines a page for people: a path, and a function that turns answers of the API into markup.
import type { List } from '../../records/list.ts';
import type { Part } from '../../web/list.ts';
import type { Query, View } from '../../web/view.ts';
import type { Api } from './api.ts';

export interface PageContext {
  view: View;
  /** From the path; empty where that has none. */
  id: string;
  /** The query without the language, each value of a list on its own. */
  query: Query;
  api: Api;
}

export interface PageRoute {
  /** Such as `/statements/{id}.html`. */
  path: string;
  /** Whether other sites may show it in a frame. */
  framed?: boolean;
  /** @throws ApiError */
  render: (context: PageContext) => Promise<string>;
}

/** The cursor of the page behind one; null on the last. */
export function findCursor({ page: { next } }: Pick<List<unknown>, 'page'>): string | null {
  return next === null ? null : new URL(next).searchParams.get('cursor');
}

/** A list as the part of a page. */
export function partOf<T>({ data, page }: List<T>): Part<T> {
  return { records: data, total: page.total };
}
