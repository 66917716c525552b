// Offsets leave the program as Unicode code points; JavaScript counts UTF-16 units.

/** Code points from UTF-16 index `from` up to `to`, neither inside a surrogate pair. */
export function countCodePoints(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = from; at < to; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
