// A past version of what stands at an address (RFC 7089): how its answer says so.
import type { PastPublication } from '../../store/store.ts';

/** What an answer says of the version that its address names. */
export interface Memento {
  publishedAt: string;
  /** The same address without the version. */
  original: string;
  /** Where all versions of it are listed. */
  timemap: string;
}

/** What an address names never changes, but it may have to be taken down. */
const mementoCacheControl = 'public, max-age=86400';

export const linkFormat = 'application/link-format';

/** @param headers those of the answer without it */
export function addMemento(
  headers: Readonly<Record<string, string>>,
  { publishedAt, original, timemap }: Memento,
): Record<string, string> {
  const own = `<${original}>; rel="original", <${timemap}>; rel="timemap"; type="${linkFormat}"`;
  return {
    ...headers,
    'cache-control': mementoCacheControl,
    'memento-datetime': formatInstant(publishedAt),
    Link: headers.Link === undefined ? own : `${headers.Link}, ${own}`,
  };
}

/** RFC 7089 §2.1.1: as HTTP writes dates. */
function formatInstant(instant: string): string {
  return new Date(instant).toUTCString();
}

/** @param path with its query */
export function timemapAddress(address: string, path: string): string {
  return `${address}/timemap?url=${encodeURIComponent(path)}`;
}

/** The versions of what stands at a path (§5), oldest first. */
export function encodeTimemap(
  address: string,
  path: string,
  publications: readonly PastPublication[],
): string {
  const lines = publications.map(({ version, publishedAt }, index) => {
    const places = [index === 0 && 'first', index === publications.length - 1 && 'last'];
    const rel = [...places.filter(Boolean), 'memento'].join(' ');
    const url = `${address}${withVersion(path, version)}`;
    return `<${url}>; rel="${rel}"; datetime="${formatInstant(publishedAt)}"`;
  });
  const self = `<${timemapAddress(address, path)}>; rel="self"; type="${linkFormat}"`;
  return `${[`<${address}${path}>; rel="original"`, self, ...lines].join(',\n')}\n`;
}

/** A path, with its query, in a version. */
export function withVersion(path: string, version: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}as_of=${version}`;
}
