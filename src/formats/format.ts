// What a format is: how records become text, and the suffix that asks for it. Encoders are pure:
// they read no clock, and know nothing about the service but what `About` says.
import type { Actor } from '../records/actor.ts';
import type { Authority } from '../records/authority.ts';
import type { LocalizedText, languages } from '../records/reference.ts';
import { type RecordOf, type Resource, resourceNames } from '../records/resources.ts';

/** What some formats can be asked for. */
export interface Options {
  /** Whether cells stay as they are, even where a spreadsheet would take them for a formula. */
  raw: boolean;
  /** Whether a byte order mark stands in front. */
  bom: boolean;
  /** The language of what is in one language. */
  language: (typeof languages)[number];
}

export const defaultOptions: Options = { raw: false, bom: false, language: 'en' };

/** A statement that was withdrawn, or goes on under another id. */
export interface Gone {
  id: string;
  /** An instant. */
  on: string;
  reason: LocalizedText;
}

/** What a representation says about itself. */
export interface About extends Options {
  /** The service, without a slash at the end. */
  address: string;
  /** The URL of the request. */
  self: string;
  /** The URL that all pages of the list share. */
  list: string;
  /** The same as JSON. */
  json: string;
  /** The same as a page for people. */
  page: string;
  /** The next page; null on the last one. */
  next: string | null;
  title: string;
  /** The dataset's version. */
  version: string;
  /** In whose name ids are made that do not depend on the address. */
  authority: Authority;
  /** The last day that the dataset covers; null when nothing in it is dated. */
  newestDay: string | null;
  /** The last change that the dataset tells of; null in one that was never released. */
  newestChange: string | null;
  /** For a feed: ids of the list under which nothing stands any more, the newest first. */
  gone: readonly Gone[];
  /** Whether one record was asked for by its id, not a list that happens to hold one. */
  single: boolean;
  /** For a format that needs them: the actors of the statements, by id. */
  actors: ReadonlyMap<string, Actor>;
}

/**
 * Text in parts of any size; records are taken one by one, as the parts are asked for. An encoder
 * that is not for a page alone gives a part, even an empty one, before it takes the next record:
 * whoever has the records may still be waiting for that one.
 */
export type Encode<R> = (records: Iterable<R>, about: About) => Iterable<string>;

export interface Format {
  name: string;
  /** Follows the path of the list or of the record. */
  suffix: string;
  /** As in `Content-Type`. */
  mediaType: string;
  description: string;
  /** `all`: every match, streamed; `page`: at most a page of them. */
  extent: 'all' | 'page';
  /** Whether it exists for lists, for single records or for both. */
  paths: readonly ('list' | 'record')[];
  /** The parameters that it takes besides those of the list; none by default. */
  options?: readonly ('raw' | 'bom' | 'lang')[];
  /** Whether it is read again and again: what changed last comes first, with what is gone. */
  isFeed?: true;
  /** Whether it says more of the actors of a statement than the statement does. */
  needsActors?: true;
  /**
   * For the resources that have the format; `stored` for what records are kept as, `workbook` for
   * their tables in binary form.
   */
  encode: 'stored' | 'workbook' | Encoders;
  /** Why a record cannot be written in this format; undefined when it can. */
  refuse?: (record: RecordOf<Resource>) => string | undefined;
}

type Encoders = { readonly [R in Resource]?: Encode<RecordOf<R>> };

/** For a format that every resource has. */
export function encodeEvery(
  encoderOf: <R extends Resource>(resource: R) => Encode<RecordOf<R>>,
): Encoders {
  return Object.fromEntries(resourceNames.map((resource) => [resource, encoderOf(resource)]));
}
