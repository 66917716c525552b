// Tracking parameters that sites and mailers add to links. They ask for nothing, so they must not
// make an address invalid.

export function isTracking(name: string): boolean {
  return /^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src)$/.test(
    name,
  );
}

/** The address without them; undefined when it has none. */
export function removeTracking(url: string): string | undefined {
  const [path = ''] = url.split('?', 1);
  if (path.length === url.length) return undefined;
  const pairs = url.slice(path.length + 1).split('&');
  const rest = pairs.filter((pair) => !isTracking(pair.split('=', 1)[0] as string));
  if (rest.length === pairs.length) return undefined;
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`;
}
