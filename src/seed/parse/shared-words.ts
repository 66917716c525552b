// Ids, days and kinds recur in thousands of files: each is in memory once.

const lengthMax = 32;

/** Words to remember; then it begins anew. */
const wordsMax = 50_000;

const words = new Map<string, string>();

/** The same value, whose short strings are those of values before. */
export function shareWords(value: unknown): unknown {
  if (typeof value === 'string') return value.length > lengthMax ? value : share(value);
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const name of Object.keys(parts)) parts[name] = shareWords(parts[name]);
  return value;
}

function share(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size >= wordsMax) words.clear();
  words.set(word, word);
  return word;
}
