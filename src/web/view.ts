// What every page knows about the request, and the addresses of pages made from it.
import type { Messages } from './messages/en.ts';
import type { Language } from './messages/messages.ts';

export interface View {
  language: Language;
  messages: Messages;
  /** Whether the URL itself sets the language; then its links must set it too. */
  chosen: boolean;
  /** The address of the service, without a slash at the end. */
  address: string;
  /** The path and query of the request, without the language. */
  path: string;
  /** The addresses of what every page loads. */
  assets: { stylesheet: string; script: string; icon: string; picture: string };
  /** What a card in a frame holds, as it loads nothing. */
  card: { style: string; script: string };
  /** The formats of a list and of a single record, apart from their pages. */
  formats: { list: readonly FormatLink[]; record: readonly FormatLink[] };
  /** Where errors can be reported: a `mailto:` or `https:` URL; undefined where nobody said. */
  contact: string | undefined;
  /** The version that was taken back by a rollback; undefined in ordinary operation. */
  rolledBackFrom: string | undefined;
  /** The version of the dataset; undefined where there is none. */
  version: string | undefined;
  /** The version that the address names, and its instant; links stay in it. */
  asOf: AsOf | undefined;
}

export interface AsOf {
  version: string;
  /** An instant. */
  publishedAt: string;
  /** The path of the same page as it is now, with its query. */
  now: string;
}

/** Another format of the same content, and the suffix of its path. */
export interface FormatLink {
  name: string;
  suffix: string;
  /** What its links ask for besides. */
  query: Readonly<Record<string, string>>;
}

/** The values of each parameter, as they were given. */
export type Query = Readonly<Record<string, readonly string[]>>;

/** A path with its query. Each value of a list becomes a parameter; an empty list adds none. */
export function pathWith(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      parameters.append(name, one);
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The `href` of a page of this service, in the language and the version of this one. */
export function linkTo(view: View, path: string, fragment?: string): string {
  const chosen = view.chosen ? withLanguage(path, view.language) : path;
  return linkToVersion(view, `${chosen}${fragment === undefined ? '' : `#${fragment}`}`);
}

/** The `href` of what has no language, in the version of this page. */
export function linkToVersion(view: View, path: string): string {
  if (!view.asOf) return linkToData(view, path);
  const [place = '', ...fragment] = path.split(/(?=#)/);
  const mark = place.includes('?') ? '&' : '?';
  return linkToData(view, `${place}${mark}as_of=${view.asOf.version}${fragment.join('')}`);
}

/** The `href` of something of this service that has neither language nor version. */
export function linkToData(view: View, path: string): string {
  return `${new URL(view.address).pathname.replace(/\/$/, '')}${path}`;
}

export function withLanguage(path: string, language: Language): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

/** The pages that lead to all others, by their place in the navigation. */
export const sectionPaths = {
  statements: '/statements.html',
  timeline: '/timeline.html',
  actors: '/actors.html',
  sources: '/sources.html',
  caveats: '/caveats.html',
  lookup: '/lookup.html',
} as const;

export const statementPath = (id: string) => `/statements/${id}.html`;
export const sourcePath = (id: string) => `/sources/${id}.html`;
export const actorPath = (id: string) => `/actors/${id}.html`;
export const topicPath = (id: string) => `/topics/${id}.html`;
export const eventPath = (id: string) => `/events/${id}.html`;

/** The fragment of a passage in the page of its source; characters as in RFC 5147. */
export function passageFragment({ start, end }: { start: number; end: number }): string {
  return `char=${start},${end}`;
}
