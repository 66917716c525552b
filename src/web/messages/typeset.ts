// The spaces of French punctuation, so that the dictionary and editors can type plain ones. Never
// for quotations, which stay as printed.

const narrow = '\u202f';
const wide = '\u00a0';

/** Turns plain spaces at French punctuation into those at which no line breaks. */
export function typesetFrench(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${narrow}$1`)
    .replace(/ :/g, `${wide}:`)
    .replace(/« /g, `«${wide}`)
    .replace(/ »/g, `${wide}»`);
}

/** A dictionary whose every text is typeset, also those made by functions. */
export function typesetDictionary<T>(value: T): T {
  if (typeof value === 'string') return typesetFrench(value) as T;
  if (typeof value === 'function') {
    return ((...values: unknown[]) => typesetDictionary(value(...values))) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, typesetDictionary(inner)]);
  return Object.fromEntries(entries) as T;
}
