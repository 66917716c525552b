// Records in which every free text is replaced, for what must hold whatever a text says.

/** Keys whose texts come from sources and curators; other texts are checked by their schemas. */
export const freeKeys: ReadonlySet<string> = new Set([
  ...['text', 'name', 'role', 'title', 'publisher', 'original_url', 'exact', 'prefix', 'suffix'],
  ...['printed', 'en', 'fr', 'language', 'lang', 'sha256', 'value', 'spelling', 'input', 'was'],
]);

/** The value with every free text replaced. */
export function poison<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (freeKeys.has(key) ? text : value) as T;
  if (Array.isArray(value)) return value.map((inner) => poison(inner, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, poison(inner, text, name)]);
  return Object.fromEntries(entries) as T;
}
