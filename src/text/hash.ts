// A hash that tells texts apart and protects nothing: FNV-1a over UTF-16 code units.

/** An int32. @param begun the hash of what stands before the text */
export function hashText(text: string, begun = 0x811c9dc5): number {
  let hash = begun;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}
