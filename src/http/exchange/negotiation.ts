// Content negotiation (RFC 9110 §12): what a request prefers.

interface Preference {
  /** In lower case, without parameters. */
  range: string;
  weight: number;
}

/** What a header names and accepts, best first. */
export function parsePreferences(header: string | undefined): Preference[] {
  return (header ?? '')
    .split(',')
    .map((entry) => {
      const [range = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const q = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { range: range.trim(), weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/**
 * Whether it is a person who asks: HTML is accepted by its name and rather than JSON. A program
 * that accepts anything gets JSON.
 */
export function prefersPage(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes('html')) return false;
  const preferences = parsePreferences(accept);
  const weigh = (...ranges: string[]) =>
    preferences.find(({ range }) => ranges.includes(range))?.weight ?? 0;
  const json = weigh('application/json') || weigh('application/*') || weigh('*/*');
  return weigh('text/html', 'application/xhtml+xml') > json;
}
