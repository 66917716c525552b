// Addresses of passages name the text that their offsets count in, as its publisher may correct it.

/** Digits of the SHA-256 of a text. */
const nameLength = 12;

/** What the text is called in addresses. */
export function nameText(sha256: string): string {
  return sha256.slice(0, nameLength);
}

/** Where a passage stands, behind the address of its source. */
export function pathOfPassage(sha256: string, { start, end }: { start: number; end: number }) {
  return `${pathOfText(nameText(sha256))}#char=${start},${end}`;
}

/** Where a text stands, behind the address of its source. */
export function pathOfText(name: string): string {
  return `/text?text=${name}`;
}
